package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Traffic;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class SandboxTrafficTest {

  private static TableInfo info(String arn) {
    return new TableInfo(
        "orders",
        arn,
        "ACTIVE",
        new KeyAttribute("id", "S"),
        null,
        List.of(),
        false,
        5,
        5,
        0,
        0,
        null,
        null,
        false,
        Instant.EPOCH);
  }

  /**
   * The explorer's meter moves when a program does something that the explorer knows nothing of.
   */
  @Test
  void callsOfOthersAreCounted() throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients other =
            new ClientFactory(new CallRecorder())
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "test")) {
      sandbox.clock().pause();
      String arn =
          other
              .dynamoDb()
              .createTable(
                  r ->
                      r.tableName("orders")
                          .billingMode(BillingMode.PROVISIONED)
                          .provisionedThroughput(
                              t -> t.readCapacityUnits(5L).writeCapacityUnits(5L))
                          .attributeDefinitions(
                              a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                          .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH)))
              .tableDescription()
              .tableArn();
      other.dynamoDb().waiter().waitUntilTableExists(r -> r.tableName("orders"));
      other
          .dynamoDb()
          .putItem(
              r ->
                  r.tableName("orders")
                      .item(
                          Map.of(
                              "id",
                              AttributeValue.fromS("a"),
                              "text",
                              AttributeValue.fromS("x".repeat(3_000)))));
      assertThat(SandboxTraffic.of(Optional.empty(), other.session())).isEmpty();
      Traffic traffic = SandboxTraffic.of(Optional.of(sandbox), other.session()).orElseThrow();
      Traffic.Flow writes = traffic.flow(info(arn), "", true);
      assertThat(writes.seconds()).extracting(Traffic.Second::units).containsExactly(3.0);
      assertThat(writes.credit()).hasValue(1_497);
      assertThat(traffic.flow(info(arn), "", false).seconds()).isEmpty();
      assertThat(traffic.flow(info(arn), "no-such-index", true).seconds()).isEmpty();
    }
  }
}
