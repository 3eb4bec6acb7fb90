package dev.lectern.pane.dynamodb.tables;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tables through the SDK. */
public final class SdkTablesGateway implements TablesGateway {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkTablesGateway(AwsClients clients) {
    this.clients = clients;
  }

  private DynamoDbClient dynamo() {
    return clients.dynamoDb();
  }

  @Override
  public List<String> names(Progress progress) {
    List<String> names = new ArrayList<>();
    String from = null;
    do {
      progress.check();
      String start = from;
      ListTablesResponse page = dynamo().listTables(r -> r.exclusiveStartTableName(start));
      names.addAll(page.tableNames());
      progress.update(names.size(), -1);
      from = page.lastEvaluatedTableName();
    } while (from != null);
    return names;
  }

  @Override
  public TableInfo describe(String name) {
    return info(dynamo().describeTable(r -> r.tableName(name)).table());
  }

  private static TableInfo info(TableDescription table) {
    Map<String, String> types = new LinkedHashMap<>();
    table
        .attributeDefinitions()
        .forEach(each -> types.put(each.attributeName(), each.attributeTypeAsString()));
    List<IndexInfo> indexes = new ArrayList<>();
    for (GlobalSecondaryIndexDescription index : table.globalSecondaryIndexes()) {
      indexes.add(
          index(
              index.indexName(),
              true,
              index.keySchema(),
              index.projection(),
              index.indexStatusAsString(),
              index.provisionedThroughput() == null
                  ? 0
                  : index.provisionedThroughput().readCapacityUnits(),
              index.provisionedThroughput() == null
                  ? 0
                  : index.provisionedThroughput().writeCapacityUnits(),
              types));
    }
    for (LocalSecondaryIndexDescription index : table.localSecondaryIndexes()) {
      indexes.add(
          index(
              index.indexName(),
              false,
              index.keySchema(),
              index.projection(),
              "ACTIVE",
              0,
              0,
              types));
    }
    // "BillingModeSummary" is left out of some answers; then no units are provisioned either
    boolean onDemand =
        table.billingModeSummary() != null
            ? table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST
            : table.provisionedThroughput().readCapacityUnits() == 0;
    return new TableInfo(
        table.tableName(),
        table.tableArn(),
        table.tableStatusAsString(),
        part(table.keySchema(), KeyType.HASH, types),
        sort(table.keySchema(), types),
        indexes,
        onDemand,
        onDemand ? 0 : table.provisionedThroughput().readCapacityUnits(),
        onDemand ? 0 : table.provisionedThroughput().writeCapacityUnits(),
        table.itemCount() == null ? 0 : table.itemCount(),
        table.tableSizeBytes() == null ? 0 : table.tableSizeBytes(),
        table.streamSpecification() != null
                && Boolean.TRUE.equals(table.streamSpecification().streamEnabled())
            ? table.streamSpecification().streamViewTypeAsString()
            : null,
        table.latestStreamArn(),
        Boolean.TRUE.equals(table.deletionProtectionEnabled()),
        table.creationDateTime());
  }

  private static IndexInfo index(
      String name,
      boolean global,
      List<KeySchemaElement> keys,
      Projection projection,
      String status,
      long reads,
      long writes,
      Map<String, String> types) {
    return new IndexInfo(
        name,
        global,
        part(keys, KeyType.HASH, types),
        sort(keys, types),
        IndexInfo.Projection.valueOf(projection.projectionTypeAsString()),
        projection.nonKeyAttributes(),
        status,
        reads,
        writes);
  }

