package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.FunctionInsight.Attempt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** A function reaches the sandbox by its SDK alone: no endpoint, no keys in its code. */
@Execution(ExecutionMode.CONCURRENT)
class FunctionAccessTest extends LambdaTest {

  private static final String SOURCE =
      """
      import com.amazonaws.services.lambda.runtime.Context;
      import com.amazonaws.services.lambda.runtime.RequestHandler;
      import java.util.Map;
      import software.amazon.awssdk.services.s3.S3Client;

      public class Reader implements RequestHandler<Map<String, String>, String> {
        private static final S3Client S3 = S3Client.create();

        public String handleRequest(Map<String, String> event, Context context) {
          return S3.getObjectAsBytes(r -> r.bucket(event.get("bucket")).key("note")).asUtf8String();
        }
      }
      """;

  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "lambda.amazonaws.com"}}]}
      """;

  private static final String NOT_ASSUMED =
      "The role defined for the function cannot be assumed by Lambda.";

  @TempDir Path folder;

  @Test
  void aHandlersSdkCallJustWorks() {
    s3.createBucket(b -> b.bucket("lambda-notes"));
    s3.putObject(p -> p.bucket("lambda-notes").key("note"), RequestBody.fromString("hello"));
    Map<String, byte[]> files =
        new LinkedHashMap<>(JavaFunctions.compiled(folder, "Reader", SOURCE));
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      String name = String.valueOf(Path.of(entry).getFileName());
      if (entry.contains("awssdk") || name.matches("(slf4j-api|reactive-streams|eventstream).*")) {
        if (!name.matches("(netty|apache|lambda|dynamodb|sts|sso|iam|sqs|s3-transfer).*")) {
          files.put("lib/" + name, JavaFunctions.jar(name));
        }
      }
    }
    create("reader", "java25", "Reader", archive(files), f -> f.memorySize(1769).timeout(60));
    InvokeResponse answer = invoke("reader", "{\"bucket\":\"lambda-notes\"}");
    assertThat(body(answer)).as(log(answer)).isEqualTo("\"hello\"");
  }

  @Test
  void aRoleThatWasDeletedIsNotAssumedAgain() throws Exception {
    try (IamClient iam =
        IamClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.AWS_GLOBAL)
            .credentialsProvider(credentials(ALICE))
            .build()) {
      iam.createRole(r -> r.roleName("function").assumeRolePolicyDocument(TRUST));
      python("worker");
      assertThat(invoke("worker", "{}").functionError()).isNull();

      iam.deleteRole(r -> r.roleName("function"));
      assertThat(body(invoke("worker", "{}")))
          .as("an environment that is there keeps its keys")
          .contains("\"count\": 2");
      lambda.updateFunctionConfiguration(u -> u.functionName("worker").description("cold"));
      LambdaException refused = refused(() -> invoke("worker", "{}"));
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
      assertThat(refused).hasMessageContaining(NOT_ASSUMED);
      assertThat(refused(() -> python("another")))
          .hasMessageContaining(NOT_ASSUMED)
          .isInstanceOf(InvalidParameterValueException.class);

      invoke("worker", "{}", i -> i.invocationType(InvocationType.EVENT));
      until("the event was tried", () -> !tries().isEmpty());
      assertThat(tries().getFirst().error()).isEqualTo("AccessDeniedException");
      iam.createRole(r -> r.roleName("function").assumeRolePolicyDocument(TRUST));
      until(
          "the event waited for the role",
          () -> {
            sandbox.clock().advance(Duration.ofSeconds(2));
            return tries().getLast().error().isEmpty();
          });
    }
  }

  private List<Attempt> tries() {
    return sandbox.functions().events(ALICE.id(), "us-east-1", "worker").getFirst().attempts();
  }
}
