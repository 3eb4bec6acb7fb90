package dev.lectern.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

  private static Check check(int share) {
    return new Check.State("x", share, 0, 0, false, "", "s3:HeadBucket", Json.object(), "a exists");
  }

  @ParameterizedTest
  @CsvSource({
    // first (2 of 3 shares), second (1 of 3), guard, hints, points of 10
    "true, true, true, 0, 10",
    "true, true, true, 1, 10",
    "true, true, true, 2, 7",
    "true, true, true, 3, 4",
    "true, false, true, 0, 7",
    "true, false, true, 2, 7",
    "false, true, true, 3, 3",
    "true, true, false, 0, 5",
    "false, false, true, 0, 0",
  })
  void partialCreditGuardsAndHints(
      boolean first, boolean second, boolean guard, int hints, int points) {
    Step step =
        new Step(
            "s",
            "S",
            10,
            false,
            "",
            null,
            List.of(),
            Map.of(),
            List.of(check(2), check(1), check(0)),
            List.of(),
            List.of());
    List<CheckResult> results =
        List.of(
            new CheckResult(first, "", "", ""),
            new CheckResult(second, "", "", ""),
            new CheckResult(guard, "", "", ""));
    assertThat(Score.of(step, results, hints)).isEqualTo(points);
  }
}
