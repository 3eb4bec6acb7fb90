package dev.lectern.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineChangeTest {

  @Test
  void whatWentStandsBeforeWhatCame() {
    LineChange change = LineChange.of("a\nb\nc\nd\ne\nf\ng", "a\nb\nc\nX\ne\nf\ng\nh");
    assertThat(change.text()).isEqualTo("  …\n  b\n  c\n− d\n+ X\n  e\n  f\n  g\n+ h");
    assertThat(change.styles()).containsEntry(3, "removed").containsEntry(4, "added");
  }

  @Test
  void aNewTextIsAllNewAndTheSameTextIsShownWhole() {
    assertThat(LineChange.of("", "a\nb").text()).isEqualTo("+ a\n+ b");
    assertThat(LineChange.of("a\nb\nc\nd", "a\nb\nc\nd").text()).isEqualTo("  a\n  b\n  c\n  d");
  }
}
