package dev.lectern.sandbox.stepfunctions.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** When a Retry tries again ("Retrying after an error"). */
class RetryLawsTest {

  private static final String BUSY =
      """
      {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
        "Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":2,"BackoffRate":3,"MaxAttempts":5,
          "MaxDelaySeconds":20,"JitterStrategy":"%s"}],"End":true}}}
      """;

  /** Pauses without jitter: the interval times the rate, at most the longest delay. */
  private static final List<Duration> WHOLE =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(6),
          Duration.ofSeconds(18),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  private static List<Duration> pauses(String jitter, DoubleSupplier random) {
    Player player =
        new Player(BUSY.formatted(jitter), "{}", work -> Recorded.error("Busy", ""), random)
            .toTheEnd();
    List<Instant> tries =
        player.history.stream()
            .filter(event -> event.path("type").asString().equals("TaskScheduled"))
            .map(event -> Instant.parse(event.path("timestamp").asString()))
            .toList();
    List<Duration> pauses = new ArrayList<>();
    for (int i = 1; i < tries.size(); i++) {
      pauses.add(Duration.between(tries.get(i - 1), tries.get(i)));
    }
    return pauses;
  }

  @Test
  void withoutJitterEachPauseIsWhole() {
    assertThat(pauses("NONE", () -> 0)).isEqualTo(WHOLE);
  }

  @Test
  void fullJitterDrawsEachPauseBetweenNothingAndTheWhole() {
    for (long seed = 0; seed < 50; seed++) {
      List<Duration> drawn = pauses("FULL", new Random(seed)::nextDouble);
      assertThat(drawn).hasSameSizeAs(WHOLE);
      for (int i = 0; i < drawn.size(); i++) {
        assertThat(drawn.get(i)).isBetween(Duration.ZERO, WHOLE.get(i));
      }
      assertThat(drawn).doesNotHaveDuplicates();
    }
    assertThat(pauses("FULL", () -> 0)).containsOnly(Duration.ZERO);
    assertThat(pauses("FULL", () -> 0.25))
        .isEqualTo(WHOLE.stream().map(whole -> whole.dividedBy(4)).toList());
  }
}
