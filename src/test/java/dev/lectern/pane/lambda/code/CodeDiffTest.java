package dev.lectern.pane.lambda.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeDiffTest {

  private static List<String> diff(Map<String, String> before, Map<String, String> after) {
    return CodeDiff.of(before, after).stream()
        .map(line -> line.kind() + " " + line.number() + " " + line.text())
        .toList();
  }

  @Test
  void linesThatDifferStandWithTheirNeighbours() {
    assertThat(diff(Map.of("a", "1\n2\n3\n4\n5\n6\n"), Map.of("a", "1\n2\n3\nx\n5\n6\n")))
        .containsExactly(
            "FILE 0 a", "SAME 2 2", "SAME 3 3", "REMOVED 4 4", "ADDED 4 x", "SAME 5 5", "SAME 6 6");
  }

  @Test
  void changesThatAreNearShareTheirNeighbours() {
    assertThat(diff(Map.of("a", "1\n2\n3\n4\n"), Map.of("a", "x\n2\n3\ny\n")))
        .containsExactly(
            "FILE 0 a",
            "REMOVED 1 1",
            "ADDED 1 x",
            "SAME 2 2",
            "SAME 3 3",
            "REMOVED 4 4",
            "ADDED 4 y");
  }

  @Test
  void aNeighbourThatIsItselfNewStandsOnce() {
    assertThat(diff(Map.of("a", "1\n2\n3\n"), Map.of("a", "2\nx\n")))
        .containsExactly("FILE 0 a", "REMOVED 1 1", "SAME 1 2", "REMOVED 3 3", "ADDED 2 x");
  }

  @Test
  void filesComeAndGo() {
    assertThat(diff(Map.of("old", "1"), Map.of("new", "2")))
        .containsExactly("FILE 0 new", "ADDED 1 2", "FILE 0 old", "REMOVED 1 1");
    assertThat(diff(Map.of("a", "1"), Map.of("a", "1"))).isEmpty();
  }
}
