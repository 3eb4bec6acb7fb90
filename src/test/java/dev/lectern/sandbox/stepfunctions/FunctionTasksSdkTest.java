package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.deploy.Zip;
import dev.lectern.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;

/** Tasks that call a function, in both ways ("Invoke an AWS Lambda function"). */
class FunctionTasksSdkTest extends StatesTest {

  private static final String FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:worker";

  private static final String CODE =
      """
      class Busy(Exception):
          pass

      def handler(event, context):
          if event.get("fail"):
              raise Busy("come back later")
          return {"double": event["n"] * 2}
      """;

  @Test
  void aFunctionWorksAndFails() throws IOException {
    assumeTrue(python(), "Python is not on this computer");
    try (LambdaClient lambda =
        LambdaClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      byte[] code = Zip.of(Map.of("index.py", CODE.getBytes(StandardCharsets.UTF_8)), "");
      lambda.createFunction(
          f ->
              f.functionName("worker")
                  .runtime("python3.13")
                  .handler("index.handler")
                  .role("arn:aws:iam::111122223333:role/function")
                  .code(c -> c.zipFile(SdkBytes.fromByteArray(code))));
    }
    String machine =
        create(
            "worker",
            """
            {"StartAt":"Plain","States":{
              "Plain":{"Type":"Task","Resource":"%1$s","ResultPath":"$.plain","Next":"Wrapped"},
              "Wrapped":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                "Parameters":{"FunctionName":"%1$s","Payload.$":"$"},
                "ResultPath":"$.wrapped","End":true}}}
            """
                .formatted(FUNCTION));

    var worked = ended(start(machine, "{\"n\":21}"));
    assertThat(worked.status()).as(worked.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    JsonNode output = Json.MAPPER.readTree(worked.output());
    assertThat(output.path("plain").path("double").asInt()).isEqualTo(42);
    assertThat(output.path("wrapped").path("Payload").path("double").asInt()).isEqualTo(42);
    assertThat(output.path("wrapped").path("StatusCode").asInt()).isEqualTo(200);
    assertThat(types(worked.executionArn()))
        .containsSubsequence(
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded");

    var failed = ended(start(machine, "{\"n\":1,\"fail\":true}"));
    assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(failed.error()).isEqualTo("Busy");
    assertThat(failed.cause()).contains("come back later").contains("\"errorType\": \"Busy\"");
    assertThat(types(failed.executionArn())).contains("LambdaFunctionFailed");
  }

  private static boolean python() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }
}
