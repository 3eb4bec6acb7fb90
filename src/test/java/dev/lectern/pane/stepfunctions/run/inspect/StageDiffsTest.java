package dev.lectern.pane.stepfunctions.run.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.diff.LineDiff;
import org.junit.jupiter.api.Test;

class StageDiffsTest {

  private final StageDiffs diffs = new StageDiffs();
  private final Stage input = new Stage(Stage.Point.INPUT, "{\"a\":1}");

  private static Stage output(int value) {
    return new Stage(Stage.Point.OUTPUT, "{\"a\":" + value + "}");
  }

  @Test
  void theSameIsWorkedOutOnce() {
    LineDiff first = diffs.between(input, output(2));

    assertThat(first.added()).isEqualTo(1);
    assertThat(diffs.between(input, output(2))).isSameAs(first);
    assertThat(diffs.between(output(2), input)).isNotSameAs(first);
  }

  @Test
  void whatWasNotAskedForLatelyIsForgotten() {
    LineDiff old = diffs.between(input, output(0));
    LineDiff used = diffs.between(input, output(1));
    for (int i = 2; i <= StageDiffs.KEPT; i++) {
      diffs.between(input, output(i));
      assertThat(diffs.between(input, output(1))).isSameAs(used);
    }

    assertThat(diffs.between(input, output(0))).isNotSameAs(old);
  }
}
