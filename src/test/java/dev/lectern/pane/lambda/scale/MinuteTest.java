package dev.lectern.pane.lambda.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.data.Life;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinuteTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:01:00Z");

  private static Life life(int... seconds) {
    List<Life.Phase> phases = new java.util.ArrayList<>();
    for (int i = 0; i < seconds.length; i += 2) {
      phases.add(
          new Life.Phase(
              Life.Stage.INVOKE,
              NOW.minusSeconds(60).plusMillis(seconds[i]),
              NOW.minusSeconds(60).plusMillis(seconds[i + 1]),
              "a",
              Life.Failure.NONE,
              ""));
    }
    return new Life("x", "$LATEST", 1, false, 128, 3_000, phases, Life.End.NONE);
  }

  @Test
  void onlyWhatRunsTogetherCountsTogether() {
    ScaleViewModel.Minute minute =
        ScaleViewModel.Minute.of(
            List.of(life(1_000, 1_100, 1_200, 1_300, 1_400, 1_500), life(1_050, 3_500)),
            List.of(new Inside.Throttle(NOW.minusSeconds(58), "x")),
            NOW);
    assertThat(minute.running()).startsWith(0, 2, 1, 1, 0);
    assertThat(minute.refused()).startsWith(0, 0, 1, 0);
  }
}
