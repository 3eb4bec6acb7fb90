package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The life of execution environments, and what their logs say of it. */
class EnvironmentLifeTest extends LambdaTest {

  private static final Pattern REPORT =
      Pattern.compile(
          "REPORT RequestId: (\\S+)\\tDuration: ([\\d.]+) ms\\tBilled Duration: (\\d+) ms\\t"
              + "Memory Size: (\\d+) MB\\tMax Memory Used: (\\d+) MB\\t"
              + "(?:Init Duration: ([\\d.]+) ms\\t)?(.*)");

  private static Matcher report(InvokeResponse response) {
    Matcher matcher = REPORT.matcher(log(response));
    assertThat(matcher.find()).as(log(response)).isTrue();
    return matcher;
  }

  @Test
  void theFirstCallIsColdAndBilledWithItsInitializationTheSecondIsWarm() {
    python("hello");

    InvokeResponse first = invoke("hello", "{\"a\":1}");
    InvokeResponse second = invoke("hello", "{}");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.executedVersion()).isEqualTo("$LATEST");
    assertThat(first.functionError()).isNull();
    assertThat(body(first)).contains("\"count\": 1", "\"a\": 1");
    String id = first.responseMetadata().requestId();
    assertThat(log(first).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(
                        "INIT_START Runtime Version: python:3.13.v1\tRuntime Version ARN:"
                            + " arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}"),
            line -> assertThat(line).isEqualTo("static block"),
            line -> assertThat(line).isEqualTo("START RequestId: " + id + " Version: $LATEST"),
            line -> assertThat(line).isEqualTo("handler 1"),
            line -> assertThat(line).isEqualTo("END RequestId: " + id),
            line -> assertThat(line).startsWith("REPORT RequestId: " + id + "\tDuration: "));
    Matcher cold = report(first);
    double all = Double.parseDouble(cold.group(2)) + Double.parseDouble(cold.group(6));
    assertThat(Double.parseDouble(cold.group(3))).isBetween(all - 0.01, all + 1.01);
    assertThat(Integer.parseInt(cold.group(5))).isBetween(5, 60);

