package dev.lectern.pane.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.AttributeValue.Text;
import dev.lectern.calc.item.Numbers;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.SdkTablesGateway;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saving on the sandbox. */
class SdkItemGatewayTest {

  private SandboxEngine sandbox;
  private SessionClients clients;
  private ItemGateway gateway;
  private TableInfo table;

  @BeforeEach
  void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    gateway = new SdkItemGateway(clients, new Meter(InstantSource.system()));
    SdkTablesGateway tables = new SdkTablesGateway(clients);
    KeyAttribute status = new KeyAttribute("status", "S");
    tables.create(
        new NewTable(
            "orders",
            new KeyAttribute("pk", "S"),
            new KeyAttribute("sk", "S"),
            List.of(
                new NewTable.Index(
                    "all",
                    true,
                    status,
                    new KeyAttribute("total", "N"),
                    IndexInfo.Projection.ALL,
                    List.of()),
                new NewTable.Index(
                    "keys", true, status, null, IndexInfo.Projection.KEYS_ONLY, List.of()),
                new NewTable.Index(
                    "some",
                    true,
                    new KeyAttribute("city", "S"),
                    null,
                    IndexInfo.Projection.INCLUDE,
                    List.of("note")),
                new NewTable.Index(
                    "local",
                    false,
                    new KeyAttribute("pk", "S"),
                    new KeyAttribute("total", "N"),
                    IndexInfo.Projection.KEYS_ONLY,
                    List.of())),
            true,
            0,
            0,
            null,
            null,
            false),
        Progress.unseen());
    table = tables.describe("orders");
  }

  @AfterEach
  void stop() {
    clients.close();
    sandbox.close();
  }

  private void check(SavePlan plan) {
    Map<String, AttributeValue> stored = plan.how() == SavePlan.How.UPDATE ? plan.after() : null;
    assertThat(gateway.save(plan))
        .isEqualTo(new ItemGateway.Outcome.Done(plan.predicted(), stored));
  }

  @Test
  void whatIsPredictedIsConsumed() {
    Random random = new Random(11);
    Map<String, AttributeValue> stored = null;
    for (int i = 0; i < 60; i++) {
      Map<String, AttributeValue> next = random(random, stored);
      SavePlan plan = SavePlan.save(table, stored, next, random.nextBoolean(), new Guard.None());
      check(plan);
      stored = plan.after();
      assertThat(gateway.get(table, table.keyOf(stored))).isEqualTo(stored);
      if (random.nextInt(12) == 0) {
        check(SavePlan.delete(table, stored, new Guard.None()));
        stored = null;
      }
    }
  }

  private static Map<String, AttributeValue> random(
      Random random, Map<String, AttributeValue> stored) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(stored == null ? Map.of() : stored);
    item.putIfAbsent("pk", new Text("a"));
    item.putIfAbsent("sk", new Text("b"));
    if (random.nextInt(6) == 0) {
      item.put("sk", new Text("b" + random.nextInt(100)));
    }
    for (String name : List.of("status", "city", "note", "filler")) {
      int way = random.nextInt(4);
      if (way == 0) {
        item.remove(name);
      } else if (way == 1) {
        item.put(name, new Text("x".repeat(1 + random.nextInt(name.length() > 5 ? 3_000 : 400))));
      }
    }
    if (random.nextBoolean()) {
      item.put("total", Numbers.parse(Integer.toString(random.nextInt(1_000))));
    }
    return item;
  }

  @Test
  void aLostRaceBringsTheOtherVersion() {
    Map<String, AttributeValue> read = DynamoDbSamples.order(1);
    check(SavePlan.save(table, null, read, true, new Guard.Absent()));
    Map<String, AttributeValue> theirs = new LinkedHashMap<>(read);
    theirs.put("status", new Text("RETURNED"));
    SavePlan first = SavePlan.save(table, read, theirs, false, new Guard.Version("version"));
    check(first);
    Map<String, AttributeValue> mine = new LinkedHashMap<>(read);
    mine.put("status", new Text("SHIPPED"));
    assertThat(gateway.save(SavePlan.save(table, read, mine, false, new Guard.Version("version"))))
        .isEqualTo(new ItemGateway.Outcome.Lost(first.after()));
    assertThat(gateway.save(SavePlan.save(table, null, mine, true, new Guard.Absent())))
        .isEqualTo(new ItemGateway.Outcome.Lost(first.after()));
  }

  @Test
  void aMoveToATakenKeyChangesNothing() {
    Map<String, AttributeValue> one = DynamoDbSamples.order(1);
    Map<String, AttributeValue> two = DynamoDbSamples.order(2);
    check(SavePlan.save(table, null, one, true, new Guard.None()));
    check(SavePlan.save(table, null, two, true, new Guard.None()));
    Map<String, AttributeValue> moved = new LinkedHashMap<>(one);
    moved.put("sk", new Text("ORDER#2"));
    assertThat(gateway.save(SavePlan.save(table, one, moved, true, new Guard.None())))
        .isEqualTo(new ItemGateway.Outcome.Taken());
    assertThat(gateway.get(table, table.keyOf(one))).isEqualTo(one);
  }

  @Test
  void anUpdateBringsWhatOthersHaveChanged() {
    Map<String, AttributeValue> read = DynamoDbSamples.order(1);
    check(SavePlan.save(table, null, read, true, new Guard.None()));
    check(SavePlan.delete(table, read, new Guard.None()));
    Map<String, AttributeValue> mine = new LinkedHashMap<>(read);
    mine.put("status", new Text("SHIPPED"));
    SavePlan update = SavePlan.save(table, read, mine, false, new Guard.None());
    Map<String, AttributeValue> left = new LinkedHashMap<>(table.keyOf(read));
    left.put("status", new Text("SHIPPED"));
    assertThat(((ItemGateway.Outcome.Done) gateway.save(update)).stored())
        .as("others had deleted it: only what was changed is there")
        .isEqualTo(left);
  }
}
