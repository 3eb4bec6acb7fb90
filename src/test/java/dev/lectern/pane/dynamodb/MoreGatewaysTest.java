package dev.lectern.pane.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.dynamodb.backups.Backup;
import dev.lectern.pane.dynamodb.backups.BackupsGateway;
import dev.lectern.pane.dynamodb.backups.SdkBackupsGateway;
import dev.lectern.pane.dynamodb.compose.Act;
import dev.lectern.pane.dynamodb.compose.ComposeGateway;
import dev.lectern.pane.dynamodb.compose.Outcome;
import dev.lectern.pane.dynamodb.compose.SdkComposeGateway;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.partiql.PartiqlGateway;
import dev.lectern.pane.dynamodb.partiql.SdkPartiqlGateway;
import dev.lectern.pane.dynamodb.setup.SdkSetupGateway;
import dev.lectern.pane.dynamodb.setup.SetupGateway;
import dev.lectern.pane.dynamodb.streams.SdkStreamsGateway;
import dev.lectern.pane.dynamodb.streams.StreamRecord;
import dev.lectern.pane.dynamodb.streams.StreamsGateway;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.SdkTablesGateway;
import dev.lectern.pane.dynamodb.tables.TablesGateway;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import dev.lectern.ui.control.Pair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements, streams, batches and transactions on the sandbox, a table a test. */
class MoreGatewaysTest {

  private static SandboxEngine sandbox;
  private static SessionClients clients;
  private static SdkTablesGateway tables;
  private final Meter meter = new Meter(InstantSource.system());