  private static KeyAttribute part(
      List<KeySchemaElement> keys, KeyType role, Map<String, String> types) {
    return keys.stream()
        .filter(key -> key.keyType() == role)
        .map(
            key ->
                new KeyAttribute(key.attributeName(), types.getOrDefault(key.attributeName(), "S")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The answer has a key schema without a key."));
  }

  private static @Nullable KeyAttribute sort(
      List<KeySchemaElement> keys, Map<String, String> types) {
    return keys.stream().anyMatch(key -> key.keyType() == KeyType.RANGE)
        ? part(keys, KeyType.RANGE, types)
        : null;
  }

  @Override
  public void create(NewTable table, Progress progress) throws InterruptedException {
    Map<String, String> types = new LinkedHashMap<>();
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .keySchema(schema(table.partition(), table.sort(), types))
            .deletionProtectionEnabled(table.guarded())
            .billingMode(table.onDemand() ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED);
    ProvisionedThroughput units = units(table.reads(), table.writes());
    if (!table.onDemand()) {
      request.provisionedThroughput(units);
    }
    List<GlobalSecondaryIndex> global = new ArrayList<>();
    List<LocalSecondaryIndex> local = new ArrayList<>();
    for (NewTable.Index index : table.indexes()) {
      List<KeySchemaElement> keys = schema(index.partition(), index.sort(), types);
      Projection projection = projection(index);
      if (index.global()) {
        global.add(
            GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys)
                .projection(projection)
                .provisionedThroughput(table.onDemand() ? null : unitsOf(index, table))
                .build());
      } else {
        local.add(
            LocalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys)
                .projection(projection)
                .build());
      }
    }
    if (!global.isEmpty()) {
      request.globalSecondaryIndexes(global);
    }
    if (!local.isEmpty()) {
      request.localSecondaryIndexes(local);
    }
    if (table.stream() != null) {
      request.streamSpecification(s -> s.streamEnabled(true).streamViewType(table.stream()));
    }
    List<AttributeDefinition> definitions = new ArrayList<>();
    types.forEach(
        (name, type) ->
            definitions.add(
                AttributeDefinition.builder().attributeName(name).attributeType(type).build()));
    dynamo().createTable(request.attributeDefinitions(definitions).build());
    while (!describe(table.name()).status().equals("ACTIVE")) {
      Pause.of(LOOK_AGAIN, progress);
    }
    if (table.timeToLive() != null) {
      dynamo()
          .updateTimeToLive(
              r ->
                  r.tableName(table.name())
                      .timeToLiveSpecification(
                          t -> t.enabled(true).attributeName(table.timeToLive())));
    }
  }

  private static Projection projection(NewTable.Index index) {
    Projection.Builder projection = Projection.builder().projectionType(index.projection().name());
    if (index.projection() == IndexInfo.Projection.INCLUDE) {
      projection.nonKeyAttributes(index.included());
    }
    return projection.build();
  }

  private static List<KeySchemaElement> schema(
      KeyAttribute partition, @Nullable KeyAttribute sort, Map<String, String> types) {
    List<KeySchemaElement> keys = new ArrayList<>();
    keys.add(element(partition, KeyType.HASH, types));
    if (sort != null) {
      keys.add(element(sort, KeyType.RANGE, types));
    }
    return keys;
  }

  private static KeySchemaElement element(
      KeyAttribute key, KeyType role, Map<String, String> types) {
    types.put(key.name(), key.type());
    return KeySchemaElement.builder().attributeName(key.name()).keyType(role).build();
  }

  private static ProvisionedThroughput unitsOf(NewTable.Index index, NewTable table) {
    Units units = index.unitsOr(new Units(table.reads(), table.writes()));
    return units(units.reads(), units.writes());
  }

  private static ProvisionedThroughput units(long reads, long writes) {
    return ProvisionedThroughput.builder()
        .readCapacityUnits(reads)
        .writeCapacityUnits(writes)
        .build();
  }

  @Override
  public void delete(String name, Progress progress) throws InterruptedException {
    dynamo().deleteTable(r -> r.tableName(name));
    try {
      while (true) {
        describe(name);
        Pause.of(LOOK_AGAIN, progress);
      }
    } catch (ResourceNotFoundException gone) {
      progress.message(name);
    }
  }

  @Override
  public void onDemand(TableInfo table) {
    dynamo().updateTable(r -> r.tableName(table.name()).billingMode(BillingMode.PAY_PER_REQUEST));
  }

  @Override
  public void provision(TableInfo table, Units units, Map<String, Units> indexes) {
    List<GlobalSecondaryIndexUpdate> updates = new ArrayList<>();
    for (IndexInfo index : table.indexes()) {
      Units wanted = indexes.getOrDefault(index.name(), units);
      boolean other =
          table.onDemand() || index.reads() != wanted.reads() || index.writes() != wanted.writes();
      if (index.global() && other) {
        updates.add(
            GlobalSecondaryIndexUpdate.builder()
                .update(
                    u ->
                        u.indexName(index.name())
                            .provisionedThroughput(units(wanted.reads(), wanted.writes())))
                .build());
      }
    }
    dynamo()
        .updateTable(
            r -> {
              r.tableName(table.name()).billingMode(BillingMode.PROVISIONED);
              // DynamoDB refuses an update to what already is
              if (table.onDemand()
                  || table.reads() != units.reads()
                  || table.writes() != units.writes()) {
                r.provisionedThroughput(units(units.reads(), units.writes()));
              }
              if (!updates.isEmpty()) {
                r.globalSecondaryIndexUpdates(updates);
              }
            });
  }
}
