package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.Items;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Query and Scan. */
final class Pages {

  private final DynamoDbState state;

  Pages(DynamoDbState state) {
    this.state = state;
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
    String called = input.has("QueryFilter") ? "QueryFilter" : "Filter Expression";
    filter.ifPresent(each -> checkFilter(each, source.key(), called));
    boolean down = !input.path("ScanIndexForward").asBoolean(true);
    Map<String, AttributeValue> start = start(source, input);
    if (start != null) {
      keys.checkStart(source.key(), start);
    }
    Items.Walk walk =
        state.items().collection(source.table(), source.index(), keys.range(), down, start);
    return page(
        call,
        source,
        walk,
        Optional.of(keys.condition()),
        filter,
        projection,
        source.key().hash(Map.of(source.key().partition().name(), keys.range().partition())));
  }

  private static void checkFilter(Condition filter, KeySchema key, String called) {
    filter
        .paths()
        .map(path -> path.attribute())
        .filter(key::has)
        .findFirst()
        .ifPresent(
            attribute -> {
              throw Errors.validation(
                  called
                      + " can only contain non-primary key attributes: Primary key attribute: "
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
    Map<String, AttributeValue> start = start(source, input);
    Long hash = start == null ? null : source.key().hash(start);
    if (hash != null && Math.unsignedMultiplyHigh(hash, segments) != segment) {
      throw Errors.validation(
          "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use"
              + " ExclusiveStartKey with correct Segment. TotalSegments: "
              + segments
              + " Segment: "
              + segment);
    }
    Items.Walk walk = state.items().all(source.table(), source.index(), segment, segments, start);
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
    Source.checkReadable(index, call.now());
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

  private Reply page(
      Call call,
      Source source,
      Items.Walk walk,
      Optional<Condition> key,
      Optional<Condition> filter,
      Optional<Projection> projection,
      @Nullable Long hash) {
    ObjectNode input = call.input();
    Selection selection = Selection.of(input, source, projection);
    long limit = input.path("Limit").asLong(Long.MAX_VALUE);
    Consumed consumed = new Consumed(source.table(), false);
    PageReader.Page page =
        new PageReader(source, selection, ItemReads.consistency(input), hash, call.now())
            .read(walk, key, filter, limit, consumed);
    consumed.take(state.capacity(), call.now());
    ObjectNode output = Json.object();
    if (!selection.countOnly()) {
      ArrayNode items = output.putArray("Items");
      page.items().forEach(item -> items.add(ItemJson.json(item)));
    }
    output.put("Count", page.count()).put("ScannedCount", page.scanned());
    if (page.last() != null) {
      output.set("LastEvaluatedKey", ItemJson.json(page.last()));
    }
    consumed.answer(input, output);
    return Reply.of(output);
  }
}