  @BeforeAll
  static void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    tables = new SdkTablesGateway(clients);
  }

  @AfterAll
  static void stop() {
    clients.close();
    sandbox.close();
  }

  private static TableInfo table(String name, boolean provisioned) throws Exception {
    tables.create(
        new NewTable(
            name,
            new KeyAttribute("pk", "S"),
            null,
            List.of(),
            !provisioned,
            provisioned ? 1 : 0,
            provisioned ? 1 : 0,
            null,
            null,
            false),
        Progress.unseen());
    return tables.describe(name);
  }

  private static Act act(
      Act.Kind kind, String table, String item, String update, String condition) {
    return new Act(
        kind,
        table,
        DynamoDbSamples.item(item),
        update,
        condition,
        Map.of(),
        update == null ? Map.of() : DynamoDbSamples.item("{\":n\": {\"N\": \"1\"}}"));
  }

  @Test
  void statementsArePagedAndMetered() throws Exception {
    TableInfo table = table("statements", false);
    PartiqlGateway gateway = new SdkPartiqlGateway(clients, meter);
    for (String key : List.of("a", "b")) {
      PartiqlGateway.Answer done =
          gateway.run("INSERT INTO statements VALUE {'pk': '" + key + "'}", false, 0, "");
      assertThat(done.items()).isEmpty();
      assertThat(done.used().total()).isEqualTo(1);
    }
    PartiqlGateway.Answer first = gateway.run("SELECT * FROM statements", true, 1, "");
    assertThat(first.items()).hasSize(1);
    assertThat(first.token()).isNotEmpty();
    PartiqlGateway.Answer second = gateway.run("SELECT * FROM statements", true, 1, first.token());
    assertThat(second.items()).hasSize(1).isNotEqualTo(first.items());
    assertThat(meter.flow(table, "", true).seconds()).hasSize(2);
    assertThat(meter.flow(table, "", false).seconds()).hasSize(2);
  }

  @Test
  void changesComeAsRecordsAndExpiryIsSet() throws Exception {
    TableInfo table = table("changes", false);
    StreamsGateway gateway = new SdkStreamsGateway(clients, meter);
    gateway.stream(table, "NEW_AND_OLD_IMAGES");
    String arn = tables.describe("changes").streamArn();
    PartiqlGateway statements = new SdkPartiqlGateway(clients, meter);
    statements.run("INSERT INTO changes VALUE {'pk': 'a', 'gone': 1}", false, 0, "");
    statements.run("UPDATE changes SET n = 2 WHERE pk = 'a'", false, 0, "");
    String shard = gateway.shards(arn).getFirst();
    StreamsGateway.Batch batch = gateway.records(gateway.iterator(arn, shard, null)).orElseThrow();
    assertThat(batch.records()).extracting(StreamRecord::event).containsExactly("INSERT", "MODIFY");
    StreamRecord change = batch.records().getLast();
    assertThat(change.before()).doesNotContainKey("n");
    assertThat(change.after()).containsKey("n");
    assertThat(change.expired()).isFalse();
    sandbox.clock().advance(Duration.ofMinutes(16));
    assertThat(gateway.records(Objects.requireNonNull(batch.next()))).as("expired").isEmpty();
    String behind = gateway.iterator(arn, shard, batch.records().getFirst().sequence());
    assertThat(gateway.records(behind).orElseThrow().records()).containsExactly(change);
    assertThat(gateway.expiry(table).on()).isFalse();
    gateway.expire(table, "gone", true);
    assertThat(gateway.expiry(table).attribute()).isEqualTo("gone");
    assertThat(gateway.timed(table, "gone", Map.of()).items()).hasSize(1);
    gateway.stream(table, null);
    assertThat(tables.describe("changes").stream()).isNull();
  }

  @Test
  void whatABatchLeavesOverIsTold() throws Exception {
    table("batch", true);
    ComposeGateway gateway = new SdkComposeGateway(clients, meter);
    String large = "x".repeat(40_000);
    List<Act> acts = new java.util.ArrayList<>();
    for (int i = 0; i < 25; i++) {
      acts.add(
          act(
              Act.Kind.PUT,
              "batch",
              "{\"pk\": {\"S\": \"%d\"}, \"t\": {\"S\": \"%s\"}}".formatted(i, large),
              null,
              null));
    }
    ComposeGateway.Reply reply = gateway.batchWrite(acts);
    long left = reply.outcomes().stream().filter(Outcome.Left.class::isInstance).count();
    assertThat(left).isBetween(1L, 24L);
    assertThat(reply.used().total()).isEqualTo((25 - left) * 40.0);
  }

  @Test
  void eachActionOfATransactionIsToldWhy() throws Exception {
    table("moves", false);
    ComposeGateway gateway = new SdkComposeGateway(clients, meter);
    String key = "{\"pk\": {\"S\": \"%s\"}}";
    ComposeGateway.Reply made =
        gateway.transactWrite(
            List.of(
                act(Act.Kind.UPDATE, "moves", key.formatted("a"), "SET stock = :n", null),
                act(Act.Kind.PUT, "moves", key.formatted("b"), null, null)),
            "");
    assertThat(made.used().total()).isEqualTo(4);
    ComposeGateway.Reply refused =
        gateway.transactWrite(
            List.of(
                act(Act.Kind.PUT, "moves", key.formatted("c"), null, null),
                act(Act.Kind.DELETE, "moves", key.formatted("a"), null, "stock = pk")),
            "");
    assertThat(((Outcome.Cancelled) refused.outcomes().getFirst()).cause()).isFalse();
    Outcome.Cancelled why = (Outcome.Cancelled) refused.outcomes().getLast();
    assertThat(why.code()).isEqualTo("ConditionalCheckFailed");
    assertThat(why.item()).containsKey("stock");
    List<Act> reads =
        List.of(
            act(Act.Kind.GET, "moves", key.formatted("a"), null, null),
            act(Act.Kind.GET, "moves", key.formatted("c"), null, null));
    assertThat(gateway.transactGet(reads).outcomes().getLast()).isInstanceOf(Outcome.Missing.class);
    assertThat(gateway.batchGet(reads).outcomes().getFirst()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aBackupBecomesATable() throws Exception {
    TableInfo table = table("kept", false);
    new SdkPartiqlGateway(clients, meter).run("INSERT INTO kept VALUE {'pk': 'a'}", false, 0, "");
    BackupsGateway gateway = new SdkBackupsGateway(clients);
    gateway.create(table, "first");
    Backup made = gateway.list(table).getFirst();
    assertThat(made.name()).isEqualTo("first");
    gateway.restore(made, "kept-again", Progress.unseen());
    assertThat(tables.describe("kept-again").status()).isEqualTo("ACTIVE");
    gateway.delete(made);
    assertThat(gateway.list(table)).isEmpty();
    assertThat(gateway.recovery(table).on()).isFalse();
    gateway.recover(table, true);
    assertThat(gateway.recovery(table).on()).isTrue();
    assertThat(gateway.recovery(table).earliest()).isNotNull();
  }

  @Test
  void indexesTagsAndProtectionAreChanged() throws Exception {
    TableInfo table = table("set", true);
    SetupGateway gateway = new SdkSetupGateway(clients);
    NewTable.Index index =
        new NewTable.Index(
            "by-day",
            true,
            new KeyAttribute("day", "S"),
            new KeyAttribute("total", "N"),
            IndexInfo.Projection.INCLUDE,
            List.of("note"));
    gateway.addIndex(table, index, new TablesGateway.Units(2, 3));
    IndexInfo made = tables.describe("set").index("by-day").orElseThrow();
    assertThat(made.keys()).containsExactly("day", "total");
    assertThat(made.writes()).isEqualTo(3);
    assertThat(gateway.backfilling(table)).isSubsetOf("by-day");
    List<Pair> tags = List.of(new Pair("a", "1"), new Pair("b", "2"));
    gateway.tag(table, List.of(), tags);
    gateway.tag(table, tags, List.of(new Pair("b", "3")));
    assertThat(gateway.tags(table)).containsExactly(new Pair("b", "3"));
    settle(() -> quiet("set"));
    gateway.guard(table, true);
    assertThat(tables.describe("set").guarded()).isTrue();
    settle(() -> quiet("set"));
    gateway.guard(table, false);
    settle(() -> quiet("set"));
    gateway.removeIndex(table, "by-day");
    settle(() -> tables.describe("set").indexes().isEmpty());
  }

  private static boolean quiet(String name) {
    TableInfo now = tables.describe(name);
    return now.status().equals("ACTIVE")
        && now.indexes().stream().allMatch(index -> index.status().equals("ACTIVE"));
  }

  private static void settle(java.util.function.BooleanSupplier settled) throws Exception {
    for (int i = 0; i < 200 && !settled.getAsBoolean(); i++) {
      Pause.of(Duration.ofMillis(20), Progress.unseen());
    }
    assertThat(settled.getAsBoolean()).isTrue();
  }
}
