package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The first start: what the first window needs is there when it opens, the rest follows. */
class BackstageTest {

  @TempDir Path folder;

  @Test
  void theBucketComesWithTheSandboxAndTheTableAfterIt() throws Exception {
    ClientFactory factory = new ClientFactory(new CallRecorder());
    Path data = folder.resolve("sandbox");
    Backstage backstage = Backstage.start(data, factory);
    try (SessionClients clients =
        factory.open(
            SandboxSession.of(
                backstage.sandbox(), backstage.sandbox().accounts().getFirst(), Backstage.REGION),
            "test")) {
      assertThat(clients.s3().listBuckets().buckets())
          .extracting("name")
          .containsExactly(SampleGateway.BUCKET);
      assertThat(clients.dynamoDb().listTables().tableNames()).isEmpty();

      // as if the program had ended right after the table was made
      clients
          .dynamoDb()
          .createTable(
              table ->
                  table
                      .tableName(SampleTableGateway.TABLE)
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .attributeDefinitions(attribute("pk"), attribute("sk"))
                      .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
      assertThat(backstage.complete(data, factory)).isEmpty();
      assertThat(clients.dynamoDb().scan(s -> s.tableName(SampleTableGateway.TABLE)).items())
          .isNotEmpty();

      clients.dynamoDb().deleteTable(t -> t.tableName(SampleTableGateway.TABLE));
      assertThat(backstage.complete(data, factory)).isEmpty();
      assertThat(clients.dynamoDb().listTables().tableNames()).isEmpty();
      assertThat(folder.resolve("sample-table-made")).matches(Files::exists);
    } finally {
      backstage.close();
    }
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
