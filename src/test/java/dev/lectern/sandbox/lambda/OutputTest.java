package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** What a function prints is in the log of the invocation that printed it, whole. */
class OutputTest extends LambdaTest {

  private static final int OFTEN = 40;

  @TempDir Path folder;

  private void java(String name, String body) {
    String source =
        """
        package demo;
        import com.amazonaws.services.lambda.runtime.Context;
        import com.amazonaws.services.lambda.runtime.RequestHandler;
        import java.util.Map;

        public class Says implements RequestHandler<Map<String, Object>, String> {
          public String handleRequest(Map<String, Object> event, Context context) {
            %s
          }
        }
        """
            .formatted(body);
    create(
        name,
        "java25",
        "demo.Says",
        archive(JavaFunctions.compiled(folder, "Says", source)),
        f -> {});
  }

  /** Everything stands between START and END of this call, and nothing before. */
  private static void whole(InvokeResponse call, boolean first, String... printed) {
    String log = log(call);
    String id = call.responseMetadata().requestId();
    if (!first) {
      assertThat(log).startsWith("START RequestId: " + id);
    }
    String between = log.substring(log.indexOf("START "), Math.max(0, log.indexOf("END ")));
    assertThat(between).as(log).containsSubsequence(printed);
    assertThat(log.substring(log.indexOf("END ")).lines()).as(log).hasSize(2);
  }

  @Test
  void theStackTraceOfAJavaHandlerIsInItsLog() {
    java(
        "trace",
        """
        System.out.println("before " + event.get("n"));
        throw new IllegalStateException("MAIL down " + event.get("n"));
        """);
    for (int n = 0; n < OFTEN; n++) {
      InvokeResponse call = invoke("trace", "{\"n\":" + n + "}");
      whole(
          call,
          n == 0,
          "before " + n,
          "MAIL down " + n,
          "IllegalStateException",
          "at demo.Says.handleRequest");
      assertThat(log(call)).doesNotContain("MAIL down " + (n - 1) + "\n");
    }
  }

  @Test
  void anErrorThatEndsTheJavaProcessIsInItsLogToo() {
    java("fatal", "throw new OutOfMemoryError(\"asked to run out\");");
    for (int n = 0; n < 4; n++) {
      whole(invoke("fatal", "{}"), true, "asked to run out", "at demo.Says.handleRequest");
    }
  }

  @Test
  void thePythonAndNodeJsHandlersHaveTheirsAsWell() {
    python(
        "trace",
        """
        def handler(event, context):
            for i in range(50):
                print("line", i)
            raise ValueError("MAIL down %d" % event["n"])
        """,
        f -> {});
    create(
        "trace-node",
        "nodejs22.x",
        "index.handler",
        zip(
            Map.of(
                "index.mjs",
                """
                export const handler = async event => {
                  for (let i = 0; i < 50; i++) process.stdout.write(`line ${i}\\n`);
                  throw new Error(`MAIL down ${event.n}`);
                };
                """)),
        f -> {});
    for (int n = 0; n < OFTEN; n++) {
      String event = "{\"n\":" + n + "}";
      whole(
          invoke("trace", event),
          n == 0,
          "line 0",
          "line 49",
          "ValueError: MAIL down " + n,
          "File");
      whole(invoke("trace-node", event), n == 0, "line 0", "line 49", "MAIL down " + n, "trace");
    }
  }

  @Test
  void aLineThatIsPrintedInPiecesStaysOne() {
    python(
        "pieces",
        """
        import time
        def handler(event, context):
            print("first ", end="")
            time.sleep(0.5)
            print("second \\u00e9")
            print("no end", end="")
        """,
        f -> {});
    InvokeResponse call = invoke("pieces", "{}");
    assertThat(log(call).lines()).contains("first second \u00e9", "no end");
    whole(call, true, "first second \u00e9", "no end");
  }

  @Test
  void whatWasPrintedUntilATimeoutComesBeforeIt() {
    python(
        "endless",
        """
        import os, time
        n = 0
        def handler(event, context):
            global n
            while True:
                n += 1
                os.write(1, b"line %d\\n" % n)
                time.sleep(0.001)
        """,
        f -> f.timeout(1));
    InvokeResponse call = invoke("endless", "{}");
    assertThat(log(call)).containsSubsequence("line ", "Task timed out", "END ", "REPORT ");
    assertThat(log(call).substring(log(call).indexOf("Task timed out"))).doesNotContain("line ");
  }
}
