package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** Functions, their configuration and their limits, with the real SDK. */
class FunctionsTest extends LambdaTest {

  @Test
  void aNewFunctionIsPendingThenActiveWithAwssDefaults() {
    CreateFunctionResponse made =
        create(
            "orders",
            "python3.13",
            "index.handler",
            zip(Map.of("index.py", PYTHON)),
            f -> f.memorySize(null).timeout(null).tags(Map.of("team", "blue")));
    assertThat(made.state()).isEqualTo(State.PENDING);
    assertThat(made.stateReason()).isEqualTo("The function is being created.");

    GetFunctionResponse got = lambda.getFunction(f -> f.functionName("orders"));
    FunctionConfiguration config = got.configuration();
    assertThat(config.functionArn())
        .isEqualTo("arn:aws:lambda:us-east-1:111122223333:function:orders");
    assertThat(config.state()).isEqualTo(State.ACTIVE);
    assertThat(config.lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
    assertThat(config.memorySize()).isEqualTo(128);
    assertThat(config.timeout()).isEqualTo(3);
    assertThat(config.version()).isEqualTo("$LATEST");
    assertThat(config.ephemeralStorage().size()).isEqualTo(512);
    assertThat(config.loggingConfig().logGroup()).isEqualTo("/aws/lambda/orders");
    assertThat(config.lastModified())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
    assertThat(got.tags()).containsEntry("team", "blue");
    assertThat(lambda.waiter().waitUntilFunctionActiveV2(f -> f.functionName("orders")).matched())
        .isNotNull();
  }

  @Test
  void aFunctionIsFoundByAnyFormOfItsName() {
    python("orders");
    for (String name :
        new String[] {
          "orders",
          "orders:$LATEST",
          "111122223333:function:orders",
          "arn:aws:lambda:us-east-1:111122223333:function:orders"
        }) {
      GetFunctionConfigurationResponse found =
          lambda.getFunctionConfiguration(f -> f.functionName(name));
      assertThat(found.functionName()).isEqualTo("orders");
    }
    assertCode(
        refused(() -> lambda.getFunction(f -> f.functionName("none"))),
        404,
        "ResourceNotFoundException");
    assertThat(refused(() -> lambda.getFunction(f -> f.functionName("none"))))
        .hasMessageContaining(
            "Function not found: arn:aws:lambda:us-east-1:111122223333:function:none");
  }

  @Test
  void aNameIsTakenOnce() {
    python("orders");
    assertCode(refused(() -> python("orders")), 409, "ResourceConflictException");
  }

  @Test
  void listIsPaged() {
    for (int i = 0; i < 5; i++) {
      python("f" + i);
    }
    assertThat(lambda.listFunctionsPaginator(l -> l.maxItems(2)).functions().stream())
        .extracting(FunctionConfiguration::functionName)
        .containsExactly("f0", "f1", "f2", "f3", "f4");
  }

  @Test
  void newCodeAnswersTheNextCall() {
    python("orders");
    String before = lambda.getFunctionConfiguration(f -> f.functionName("orders")).codeSha256();
    assertThat(body(invoke("orders", "{}"))).contains("count");
    lambda.updateFunctionCode(
        u ->
            u.functionName("orders")
                .zipFile(
                    SdkBytes.fromByteArray(
                        zip(Map.of("index.py", "def handler(e, c): return 'new'")))));
    assertThat(body(invoke("orders", "{}"))).isEqualTo("\"new\"");
    assertThat(lambda.getFunctionConfiguration(f -> f.functionName("orders")).codeSha256())
        .isNotEqualTo(before);
  }

  @Test
  void aStaleRevisionIsRefused() {
    python("orders");
    assertCode(
        refused(
            () ->
                lambda.updateFunctionConfiguration(
                    u -> u.functionName("orders").timeout(5).revisionId("other"))),
        412,
        "PreconditionFailedException");
  }

  @Test
  void whatIsDeletedIsGone() {
    python("orders");
    lambda.deleteFunction(d -> d.functionName("orders"));
    assertCode(refused(() -> invoke("orders", "{}")), 404, "ResourceNotFoundException");
    assertCode(
        refused(() -> lambda.deleteFunction(d -> d.functionName("orders"))),
        404,
        "ResourceNotFoundException");
  }

  @Test
  void limitsAreHeld() {
    assertThat(refused(() -> python("f", PYTHON, f -> f.timeout(901))))
        .hasMessageContaining(
            "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less"
                + " than or equal to 900");
    assertCode(
        refused(() -> python("f", PYTHON, f -> f.memorySize(127))), 400, "ValidationException");
    assertCode(
        refused(() -> python("f", PYTHON, f -> f.memorySize(10_241))), 400, "ValidationException");
    assertThat(
            refused(
                () ->
                    python(
                        "f",
                        PYTHON,
                        f -> f.environment(e -> e.variables(Map.of("big", "x".repeat(4094)))))))
        .hasMessageContaining("exceeded the 4KB limit");
    assertThat(
            refused(
                () ->
                    python(
                        "f",
                        PYTHON,
                        f -> f.environment(e -> e.variables(Map.of("AWS_REGION", "x"))))))
        .hasMessageContaining("reserved keys");
    assertThat(
            refused(
                () -> create("f", "nodejs12.x", "index.handler", zip(Map.of("a", "b")), f -> {})))
        .hasMessageContaining("no longer supported");
    assertThat(refused(() -> python("f", PYTHON, f -> f.role("me")))).isNotNull();
  }

  @Test
  void dangerousArchivesAreRefused() {
    for (String path : new String[] {"../evil.py", "/etc/evil.py", "a/../../evil.py", "c:\\evil"}) {
      assertThat(
              refused(
                  () ->
                      create(
                          "f",
                          "python3.13",
                          "index.handler",
                          zip(Map.of("index.py", PYTHON, path, "x")),
                          f -> {})))
          .as(path)
          .hasMessageContaining("Could not unzip uploaded file");
    }
    Map<String, byte[]> bomb = new LinkedHashMap<>();
    byte[] zeros = new byte[64 << 20];
    for (int i = 0; i < 4; i++) {
      bomb.put("zeros" + i, zeros);
    }
    assertThat(refused(() -> create("f", "python3.13", "index.handler", archive(bomb), f -> {})))
        .hasMessageContaining("Unzipped size must be smaller than 262144000 bytes");
    assertThat(
            refused(
                () ->
                    create(
                        "f",
                        "python3.13",
                        "index.handler",
                        "no zip".getBytes(StandardCharsets.UTF_8),
                        f -> {})))
        .hasMessageContaining("Could not unzip uploaded file");
  }

  @Test
  void invocationsHaveTypesAndLimits() throws Exception {
    python("orders");
    InvokeResponse dry =
        invoke(
            "orders", "{}", i -> i.invocationType(InvocationType.DRY_RUN).logType((String) null));
    assertThat(dry.statusCode()).isEqualTo(204);
    InvokeResponse event =
        invoke("orders", "{}", i -> i.invocationType(InvocationType.EVENT).logType((String) null));
    assertThat(event.statusCode()).isEqualTo(202);
    until("the event was worked on", () -> body(invoke("orders", "{}")).contains("\"count\": 2"));

    assertThat(refused(() -> invoke("orders", "{\"a\":")))
        .hasMessageContaining("Could not parse request body into json")
        .hasMessageNotContaining("REDACTED");
    assertThat(refused(() -> invoke("orders", "{}", i -> i.invocationType("Later"))))
        .hasMessageContaining(
            "Value 'Later' at 'invocationType' failed to satisfy constraint: Member must satisfy"
                + " enum value set: [Event, RequestResponse, DryRun]");
    String big = "\"" + "x".repeat(6 * 1024 * 1024) + "\"";
    assertCode(refused(() -> invoke("orders", big)), 413, "RequestTooLargeException");
    assertThat(body(invoke("orders", "{\"do\":\"big\",\"size\":6300000}")))
        .contains("Function.ResponseSizeTooLarge");
    assertThat(body(invoke("orders", "{\"do\":\"context\"}")))
        .contains("\"arn\": \"arn:aws:lambda:us-east-1:111122223333:function:orders\"");
  }

  @Test
  void membersInThePathAndTheQueryAreHeldToTheModelToo() {
    assertThat(said(() -> lambda.getFunction(f -> f.functionName("no such!"))))
        .startsWith(
            "1 validation error detected: Value 'no such!' at 'functionName' failed to satisfy"
                + " constraint: Member must satisfy regular expression pattern: (arn:");
    assertThat(said(() -> lambda.getFunction(f -> f.functionName("x").qualifier("a.b"))))
        .contains("'a.b' at 'qualifier'", "regular expression pattern");
    assertThat(said(() -> lambda.listFunctions(f -> f.maxItems(0))))
        .isEqualTo(
            "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint:"
                + " Member must have value greater than or equal to 1");
    // what is wrong in the path and in the body is told at once
    assertThat(
            said(
                () ->
                    lambda.updateFunctionConfiguration(
                        f -> f.functionName("no such!").memorySize(1))))
        .startsWith("2 validation errors detected: Value 'no such!' at 'functionName'")
        .contains("'1' at 'memorySize'");
  }

  private static String said(java.util.concurrent.Callable<?> call) {
    var refused = refused(call);
    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
    return refused.awsErrorDetails().errorMessage();
  }
}
