package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.FunctionInsight;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Handlers in each language: the forms that AWS documents. */
class RuntimesTest extends LambdaTest {

  private static final String JAVA =
      """
      package demo;
      import com.amazonaws.services.lambda.runtime.Context;
      import com.amazonaws.services.lambda.runtime.RequestHandler;
      import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
      import com.amazonaws.services.lambda.runtime.events.SQSEvent;
      import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
      import java.io.InputStream;
      import java.io.OutputStream;
      import java.util.List;
      import java.util.Map;

      public class Handlers implements RequestHandler<Map<String, Object>, String> {
        static int count;

        static {
          System.out.println("static block");
        }

        public String handleRequest(Map<String, Object> event, Context context) {
          count++;
          System.out.println("handler " + count);
          context.getLogger().log("logged\\n");
          if ("fail".equals(event.get("do"))) {
            throw new IllegalStateException("asked to fail");
          }
          if ("hog".equals(event.get("do"))) {
            byte[][] hog = new byte[1000][];
            for (int i = 0; i < 1000; i++) {
              hog[i] = new byte[1 << 20];
            }
          }
          return "count " + count + " " + context.getFunctionVersion() + " "
              + (context.getRemainingTimeInMillis() > 1000) + " " + Runtime.version().feature();
        }

        public static class Order {
          private String name;
          private int pieces;
          public String getName() { return name; }
          public void setName(String name) { this.name = name; }
          public int getPieces() { return pieces; }
          public void setPieces(int pieces) { this.pieces = pieces; }
        }

        public Order twice(Order order) {
          order.setPieces(order.getPieces() * 2);
          return order;
        }

        public static class Streams implements RequestStreamHandler {
          public void handleRequest(InputStream in, OutputStream out, Context context)
              throws java.io.IOException {
            in.transferTo(out);
          }
        }

        public static class Queue implements RequestHandler<SQSEvent, SQSBatchResponse> {
          public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            return new SQSBatchResponse(event.getRecords().stream()
                .filter(r -> r.getBody().contains("poison"))
                .map(r -> new SQSBatchResponse.BatchItemFailure(r.getMessageId()))
                .toList());
          }
        }
      }
      """;

  @TempDir Path folder;

  private void java(String name, String handler) {
    Map<String, byte[]> files = JavaFunctions.compiled(folder, "Handlers", JAVA);
    files.put("lib/events.jar", JavaFunctions.jar("aws-lambda-java-events"));
    files.put("lib/joda.jar", JavaFunctions.jar("joda-time"));
    create(name, "java25", handler, archive(files), f -> {});
  }

  @Test
  void javaRequestHandler() throws Exception {
    java("hello", "demo.Handlers");
    InvokeResponse first = invoke("hello", "{}");
    assertThat(body(first)).isEqualTo("\"count 1 $LATEST true 25\"");
    assertThat(log(first))
        .containsSubsequence(
            "INIT_START Runtime Version: java:25.v1",
            "static block",
            "START RequestId",
            "handler 1",
            "logged",
            "END RequestId",
            "REPORT RequestId",
            "Init Duration")
        .doesNotContain("WARNING");
    assertThat(body(invoke("hello", "{}"))).startsWith("\"count 2");

    InvokeResponse failed = invoke("hello", "{\"do\":\"fail\"}");
    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(body(failed))
        .contains("\"errorMessage\":\"asked to fail\"", "java.lang.IllegalStateException")
        .contains("demo.Handlers.handleRequest(Handlers.java:");
    assertThat(body(invoke("hello", "{}"))).startsWith("\"count 4");

    invoke(
        "hello",
        "{\"do\":\"fail\"}",
        i -> i.invocationType(InvocationType.EVENT).logType(LogType.NONE));
    until("it was tried", () -> !event("hello").attempts().isEmpty());
    assertThat(event("hello").attempts().getFirst().error())
        .isEqualTo("java.lang.IllegalStateException");

    InvokeResponse hog = invoke("hello", "{\"do\":\"hog\"}");
    assertThat(hog.functionError()).isEqualTo("Unhandled");
    assertThat(body(hog)).contains("OutOfMemoryError");
  }

