package dev.lectern.pane.lambda.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.lambda.data.Life;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What REPORT lines alone tell of environments. */
class RebuiltTest {

  private static Run run(String id, int at, int init, int duration, String status, String type) {
    String line =
        "REPORT RequestId: %s\tDuration: %d ms\tBilled Duration: %d ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB"
            .formatted(id, duration, duration + Math.max(0, init));
    line += init < 0 ? "" : "\tInit Duration: " + init + " ms";
    line += status.isEmpty() ? "" : "\tStatus: " + status;
    line += type.isEmpty() ? "" : "\tError Type: " + type;
    Optional<Report> report = Report.of(line);
    return new Run(
        Instant.ofEpochMilli(at),
        duration + Math.max(0, init),
        id,
        200,
        "$LATEST",
        status.isEmpty() ? "" : "Unhandled",
        "",
        "",
        report,
        null);
  }

  private static List<String> stages(Life life) {
    return life.phases().stream()
        .map(phase -> phase.stage() + " " + phase.requestId() + " " + phase.failure())
        .toList();
  }

  @Test
  void aWarmCallGoesToTheOneThatRestedLast() {
    List<Life> lives =
        Rebuilt.of(
            List.of(
                run("a", 0, 300, 50, "", ""),
                run("b", 10, 300, 90, "", ""),
                run("c", 1_000, -1, 5, "", ""),
                run("d", 1_001, -1, 5, "", "")));
    assertThat(lives).hasSize(2);
    assertThat(stages(lives.get(1)))
        .containsExactly(
            "INIT  NONE", "INVOKE b NONE", "FROZEN  NONE", "INVOKE c NONE", "FROZEN  NONE");
    assertThat(stages(lives.get(0))).contains("INVOKE d NONE");
  }

  @Test
  void whatEndedAnInvocationIsSeen() {
    List<Life> lives =
        Rebuilt.of(
            List.of(
                run("a", 0, 100, 3_000, "timeout", ""),
                run("b", 9_000, 100, 30, "error", "Runtime.ExitError"),
                run("c", 20_000, 100, 30, "error", "Runtime.OutOfMemory")));
    assertThat(lives).hasSize(3);
    assertThat(lives.stream().map(life -> life.phases().get(1).failure()))
        .containsExactly(Life.Failure.TIMEOUT, Life.Failure.CRASH, Life.Failure.MEMORY);
  }

  @Test
  void stackTracesOfAllLanguagesNameTheirLines() {
    StackFrames python =
        StackFrames.of(
            "{\"errorType\":\"ValueError\",\"errorMessage\":\"empty\",\"stackTrace\":[\"  File"
                + " \\\"/tmp/x/index.py\\\", line 12, in handler\\n    return price()\\n\"]}");
    assertThat(python.frames().getFirst().file()).isEqualTo("index.py");
    assertThat(python.frames().getFirst().line()).isEqualTo(12);
    StackFrames java =
        StackFrames.of("{\"stackTrace\":[\"Handler.price(Handler.java:34)\",\"java.base/x\"]}");
    assertThat(java.frames().getFirst().line()).isEqualTo(34);
    assertThat(java.frames().get(1).file()).isEmpty();
    StackFrames node =
        StackFrames.of("{\"trace\":[\"RangeError: e\",\"at price (file:///c/index.mjs:25:11)\"]}");
    assertThat(node.frames().get(1).file()).isEqualTo("index.mjs");
    assertThat(StackFrames.of("no json").frames()).isEmpty();
  }
}
