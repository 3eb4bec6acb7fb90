package dev.lectern.pane.stepfunctions.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.run.Gantt.Bar;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task in a Parallel is tried twice, fails with the execution, and is redriven. */
class GanttTest {

  private static final History REDRIVEN =
      History.of(
          List.of(
              event(1, 0, 0, "ExecutionStarted", ""),
              event(2, 0, 0, "ParallelStateEntered", "Both"),
              event(3, 2, 0, "ParallelStateStarted", "Both"),
              event(4, 3, 0, "TaskStateEntered", "Pay"),
              event(5, 4, 0, "TaskScheduled", ""),
              event(6, 5, 10, "TaskFailed", ""),
              event(7, 6, 20, "TaskScheduled", ""),
              event(8, 7, 30, "TaskFailed", ""),
              event(9, 8, 30, "TaskStateAborted", ""),
              event(10, 8, 30, "ParallelStateFailed", ""),
              event(11, 10, 30, "ExecutionFailed", ""),
              event(12, 11, 80, "ExecutionRedriven", ""),
              event(13, 8, 80, "TaskScheduled", ""),
              event(14, 13, 100, "TaskSucceeded", ""),
              event(15, 14, 100, "TaskStateExited", "Pay"),
              event(16, 15, 100, "ParallelStateSucceeded", ""),
              event(17, 15, 100, "ParallelStateExited", "Both"),
              event(18, 17, 100, "ExecutionSucceeded", "")));

  private static Event event(long id, long previous, int second, String type, String name) {
    return new Event(
        id, previous, Instant.EPOCH.plusSeconds(second), type, "", Json.object().put("name", name));
  }

  private static List<String> bars(String state, long event) {
    return Gantt.of(
            REDRIVEN.visits(state),
            event,
            Instant.EPOCH,
            Duration.ofSeconds(100),
            REDRIVEN.events().get((int) event - 1).time())
        .stream()
        .map(Bar::style)
        .toList();
  }

  @Test
  void theWaitForARedriveIsNoBackOff() {
    assertThat(bars("Pay", 18))
        .containsExactly("tried", "backoff", "tried", "redrive", "succeeded");
    Bar waited =
        Gantt.of(
                REDRIVEN.visits("Pay"),
                18,
                Instant.EPOCH,
                Duration.ofSeconds(100),
                Instant.EPOCH.plusSeconds(100))
            .stream()
            .filter(bar -> bar.style().equals("redrive"))
            .findFirst()
            .orElseThrow();
    assertThat(waited.from()).isBetween(0.3, 0.31);
    assertThat(waited.to()).isBetween(0.8, 0.81);
    assertThat(REDRIVEN.visits("Pay").getFirst().millis(18, Instant.EPOCH.plusSeconds(100)))
        .isEqualTo(50_000);
  }

  @Test
  void aStateAroundItWaitsAsWell() {
    assertThat(bars("Both", 18)).containsExactly("succeeded", "redrive", "succeeded");
    // it takes again what happens within
    assertThat(REDRIVEN.owner(16)).get().extracting(Visit::state).isEqualTo("Both");
  }

  @Test
  void beforeTheRedriveNothingIsKnownOfIt() {
    assertThat(bars("Pay", 11)).doesNotContain("redrive");
    assertThat(bars("Both", 11)).doesNotContain("redrive");
  }
}
