package dev.lectern.pane.dynamodb.setup;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.TablesGateway.Units;
import dev.lectern.ui.control.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Settings through the SDK. */
public final class SdkSetupGateway implements SetupGateway {

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkSetupGateway(AwsClients clients) {
    this.clients = clients;
  }

  private DynamoDbClient dynamo() {
    return clients.dynamoDb();
  }

  @Override
  public void addIndex(TableInfo table, NewTable.Index index, @Nullable Units units) {
    Map<String, String> types = new LinkedHashMap<>();
    List<KeySchemaElement> keys = new ArrayList<>();
    keys.add(key(index.partition(), KeyType.HASH, types));
    KeyAttribute sort = index.sort();
    if (sort != null) {
      keys.add(key(sort, KeyType.RANGE, types));
    }
    CreateGlobalSecondaryIndexAction.Builder action =
        CreateGlobalSecondaryIndexAction.builder()
            .indexName(index.name())
            .keySchema(keys)
            .projection(
                p -> {
                  p.projectionType(index.projection().name());
                  if (index.projection() == IndexInfo.Projection.INCLUDE) {
                    p.nonKeyAttributes(index.included());
                  }
                });
    if (units != null) {
      action.provisionedThroughput(
          t -> t.readCapacityUnits(units.reads()).writeCapacityUnits(units.writes()));
    }
    List<AttributeDefinition> definitions = new ArrayList<>();
    types.forEach(
        (name, type) ->
            definitions.add(
                AttributeDefinition.builder().attributeName(name).attributeType(type).build()));
    dynamo()
        .updateTable(
            u ->
                u.tableName(table.name())
                    .attributeDefinitions(definitions)
                    .globalSecondaryIndexUpdates(
                        GlobalSecondaryIndexUpdate.builder().create(action.build()).build()));
  }

  private static KeySchemaElement key(KeyAttribute key, KeyType role, Map<String, String> types) {
    types.put(key.name(), key.type());
    return KeySchemaElement.builder().attributeName(key.name()).keyType(role).build();
  }

  @Override
  public void removeIndex(TableInfo table, String index) {
    dynamo()
        .updateTable(
            u ->
                u.tableName(table.name())
                    .globalSecondaryIndexUpdates(
                        GlobalSecondaryIndexUpdate.builder()
                            .delete(d -> d.indexName(index))
                            .build()));
  }

  @Override
  public Set<String> backfilling(TableInfo table) {
    return dynamo()
        .describeTable(d -> d.tableName(table.name()))
        .table()
        .globalSecondaryIndexes()
        .stream()
        .filter(index -> Boolean.TRUE.equals(index.backfilling()))
        .map(index -> index.indexName())
        .collect(Collectors.toSet());
  }

  @Override
  public void guard(TableInfo table, boolean guarded) {
    dynamo().updateTable(u -> u.tableName(table.name()).deletionProtectionEnabled(guarded));
  }

  @Override
  public List<Pair> tags(TableInfo table) {
    List<Pair> tags = new ArrayList<>();
    String from = null;
    do {
      String start = from;
      ListTagsOfResourceResponse page =
          dynamo().listTagsOfResource(l -> l.resourceArn(table.arn()).nextToken(start));
      page.tags().forEach(tag -> tags.add(new Pair(tag.key(), tag.value())));
      from = page.nextToken();
    } while (from != null);
    return tags;
  }

  @Override
  public void tag(TableInfo table, List<Pair> before, List<Pair> after) {
    Set<String> kept = after.stream().map(Pair::name).collect(Collectors.toSet());
    List<String> gone = before.stream().map(Pair::name).filter(n -> !kept.contains(n)).toList();
    List<Tag> changed =
        after.stream()
            .filter(pair -> !before.contains(pair))
            .map(pair -> Tag.builder().key(pair.name()).value(pair.value()).build())
            .toList();
    if (!gone.isEmpty()) {
      dynamo().untagResource(u -> u.resourceArn(table.arn()).tagKeys(gone));
    }
    if (!changed.isEmpty()) {
      dynamo().tagResource(t -> t.resourceArn(table.arn()).tags(changed));
    }
  }
}
