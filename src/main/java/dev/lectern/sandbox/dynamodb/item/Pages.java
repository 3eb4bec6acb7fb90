package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.Items;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Query and Scan: a page of at most 1 MB, read before it is filtered. */
final class Pages {

  private static final int LARGEST_PAGE = 1024 * 1024;

  private final DynamoDbState state;

  Pages(DynamoDbState state) {
    this.state = state;
  }

  /**
   * What a page is read from.
   *
   * @param index null for the table itself
   */
  private record Source(TableDefinition table, @Nullable SecondaryIndex index) {

    KeySchema key() {
      return index == null ? table.key() : index.key();
    }

    Map<String, AttributeValue> view(Map<String, AttributeValue> item) {
      return index == null ? item : index.project(item, table.key());
    }

    /** The keys that say where a page ended: the index's and the table's. */
    Map<String, AttributeValue> position(Map<String, AttributeValue> item) {
      Map<String, AttributeValue> position = new LinkedHashMap<>(Keys.keyOf(table.key(), item));
      if (index != null) {
        position.putAll(Keys.keyOf(index.key(), item));
      }
      return position;
    }
  }

  /** Query. */
  Reply query(Call call) {
    ObjectNode input = call.input();
    Source source = source(call);
    Expressions expressions = new Expressions(input);
    Condition condition =
        expressions
            .condition("KeyConditionExpression")
            .orElseThrow(
                () ->
                    Errors.validation(
                        "Either the KeyConditions or KeyConditionExpression parameter must be"
                            + " specified in the request."));
    Optional<Condition> filter = expressions.condition("FilterExpression");
    Optional<Projection> projection = expressions.projection();
    expressions.finish();
    KeyCondition keys = KeyCondition.of(condition, source.key());
    filter.ifPresent(each -> checkFilter(each, source.key()));
    boolean down = !input.path("ScanIndexForward").asBoolean(true);
    Items.Walk walk =
        state
            .items()
            .collection(source.table(), source.index(), keys.range(), down, start(source, input));
    return page(
        call,
        source,
        walk,
        Optional.of(keys.condition()),
        filter,
        projection,
        source.key().hash(Map.of(source.key().partition().name(), keys.range().partition())));
  }

  private static void checkFilter(Condition filter, KeySchema key) {
    filter
        .paths()
        .map(path -> path.attribute())
        .filter(key::has)
        .findFirst()
        .ifPresent(
            attribute -> {
              throw Errors.validation(
                  "Filter Expression can only contain non-primary key attributes: Primary key"
                      + " attribute: "
                      + attribute);
            });
  }

  /** Scan. */
  Reply scan(Call call) {
    ObjectNode input = call.input();
    Source source = source(call);
    Expressions expressions = new Expressions(input);
    Optional<Condition> filter = expressions.condition("FilterExpression");
    Optional<Projection> projection = expressions.projection();
    expressions.finish();
    int segments = input.path("TotalSegments").asInt(1);
    int segment = input.path("Segment").asInt(0);
    checkSegments(input, segment, segments);
    Items.Walk walk =
        state.items().all(source.table(), source.index(), segment, segments, start(source, input));
    return page(call, source, walk, Optional.empty(), filter, projection, null);
  }

  private static void checkSegments(ObjectNode input, int segment, int segments) {
    if (input.has("Segment") && !input.has("TotalSegments")) {
      throw Errors.validation(
          "The TotalSegments parameter is required but was not present in the request when Segment"
              + " parameter is present");
    }
    if (!input.has("Segment") && input.has("TotalSegments")) {
      throw Errors.validation(
          "The Segment parameter is required but was not present in the request when parameter"
              + " TotalSegments is present");
    }
    if (segment >= segments) {
      throw Errors.validation(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments:"
              + " Segment: "
              + segment
              + " is not less than TotalSegments: "
              + segments);
    }
  }

  private Source source(Call call) {
    ObjectNode input = call.input();
    TableDefinition table = state.tables().require(call, input.path("TableName").asString());
    if (!input.has("IndexName")) {
      return new Source(table, null);
    }
    String name = input.path("IndexName").asString();
    SecondaryIndex index =
        table
            .index(name)
            .orElseThrow(
                () -> Errors.validation("The table does not have the specified index: " + name));
    if (index.global() && input.path("ConsistentRead").asBoolean(false)) {
      throw Errors.validation("Consistent reads are not supported on global secondary indexes");
    }
    boolean all = input.path("Select").asString("").equals("ALL_ATTRIBUTES");
    if (index.global() && all && index.projection() != SecondaryIndex.ProjectionType.ALL) {
      throw Errors.invalidParameter(
          "Select type ALL_ATTRIBUTES is not supported for global secondary index "
              + name
              + " because its projection type is not ALL");
    }
    return new Source(table, index);
  }

