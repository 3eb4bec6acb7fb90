package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket's notifications invoke a function that lets S3 in. */
class BucketEventsTest extends LambdaTest {

  private static final String WRITER =
      """
      import os
      def handler(event, context):
          with open(os.environ["FILE"], "a") as out:
              for r in event["Records"]:
                  o = r["s3"]["object"]
                  cause = "Cause=" + r["responseElements"]["x-amz-request-id"]
                  mine = os.environ["_X_AMZN_TRACE_ID"].endswith(cause)
                  out.write("%s %s %s %s\\n" % (r["eventName"], o["key"], o.get("size"), mine))
      """;

  @TempDir Path folder;

  private void notifyOf(String arn) {
    s3.putBucketNotificationConfiguration(
        p ->
            p.bucket("events-photos")
                .notificationConfiguration(
                    n ->
                        n.lambdaFunctionConfigurations(
                            l ->
                                l.lambdaFunctionArn(arn)
                                    .events(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED)
                                    .filter(
                                        f ->
                                            f.key(
                                                k ->
                                                    k.filterRules(
                                                        r ->
                                                            r.name(FilterRuleName.SUFFIX)
                                                                .value(".jpg")))))));
  }

  @Test
  void anObjectsEventsReachTheFunction() throws Exception {
    Path file = folder.resolve("events");
    String arn =
        python(
                "writer",
                WRITER,
                f -> f.environment(e -> e.variables(Map.of("FILE", file.toString()))))
            .functionArn();
    s3.createBucket(b -> b.bucket("events-photos"));
    assertThatThrownBy(() -> notifyOf(arn))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("Unable to validate the following destination configurations");
    lambda.addPermission(
        p ->
            p.functionName("writer")
                .statementId("s3")
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .sourceArn("arn:aws:s3:::events-photos")
                .sourceAccount("111122223333"));
    notifyOf(arn);
    s3.putObject(p -> p.bucket("events-photos").key("in/a b.jpg"), RequestBody.fromString("12345"));
    s3.putObject(p -> p.bucket("events-photos").key("note.txt"), RequestBody.fromString("1"));
    until("the object's event", () -> Files.exists(file) && Files.size(file) > 0);
    s3.deleteObject(d -> d.bucket("events-photos").key("in/a b.jpg"));
    until("the deletion's event", () -> Files.readAllLines(file).size() == 2);
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "ObjectCreated:Put in/a+b.jpg 5 True", "ObjectRemoved:Delete in/a+b.jpg None True");
  }
}
