package dev.lectern.pane.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calls.ApiCall;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.dynamodb.capacity.LoadGateway;
import dev.lectern.pane.dynamodb.capacity.SdkLoadGateway;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import dev.lectern.pane.dynamodb.explore.ExploreGateway;
import dev.lectern.pane.dynamodb.explore.Request;
import dev.lectern.pane.dynamodb.explore.SdkExploreGateway;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.SdkTablesGateway;
import dev.lectern.pane.dynamodb.tables.TablesGateway;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateways on the sandbox. */
class SdkGatewaysTest {

  private SandboxEngine sandbox;
  private SessionClients clients;
  private SdkTablesGateway tables;
  private final CallRecorder recorder = new CallRecorder();
  private final Meter meter = new Meter(InstantSource.system());

  @BeforeEach
  void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(recorder)
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    tables = new SdkTablesGateway(clients);
  }

  @AfterEach
  void stop() {
    clients.close();
    sandbox.close();
  }

  private static NewTable orders(String name) {
    return new NewTable(
        name,
        new KeyAttribute("pk", "S"),
        new KeyAttribute("sk", "S"),
        List.of(
            new NewTable.Index(
                "by-status",
                true,
                new KeyAttribute("status", "S"),
                null,
                IndexInfo.Projection.INCLUDE,
                List.of("total")),
            new NewTable.Index(
                "by-total",
                false,
                new KeyAttribute("pk", "S"),
                new KeyAttribute("total", "N"),
                IndexInfo.Projection.KEYS_ONLY,
                List.of())),
        false,
        5,
        6,
        null,
        null,
        false);
  }

  @Test
  void aRequestOfALoadSaysHowOftenItWasSent() throws Exception {
    tables.create(orders("orders"), Progress.unseen());
    TableInfo made = tables.describe("orders");
    SdkLoadGateway load = new SdkLoadGateway(clients, meter);
    LoadGateway.Sent once = new LoadGateway.Sent(true, 1);
    Map<String, AttributeValue> key =
        Map.of("pk", new AttributeValue.Text("LOAD#1"), "sk", new AttributeValue.Text("1"));
    assertThat(load.put(made, key)).isEqualTo(once);
    assertThat(load.read(made, key)).isEqualTo(once);
    assertThat(recorder.calls())
        .extracting(ApiCall::operation)
        .as("a load is in the Call Lens too")
        .contains("PutItem", "GetItem");
  }

  @Test
  void aTableIsMadeAsTheFormSays() throws Exception {
    tables.create(orders("orders"), Progress.unseen());
    TableInfo made = tables.describe("orders");
    assertThat(made.keys()).containsExactly("pk", "sk");
    assertThat(made.reads()).isEqualTo(5);
    assertThat(made.writes()).isEqualTo(6);
    IndexInfo global = made.index("by-status").orElseThrow();
    assertThat(global.global()).isTrue();
    assertThat(global.included()).containsExactly("total");
    assertThat(global.writes()).isEqualTo(6);
    assertThat(made.index("by-total").orElseThrow().sort())
        .isEqualTo(new KeyAttribute("total", "N"));
    tables.onDemand(made);
    assertThat(tables.describe("orders").onDemand()).isTrue();
    tables.provision(
        tables.describe("orders"),
        new TablesGateway.Units(7, 8),
        Map.of("by-status", new TablesGateway.Units(1, 9)));
    TableInfo provisioned = tables.describe("orders");
    assertThat(provisioned.onDemand()).isFalse();
    assertThat(provisioned.writes()).isEqualTo(8);
    assertThat(provisioned.index("by-status").orElseThrow().writes()).isEqualTo(9);
    tables.delete("orders", Progress.unseen());
    assertThat(tables.names(Progress.unseen())).isEmpty();
  }

  @Test
  void namesArePaged() throws Exception {
    for (int i = 0; i < 120; i++) {
      String name = "table-%03d".formatted(i);
      clients
          .dynamoDb()
          .createTable(
              t ->
                  t.tableName(name)
                      .billingMode("PAY_PER_REQUEST")
                      .attributeDefinitions(a -> a.attributeName("id").attributeType("S"))
                      .keySchema(k -> k.attributeName("id").keyType("HASH")));
    }
    assertThat(tables.names(Progress.unseen())).hasSize(120).isSorted();
  }

  @Test
  void everyTypeComesBackAsItWent() throws Exception {
    tables.create(orders("orders"), Progress.unseen());
    Map<String, AttributeValue> item =
        DynamoDbSamples.item(
            """
            {"pk": {"S": "a"}, "sk": {"S": "b"}, "n": {"N": "12345678901234567890123456789.12345678"},
             "b": {"B": "AAECAw=="}, "t": {"BOOL": true}, "u": {"NULL": true}, "e": {"S": ""},
             "ss": {"SS": ["x", "y"]}, "ns": {"NS": ["1", "2.5"]}, "bs": {"BS": ["AA==", "AQ=="]},
             "l": {"L": [{"N": "1"}, {"M": {"k": {"S": "v"}}}]}, "m": {"M": {}}}
            """);
    clients.dynamoDb().putItem(p -> p.tableName("orders").item(ValuesGateway.sdk(item)));
    ExploreGateway gateway = new SdkExploreGateway(clients, meter);
    ExploreGateway.Page page =
        gateway.read(
            new Request(
                "orders",
                null,
                "pk = :p",
                null,
                null,
                Map.of(),
                Map.of(":p", new AttributeValue.Text("a")),
                true,
                true,
                0),
            Map.of());
    assertThat(page.items()).containsExactly(item);
    assertThat(page.used().total()).isEqualTo(1);
    assertThat(page.more()).isFalse();
    assertThat(meter.flow(DynamoDbSamples.orders(), "", false).seconds()).hasSize(1);
  }
}
