package dev.lectern.pane.lambda.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.problem.UserProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which invocations count as warm and as cold, and which of them failed. */
class DurationsTest {

  private static final String START = "START RequestId: r Version: $LATEST\n";
  private static final String INIT = "INIT_START Runtime Version: python:3.13.v1\n";

  private static Run run(String error, String before, double duration, String after) {
    String log =
        before
            + "REPORT RequestId: r\tDuration: "
            + duration
            + " ms\tBilled Duration: 9 ms"
            + after;
    Optional<Report> report = Report.last(log);
    return new Run(Instant.EPOCH, 1, "r", 200, "$LATEST", error, "{}", log, report, null);
  }

  @Test
  void failedInvocationsTookTheirTimeToo() {
    Run refused =
        new Run(
            Instant.EPOCH,
            1,
            "r",
            429,
            "",
            "",
            "",
            "",
            Optional.empty(),
            UserProblem.of("Refused", "", ""));
    List<Run> runs =
        List.of(
            run("", START, 2, ""),
            run("Unhandled", START, 3_000, "\tStatus: timeout"),
            run("", INIT + START, 5, "\tInit Duration: 70.50 ms"),
            run("Unhandled", INIT + START, 1, "\tInit Duration: 80.00 ms"),
            // the runtime that the failure ended is started within the next invocation
            run("", START + INIT, 90, ""),
            refused);

    Durations warm = Durations.warm(runs);
    Durations cold = Durations.cold(runs);

    assertThat(warm.good()).containsExactly(2);
    assertThat(warm.failed()).containsExactly(3_000);
    assertThat(warm.percentiles().p99()).isEqualTo(3_000);
    assertThat(cold.good()).containsExactly(75.5, 90);
    assertThat(cold.failed()).containsExactly(81);
    assertThat(cold.all()).containsExactly(75.5, 90, 81);
  }
}
