package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.Runtime;
import tools.jackson.databind.JsonNode;

/** Failures go to a bucket, with the rights of the function's role. */
class FailureRecordsTest extends IdentityTest {

  private static final String BUCKET = "failures-of-111122223333";

  private LambdaClient lambda;

  @BeforeEach
  void failing() throws IOException {
    lambda = as(root(ALICE), LambdaClient.builder());
    s3.createBucket(b -> b.bucket(BUCKET));
    iam.createRole(
        b ->
            b.roleName("worker")
                .assumeRolePolicyDocument(
                    policy(
                        "\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},"
                            + "\"Action\":\"sts:AssumeRole\"")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write("There is no such class".getBytes(StandardCharsets.UTF_8));
    }
    lambda.createFunction(
        b ->
            b.functionName("failing")
                .runtime(Runtime.JAVA25)
                .handler("Nothing::here")
                .memorySize(512)
                .timeout(20)
                .role("arn:aws:iam::" + ACCOUNT + ":role/worker")
                .code(c -> c.zipFile(SdkBytes.fromByteArray(bytes.toByteArray()))));
  }

  private void mayWrite() {
    iam.putRolePolicy(
        b ->
            b.roleName("worker")
                .policyName("failures")
                .policyDocument(policy(allow("s3:PutObject", "arn:aws:s3:::" + BUCKET + "/*"))));
  }

  private JsonNode only(String prefix) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    List<String> keys = List.of();
    while (keys.isEmpty() && System.nanoTime() < end) {
      keys =
          s3.listObjectsV2(b -> b.bucket(BUCKET).prefix(prefix)).contents().stream()
              .map(o -> o.key())
              .toList();
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(keys).hasSize(1);
    String key = keys.getFirst();
    assertThat(key)
        .matches(
            prefix
                + ".*\\d{4}/\\d\\d/\\d\\d/\\d{4}-\\d\\d-\\d\\dT\\d\\d\\.\\d\\d\\.\\d\\d-[0-9a-f-]{36}");
    return Json.MAPPER.readTree(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asUtf8String());
  }

  @Test
  void anAsynchronousEventThatFailedIsAnObject() {
    mayWrite();
    lambda.putFunctionEventInvokeConfig(
        b ->
            b.functionName("failing")
                .maximumRetryAttempts(0)
                .destinationConfig(d -> d.onFailure(f -> f.destination("arn:aws:s3:::" + BUCKET))));
    lambda.invoke(
        b ->
            b.functionName("failing")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{\"order\":7}")));
    JsonNode record = only("aws/lambda/async/failing/");
    assertThat(record.path("requestContext").path("condition").asString())
        .isEqualTo("RetriesExhausted");
    assertThat(record.path("requestPayload").path("order").asInt()).isEqualTo(7);
    assertThat(record.path("responseContext").path("functionError").asString())
        .isEqualTo("Unhandled");
    assertThat(
            message(
                error(
                    () ->
                        lambda.putFunctionEventInvokeConfig(
                            b ->
                                b.functionName("failing")
                                    .destinationConfig(
                                        d ->
                                            d.onSuccess(
                                                f -> f.destination("arn:aws:s3:::" + BUCKET)))))))
        .contains("DestinationConfig is invalid");
  }

  @Test
  void aStreamIsReadWithTheRolesRightsAndItsDiscardedRecordsAreAnObject() {
    DynamoDbClient dynamo = dynamo(root(ALICE));
    String stream =
        dynamo
            .createTable(
                b ->
                    b.tableName("orders")
                        .attributeDefinitions(
                            AttributeDefinition.builder()
                                .attributeName("pk")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(
                            KeySchemaElement.builder()
                                .attributeName("pk")
                                .keyType(KeyType.HASH)
                                .build())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .streamSpecification(
                            s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)))
            .tableDescription()
            .latestStreamArn();
    var denied = error(() -> map(stream));
    assertCode(denied, 400, "InvalidParameterValueException");
    assertThat(message(denied))
        .contains("Cannot access stream " + stream)
        .contains("GetRecords, GetShardIterator, DescribeStream, and ListStreams");
    iam.attachRolePolicy(
        b ->
            b.roleName("worker")
                .policyArn("arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole"));
    assertThat(message(error(() -> map(stream))))
        .contains("The function execution role does not have permissions to call PutObject on S3");
    mayWrite();
    String id = map(stream);
    dynamo.putItem(
        b -> b.tableName("orders").item(java.util.Map.of("pk", AttributeValue.fromS("a"))));
    JsonNode record = only("aws/lambda/" + id + "/");
    assertThat(record.path("DDBStreamBatchInfo").path("streamArn").asString()).isEqualTo(stream);
    assertThat(record.path("payload").asString()).contains("\"NewImage\"");

    String rights = "arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole";
    iam.detachRolePolicy(b -> b.roleName("worker").policyArn(rights));
    until(id, "PROBLEM: Cannot access stream " + stream + ". Please ensure the role can perform");
    iam.attachRolePolicy(b -> b.roleName("worker").policyArn(rights));
    until(id, "No records processed");
    iam.detachRolePolicy(b -> b.roleName("worker").policyArn(rights));
    iam.deleteRolePolicy(b -> b.roleName("worker").policyName("failures"));
    iam.deleteRole(b -> b.roleName("worker"));
    until(id, "PROBLEM: Lambda failed to assume your function execution role.");
  }

  private void until(String mapping, String result) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    String seen = "";
    while (!seen.startsWith(result) && System.nanoTime() < end) {
      seen = lambda.getEventSourceMapping(b -> b.uuid(mapping)).lastProcessingResult();
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(seen).startsWith(result);
  }

  private String map(String stream) {
    return lambda
        .createEventSourceMapping(
            b ->
                b.functionName("failing")
                    .eventSourceArn(stream)
                    .startingPosition(EventSourcePosition.TRIM_HORIZON)
                    .maximumRetryAttempts(0)
                    .destinationConfig(
                        d -> d.onFailure(f -> f.destination("arn:aws:s3:::" + BUCKET))))
        .uuid();
  }
}
