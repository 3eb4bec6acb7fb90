package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.FunctionInsight.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** A function is only given destinations that its role can reach. */
class DestinationRightsTest extends IdentityTest {

  private static final String HERE = ":us-east-1:" + ACCOUNT + ":";

  private LambdaClient lambda;

  @BeforeEach
  void functions() throws IOException {
    lambda = as(root(ALICE), LambdaClient.builder());
    iam.createRole(
        b ->
            b.roleName("worker")
                .assumeRolePolicyDocument(
                    policy(
                        "\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},"
                            + "\"Action\":\"sts:AssumeRole\"")));
    make("worker", "arn:aws:iam::" + ACCOUNT + ":role/worker", "");
    make("audit", "arn:aws:iam::" + ACCOUNT + ":role/unknown", "");
  }

  private void make(String name, String role, String deadLetters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write("There is no such class".getBytes(StandardCharsets.UTF_8));
    }
    lambda.createFunction(
        b ->
            b.functionName(name)
                .runtime(Runtime.JAVA25)
                .handler("Nothing::here")
                .memorySize(512)
                .timeout(20)
                .role(role)
                .deadLetterConfig(d -> d.targetArn(deadLetters))
                .code(c -> c.zipFile(SdkBytes.fromByteArray(bytes.toByteArray()))));
  }

  private void may(String action, String resource) {
    iam.putRolePolicy(
        b ->
            b.roleName("worker")
                .policyName("sends")
                .policyDocument(policy(allow(action, resource))));
  }

  private void send(String function, String arn) {
    lambda.putFunctionEventInvokeConfig(
        b ->
            b.functionName(function)
                .maximumRetryAttempts(0)
                .destinationConfig(d -> d.onFailure(f -> f.destination(arn))));
  }

  @ParameterizedTest
  @CsvSource({
    "sqs:SendMessage, arn:aws:sqs, failed, SendMessage",
    "sns:Publish, arn:aws:sns, failed, Publish",
    "events:PutEvents, arn:aws:events, event-bus/default, PutEvents",
    "lambda:InvokeFunction, arn:aws:lambda, function:audit, InvokeFunction"
  })
  void aDestinationNeedsTheRightOfTheRole(String action, String service, String name, String call) {
    String arn = service + HERE + name;
    var refused = error(() -> send("worker", arn));
    assertCode(refused, 400, "InvalidParameterValueException");
    assertThat(message(refused))
        .contains(
            "The function's execution role does not have permissions to call "
                + call
                + " on "
                + arn);
    may(action, service + HERE + "other");
    assertThat(error(() -> send("worker", arn))).isNotNull();
    may(action, arn);
    send("worker", arn);
  }

  @Test
  void aBucketMustTakeEveryRecord() {
    String arn = "arn:aws:s3:::failures-of-111122223333";
    s3.createBucket(b -> b.bucket("failures-of-111122223333"));
    may("s3:PutObject", arn);
    assertThat(message(error(() -> send("worker", arn))))
        .contains("does not have permissions to call PutObject on " + arn);
    may("s3:PutObject", arn + "/*");
    send("worker", arn);
  }

  @Test
  void aDeadLetterQueueNeedsTheRightOfTheRole() throws IOException {
    String queue = "arn:aws:sqs" + HERE + "dead";
    String sentence =
        "The provided execution role does not have permissions to call SendMessage on SQS";
    var refused = error(() -> deadLetters(queue));
    assertCode(refused, 400, "InvalidParameterValueException");
    assertThat(message(refused)).contains(sentence);
    assertThat(message(error(() -> deadLetters("arn:aws:sns" + HERE + "dead"))))
        .contains("does not have permissions to call Publish on SNS");
    String role = "arn:aws:iam::" + ACCOUNT + ":role/worker";
    assertThat(
            message(
                error(
                    () -> {
                      try {
                        make("another", role, queue);
                      } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                      }
                    })))
        .contains(sentence);
    may("sqs:SendMessage", queue);
    deadLetters(queue);
    make("another", role, queue);
    iam.deleteRolePolicy(b -> b.roleName("worker").policyName("sends"));
    deadLetters("");
  }

  private void deadLetters(String arn) {
    lambda.updateFunctionConfiguration(
        b -> b.functionName("worker").deadLetterConfig(d -> d.targetArn(arn)));
  }

  @Test
  void aRoleThatIamNeverHadReachesEverything() {
    send("audit", "arn:aws:sqs" + HERE + "failed");
  }

  @Test
  void aRightThatIsTakenAwayIsMissedWhenTheEventIsDone() {
    String arn = "arn:aws:lambda" + HERE + "function:audit";
    may("lambda:InvokeFunction", arn);
    send("worker", arn);
    iam.deleteRolePolicy(b -> b.roleName("worker").policyName("sends"));
    lambda.invoke(b -> b.functionName("worker").invocationType(InvocationType.EVENT));
    assertThat(ended().sentTo()).isEmpty();
  }

  /** The one event, when it is done. */
  private Event ended() {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    Event event = null;
    while ((event == null || event.condition().isEmpty()) && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
      event = sandbox.functions().events(ACCOUNT, "us-east-1", "worker").getFirst();
    }
    return event;
  }
}