    assertThat(body(second)).contains("\"count\": 2");
    assertThat(log(second)).doesNotContain("Init Duration").doesNotContain("static block");
    Matcher warm = report(second);
    assertThat(Long.parseLong(warm.group(3)))
        .isEqualTo((long) Math.ceil(Double.parseDouble(warm.group(2))));
  }

  @Test
  void aChangeOfConfigurationMakesItColdAgain() {
    python("hello");
    invoke("hello", "{}");
    lambda.updateFunctionConfiguration(
        c -> c.functionName("hello").environment(e -> e.variables(Map.of("A1", "b"))));
    InvokeResponse after = invoke("hello", "{\"do\":\"environment\"}");
    assertThat(log(after)).contains("Init Duration");
    assertThat(body(after)).contains("\"A1\": \"b\"");
  }

  @Test
  void itStartsFromAnEmptyEnvironment() {
    python("hello");
    assertThat(body(invoke("hello", "{\"do\":\"environment\"}")))
        .contains("\"AWS_LAMBDA_FUNCTION_NAME\": \"hello\"")
        .contains("\"_HANDLER\": \"index.handler\"")
        .contains("\"AWS_LAMBDA_INITIALIZATION_TYPE\": \"on-demand\"")
        .contains("\"AWS_LAMBDA_FUNCTION_MEMORY_SIZE\": \"512\"")
        .contains("\"TZ\": \":UTC\"")
        .doesNotContain("\"HOME\"")
        .doesNotContain("\"USER\"")
        .doesNotContain("\"JAVA_HOME\"");
  }

  @Test
  void aTimeoutKillsTheProcessAndItsMemoryButNotItsScratch() {
    python(
        "slow",
        """
        import os, tempfile, time
        kept = os.path.join(tempfile.gettempdir(), "kept")
        count = 0
        def handler(event, context):
            global count
            count += 1
            if event.get("sleep"):
                open(kept, "w").write("x")
                time.sleep(60)
            return {"count": count, "kept": os.path.exists(kept)}
        """,
        function -> function.timeout(1));
    assertThat(body(invoke("slow", "{}"))).isEqualTo("{\"count\": 1, \"kept\": false}");

    InvokeResponse late = invoke("slow", "{\"sleep\":true}");
    String id = late.responseMetadata().requestId();
    assertThat(late.functionError()).isEqualTo("Unhandled");
    assertThat(body(late))
        .isEqualTo(
            "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "
                + id
                + " Error: Task timed out after 1.00 seconds\"}");
    assertThat(log(late)).contains(id + " Task timed out after 1.00 seconds");
    assertThat(report(late).group(7)).isEqualTo("Status: timeout");
    assertThat(report(late).group(3)).isEqualTo("1000");

    InvokeResponse after = invoke("slow", "{}");
    assertThat(body(after)).isEqualTo("{\"count\": 1, \"kept\": true}");
    assertThat(log(after)).contains("INIT_START").doesNotContain("Init Duration");
  }

  @Test
  void aCrashSaysHowTheProcessEnded() {
    python("crash");
    InvokeResponse crash = invoke("crash", "{\"do\":\"exit\",\"code\":7}");
    assertThat(body(crash))
        .contains("Runtime.ExitError", "Error: Runtime exited with error: exit status 7");
    assertThat(report(crash).group(7)).isEqualTo("Status: error\tError Type: Runtime.ExitError");
    assertThat(body(invoke("crash", "{\"do\":\"exit\",\"code\":0}")))
        .contains("Runtime exited without providing a reason");
    assertThat(body(invoke("crash", "{}"))).contains("\"count\": 1");
  }

  @Test
  void tooMuchMemoryIsKilled() {
    python("hog", PYTHON, function -> function.memorySize(128));
    InvokeResponse killed = invoke("hog", "{\"do\":\"hog\"}");
    assertThat(body(killed)).contains("Runtime.ExitError", "signal: killed");
    assertThat(report(killed).group(5)).isEqualTo("128");
    assertThat(report(killed).group(7)).contains("Runtime.OutOfMemory");
  }

  @Test
  void aHandlersExceptionKeepsTheEnvironment() {
    python("fail");
    InvokeResponse failed = invoke("fail", "{\"do\":\"fail\"}");
    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(body(failed))
        .contains("\"errorMessage\": \"asked to fail\"", "\"errorType\": \"ValueError\"")
        .contains("stackTrace", "index.py");
    assertThat(log(failed)).contains("[ERROR] ValueError: asked to fail");
    assertThat(body(invoke("fail", "{}"))).contains("\"count\": 2");
  }

  @Test
  void aFailedInitializationIsTriedOnceMoreWithinTheInvocation() {
    python("broken", "import no_such_module", function -> {});
    InvokeResponse failed = invoke("broken", "{}");
    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(body(failed)).contains("Runtime.ImportModuleError", "no_such_module");
    assertThat(log(failed))
        .containsSubsequence(
            "Phase: init\tStatus: error\tError Type: Runtime.ImportModuleError",
            "START RequestId",
            "Phase: invoke\tStatus: error\tError Type: Runtime.ImportModuleError",
            "END RequestId",
            "REPORT RequestId");
  }

  @Test
  void eightAtOnceHaveAnEnvironmentEach() throws Exception {
    python("burst");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          java.util.stream.IntStream.range(0, 8)
              .mapToObj(
                  i -> threads.submit(() -> invoke("burst", "{\"do\":\"sleep\",\"seconds\":3}")))
              .toList();
      for (Future<InvokeResponse> call : calls) {
        assertThat(body(call.get())).contains("\"count\": 1");
      }
    }
  }

  @Test
  void aCallAfterALongJumpOfTheClockIsCold() {
    python("jumped");
    for (int i = 0; i < 5; i++) {
      assertThat(body(invoke("jumped", "{}"))).contains("\"count\": 1");
      sandbox.clock().advance(Duration.ofDays(1));
    }
  }

  @Test
  void anEnvironmentThatIsKeptBusyEndsBeforeItsKeysDo() {
    python("busy");
    for (int i = 1; i <= 165; i++) {
      assertThat(body(invoke("busy", "{}"))).contains("\"count\": " + i + ",");
      sandbox.clock().advance(Duration.ofMinutes(4));
    }
    assertThat(body(invoke("busy", "{}"))).contains("\"count\": 1,");
  }

  @Test
  void whatRestsForLongIsReaped() throws Exception {
    python("idle");
    assertThat(body(invoke("idle", "{}"))).contains("\"count\": 1");
    sandbox.clock().advance(Duration.ofMinutes(6));
    until(
        "a cold call",
        () -> {
          boolean cold = log(invoke("idle", "{}")).contains("Init Duration");
          if (!cold) {
            sandbox.clock().advance(Duration.ofMinutes(6));
          }
          return cold;
        });
  }

  @Test
  void nothingOutlivesTheSandbox() throws Exception {
    python("left");
    String pid =
        body(
            invokePid(
                "left-pid",
                """
                import os, subprocess
                child = subprocess.Popen(["sleep", "600"])
                def handler(event, context):
                    return "%d %d" % (os.getpid(), child.pid)
                """));
    String[] pids = pid.replace("\"", "").split(" ");
    assertThat(ProcessHandle.of(Long.parseLong(pids[0]))).isPresent();
    sandbox.close();
    for (String each : pids) {
      until(
          "process " + each + " is gone",
          () -> ProcessHandle.of(Long.parseLong(each)).map(p -> !p.isAlive()).orElse(true));
    }
  }

  private InvokeResponse invokePid(String name, String code) {
    python(name, code, function -> {});
    return invoke(name, "{}");
  }

  @Test
  void jsonLogsAreOneObjectALine() {
    python("json", PYTHON, f -> f.loggingConfig(l -> l.logFormat("JSON")));
    InvokeResponse response = invoke("json", "{}");
    assertThat(log(response))
        .contains("\"type\":\"platform.initStart\"")
        .contains("\"type\":\"platform.start\"")
        .contains("\"type\":\"platform.runtimeDone\"")
        .contains("\"type\":\"platform.report\"")
        .contains("\"billedDurationMs\":", "\"initDurationMs\":");
  }
}