  private FunctionInsight.Event event(String name) {
    return sandbox.functions().events(ALICE.id(), "us-east-1", name).getFirst();
  }

  @Test
  void javaMethodStreamAndEventTypes() {
    java("twice", "demo.Handlers::twice");
    assertThat(body(invoke("twice", "{\"name\":\"pen\",\"pieces\":4}")))
        .isEqualTo("{\"name\":\"pen\",\"pieces\":8}");
    java("stream", "demo.Handlers$Streams::handleRequest");
    assertThat(body(invoke("stream", "{\"a\":[1]}"))).isEqualTo("{\"a\":[1]}");
    java("queue", "demo.Handlers$Queue");
    assertThat(
            body(
                invoke(
                    "queue",
                    """
                    {"Records":[{"messageId":"m1","body":"good"},{"messageId":"m2","body":"poison"}]}
                    """)))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
  }

  @Test
  void javaClassThatIsMissing() {
    java("none", "demo.Nothing");
    InvokeResponse failed = invoke("none", "{}");
    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(body(failed)).contains("demo.Nothing", "ClassNotFoundException");
  }

  @Test
  void node() {
    create(
        "hello",
        "nodejs22.x",
        "src/index.handler",
        zip(
            Map.of(
                "src/index.mjs",
                """
                import { size } from './other.mjs';
                console.log('static block');
                let count = 0;
                export const handler = async (event, context) => {
                  count++;
                  console.log('handler', { count });
                  if (event.do === 'fail') throw new TypeError('asked to fail');
                  if (event.do === 'reject') { Promise.reject(new Error('left alone')); await new Promise(r => setTimeout(r, 2000)); }
                  return { count, size, id: context.awsRequestId, left: context.getRemainingTimeInMillis() > 1000, keys: Object.keys(process.env) };
                };
                """,
                "src/other.mjs",
                "export const size = 3;")),
        f -> {});
    InvokeResponse first = invoke("hello", "{}");
    String id = first.responseMetadata().requestId();
    assertThat(body(first))
        .contains("\"count\":1,\"size\":3,\"id\":\"" + id + "\",\"left\":true")
        .doesNotContain("HOME");
    assertThat(log(first))
        .containsSubsequence(
            "\tundefined\tINFO\tstatic block",
            "START RequestId",
            "\t" + id + "\tINFO\thandler { count: 1 }",
            "REPORT RequestId",
            "Init Duration");
    assertThat(body(invoke("hello", "{}"))).contains("\"count\":2");
    InvokeResponse failed = invoke("hello", "{\"do\":\"fail\"}");
    assertThat(body(failed))
        .contains("\"errorType\":\"TypeError\"", "\"errorMessage\":\"asked to fail\"", "trace");
    assertThat(log(failed)).contains("\tERROR\tInvoke Error \t{\"errorType\":\"TypeError\"");
    assertThat(body(invoke("hello", "{\"do\":\"reject\"}"))).contains("left alone");
    assertThat(body(invoke("hello", "{}"))).contains("\"count\":1");
  }

  @Test
  void nodeCommonModulesWithCallback() {
    create(
        "hello",
        "nodejs20.x",
        "index.handler",
        zip(
            Map.of(
                "index.js",
                "exports.handler = (event, context, callback) => setTimeout(() =>"
                    + " callback(null, 'back ' + event.a), 20);")),
        f -> {});
    assertThat(body(invoke("hello", "{\"a\":5}"))).isEqualTo("\"back 5\"");
    create("none", "nodejs20.x", "other.handler", zip(Map.of("index.js", "1")), f -> {});
    assertThat(body(invoke("none", "{}")))
        .contains("Runtime.ImportModuleError", "Cannot find module 'other'");
    create("wrong", "nodejs20.x", "index.nothing", zip(Map.of("index.js", "1")), f -> {});
    assertThat(body(invoke("wrong", "{}")))
        .contains("Runtime.HandlerNotFound", "index.nothing is undefined or not exported");
  }
}
