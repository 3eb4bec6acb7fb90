package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.engine.SandboxTest;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A sandbox with a DynamoDB client of the real SDK. */
@Execution(ExecutionMode.CONCURRENT)
abstract class DynamoDbTest extends SandboxTest {

  protected DynamoDbClient dynamo;

  @BeforeEach
  void openClient() {
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
  }

  @AfterEach
  void closeClient() {
    dynamo.close();
  }

  /** A table with keys pk and sk, both text, and a global index by status and at. */
  protected void orders(Consumer<CreateTableRequest.Builder> more) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName("orders")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(type("pk", "S"), type("sk", "S"), type("status", "S"))
            .keySchema(element("pk", KeyType.HASH), element("sk", KeyType.RANGE))
            .globalSecondaryIndexes(
                index ->
                    index
                        .indexName("by-status")
                        .keySchema(element("status", KeyType.HASH), element("sk", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY)));
    more.accept(request);
    dynamo.createTable(request.build());
  }

  protected static AttributeDefinition type(String name, String type) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.fromValue(type))
        .build();
  }

  protected static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  protected static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  protected static AttributeValue n(String number) {
    return AttributeValue.fromN(number);
  }

  protected static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", s(pk), "sk", s(sk));
  }

  /** What a call is refused with. */
  protected static DynamoDbException refused(Runnable call) {
    return catchThrowableOfType(DynamoDbException.class, call::run);
  }

  protected static String message(Runnable call) {
    return refused(call).awsErrorDetails().errorMessage();
  }
}
