package dev.lectern.pane.lambda.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an invocation says of its environment. */
class RunTest {

  private static final String REPORT =
      "REPORT RequestId: r\tDuration: 470.33 ms\tBilled Duration: 471 ms\tMemory Size: 256 MB\t"
          + "Max Memory Used: 40 MB";
  private static final String INIT = "INIT_START Runtime Version: nodejs:22.v1\n";

  private static Run run(String log) {
    Optional<Report> report = Report.last(log);
    return new Run(Instant.EPOCH, 1, "r", 200, "$LATEST", "", "{}", log, report, null);
  }

  @Test
  void aRuntimeThatWasLostIsStartedWithinTheInvocation() {
    String start = "START RequestId: r Version: $LATEST\n";
    assertThat(run(start + INIT + REPORT).restarted()).isTrue();
    assertThat(run(start + REPORT).restarted()).isFalse();
    assertThat(run(INIT + start + REPORT + "\tInit Duration: 56.10 ms").restarted()).isFalse();
    assertThat(run("").restarted()).isFalse();
  }
}
