package dev.lectern.ui.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineDiffTest {

  @Test
  void whateverTheTextsAreBothSidesCanBeReadFromIt() {
    Random random = new Random(42);
    for (int round = 0; round < 500; round++) {
      List<String> left = lines(random);
      List<String> right = lines(random);
      LineDiff diff = LineDiff.of(left, right);
      assertThat(side(diff, true)).isEqualTo(left);
      assertThat(side(diff, false)).isEqualTo(right);
      for (LineDiff.Line line : diff.lines()) {
        assertThat(line.change() == LineDiff.Kind.SAME)
            .isEqualTo(
                line.before().number() > 0
                    && line.after().number() > 0
                    && line.before().text().equals(line.after().text())
                    && line.change() != LineDiff.Kind.CHANGED);
      }
    }
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < random.nextInt(12); i++) {
      lines.add("line " + random.nextInt(5));
    }
    return lines;
  }

  private static List<String> side(LineDiff diff, boolean before) {
    List<String> side = new ArrayList<>();
    for (LineDiff.Line line : diff.lines()) {
      LineDiff.Side half = before ? line.before() : line.after();
      if (half.number() > 0) {
        side.add(half.text());
        assertThat(half.number()).isEqualTo(side.size());
      }
    }
    return side;
  }

  @Test
  void whatDiffersWithinALineIsMarked() {
    LineDiff diff =
        LineDiff.of(List.of("  \"stage\": \"test\","), List.of("  \"stage\": \"prod\","));
    LineDiff.Line line = diff.lines().getFirst();
    LineDiff.Span span = line.after().changed();
    assertThat(line.after().text().substring(span.from(), span.to())).isEqualTo("prod");
    assertThat(diff.removed()).isEqualTo(1);
    assertThat(diff.added()).isEqualTo(1);
  }

  @Test
  void longTextsWithoutALineInCommonAreNotSearched() {
    List<String> left = Collections.nCopies(100_000, "1");
    List<String> right = Collections.nCopies(100_000, "2");
    LineDiff diff = LineDiff.of(left, right);
    assertThat(diff.coarse()).isTrue();
    assertThat(diff.lines()).hasSize(100_000);
    List<String> edited = new ArrayList<>(left);
    edited.set(50_000, "x");
    assertThat(LineDiff.of(left, edited).coarse()).isFalse();
    assertThat(LineDiff.of(left, edited).removed()).isEqualTo(1);
  }
}
