package dev.lectern.pane.stepfunctions.run.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A distributed Map that was redriven: its state is neither entered nor started again. */
class RedrivenMapRunTest {

  private static final History FAILED_AGAIN =
      History.of(
          List.of(
              event(1, 0, "ExecutionStarted"),
              event(2, 0, "MapStateEntered"),
              event(3, 2, "MapStateStarted"),
              event(4, 3, "MapRunStarted"),
              event(5, 4, "MapRunFailed"),
              event(6, 5, "MapStateFailed"),
              event(7, 6, "ExecutionFailed"),
              event(8, 7, "ExecutionRedriven"),
              event(9, 6, "MapRunRedriven"),
              event(10, 9, "MapRunFailed"),
              event(11, 10, "MapStateFailed"),
              event(12, 11, "ExecutionFailed")));

  private static Event event(long id, long previous, String type) {
    return new Event(
        id,
        previous,
        Instant.EPOCH.plusSeconds(id),
        type,
        "",
        Json.object().put("name", "Each").put("mapRunArn", "arn:of:it"));
  }

  private static Status at(long event) {
    return Moment.of(FAILED_AGAIN, event, null).states().get("Each").status();
  }

  @Test
  void runsFromTheRedriveOn() {
    assertThat(at(7)).isEqualTo(Status.FAILED);
    assertThat(at(9)).isEqualTo(Status.RUNNING);
  }

  @Test
  void failsAgainAndIsNotAborted() {
    assertThat(at(12)).isEqualTo(Status.FAILED);
    assertThat(FAILED_AGAIN.owner(11)).get().extracting(Visit::state).isEqualTo("Each");
  }
}