  private static @Nullable Map<String, AttributeValue> start(Source source, ObjectNode input) {
    if (!input.has("ExclusiveStartKey")) {
      return null;
    }
    Map<String, AttributeValue> start =
        Errors.checked(() -> ItemJson.item(input.path("ExclusiveStartKey")));
    Map<String, AttributeValue> position = source.position(start);
    boolean whole =
        matches(source.table().key(), start)
            && (source.index() == null || matches(source.index().key(), start));
    if (!whole || position.size() != start.size()) {
      throw Errors.validation("The provided starting key is invalid");
    }
    return start;
  }

  private static boolean matches(KeySchema key, Map<String, AttributeValue> values) {
    return key.attributes().stream()
        .allMatch(
            attribute -> {
              AttributeValue value = values.get(attribute.name());
              return value != null && value.type().equals(attribute.type());
            });
  }

  /**
   * Reads a page.
   *
   * @param hash place of the partition key, null when all partitions are read
   */
  private Reply page(
      Call call,
      Source source,
      Items.Walk walk,
      Optional<Condition> key,
      Optional<Condition> filter,
      Optional<Projection> projection,
      @Nullable Long hash) {
    ObjectNode input = call.input();
    Selection selection = Selection.of(input, source.table(), source.index(), projection);
    long limit = input.path("Limit").asLong(Long.MAX_VALUE);
    Consistency consistency = ItemReads.consistency(input);
    Consumed consumed = new Consumed(source.table(), false);
    ArrayNode items = Json.array();
    long scanned = 0;
    long count = 0;
    long bytes = 0;
    Map<String, AttributeValue> last = Map.of();
    boolean more = false;
    while (walk.next()) {
      Map<String, AttributeValue> item = walk.item();
      if (key.isPresent() && !key.get().test(item)) {
        continue;
      }
      if (scanned == limit || bytes >= LARGEST_PAGE) {
        more = true;
        break;
      }
      scanned++;
      bytes += ItemSize.of(source.view(item));
      last = item;
      Map<String, AttributeValue> seen =
          selection.fetches() ? fetched(consumed, item, consistency, hash) : source.view(item);
      if (filter.isEmpty() || filter.get().test(seen)) {
        count++;
        if (!selection.countOnly()) {
          items.add(ItemJson.json(selection.of(seen)));
        }
      }
    }
    consumed.read(source.index(), bytes, consistency, hash);
    consumed.take(state.capacity(), call.now());
    ObjectNode output = Json.object();
    if (!selection.countOnly()) {
      output.set("Items", items);
    }
    output.put("Count", count).put("ScannedCount", scanned);
    boolean full = more || (scanned == limit && scanned > 0);
    if (full) {
      output.set("LastEvaluatedKey", ItemJson.json(source.position(last)));
    }
    consumed.answer(input, output);
    return Reply.of(output);
  }

  /** A local index gets what it does not have from the table, one read for each item. */
  private static Map<String, AttributeValue> fetched(
      Consumed consumed,
      Map<String, AttributeValue> item,
      Consistency consistency,
      @Nullable Long hash) {
    consumed.read(null, ItemSize.of(item), consistency, hash);
    return item;
  }

  /**
   * What of each item is answered.
   *
   * @param countOnly whether no items at all
   * @param fetches whether the index has not everything and the table is asked
   */
  private record Selection(boolean countOnly, boolean fetches, Optional<Projection> projection) {

    static Selection of(
        ObjectNode input,
        TableDefinition table,
        @Nullable SecondaryIndex index,
        Optional<Projection> projection) {
      String select = input.path("Select").asString("");
      if (projection.isPresent() && !select.isEmpty() && !select.equals("SPECIFIC_ATTRIBUTES")) {
        throw invalid("Cannot specify the ProjectionExpression when choosing to get " + select);
      }
      if (projection.isEmpty() && select.equals("SPECIFIC_ATTRIBUTES")) {
        throw invalid("Must specify the AttributesToGet when choosing to get SPECIFIC_ATTRIBUTES");
      }
      if (index == null && select.equals("ALL_PROJECTED_ATTRIBUTES")) {
        throw Errors.invalidParameter(
            "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
      }
      boolean countOnly = select.equals("COUNT");
      if (index == null || index.projection() == SecondaryIndex.ProjectionType.ALL) {
        return new Selection(countOnly, false, projection);
      }
      boolean beyond = beyond(projection, table, index);
      if (index.global() && beyond) {
        throw Errors.invalidParameter(
            "One or more parameter values were not projected into the global secondary index "
                + index.name());
      }
      boolean fetches = !index.global() && (beyond || select.equals("ALL_ATTRIBUTES"));
      return new Selection(countOnly, fetches, projection);
    }

    private static boolean beyond(
        Optional<Projection> projection, TableDefinition table, SecondaryIndex index) {
      return projection.stream()
          .flatMap(paths -> paths.paths().stream())
          .anyMatch(path -> !index.projects(path.attribute(), table.key()));
    }

    private static ServiceException invalid(String message) {
      return Errors.validation(message);
    }

    Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
      return projection.map(paths -> paths.of(item)).orElse(item);
    }
  }
}
