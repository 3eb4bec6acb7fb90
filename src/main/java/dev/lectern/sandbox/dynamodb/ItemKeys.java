package dev.lectern.sandbox.dynamodb;

import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Condition keys of requests on items: {@code dynamodb:LeadingKeys}, {@code dynamodb:Attributes},
 * {@code dynamodb:Select} (DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained
 * access control").
 */
final class ItemKeys {

  private static final Pattern EQUALS =
      Pattern.compile("([#\\w.-]+)\\s*=\\s*(:\\w+)", Pattern.UNICODE_CHARACTER_CLASS);

  private ItemKeys() {}

  static void put(
      Map<String, List<String>> keys,
      ObjectNode input,
      Optional<TableDefinition> table,
      String index) {
    table.ifPresent(
        one ->
            leading(input, partition(one, index))
                .ifPresent(value -> keys.put("dynamodb:LeadingKeys", List.of(value))));
    Set<String> attributes = attributes(input);
    if (!attributes.isEmpty()) {
      keys.put("dynamodb:Attributes", List.copyOf(attributes));
    }
    boolean reads = input.has("KeyConditionExpression") || input.has("KeyConditions");
    boolean some = input.has("ProjectionExpression") || input.has("AttributesToGet");
    if (input.has("Select")) {
      keys.put("dynamodb:Select", List.of(input.path("Select").asString()));
    } else if (some || reads) {
      keys.put("dynamodb:Select", List.of(some ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES"));
    }
    for (String member : List.of("ReturnValues", "ReturnConsumedCapacity")) {
      if (input.has(member)) {
        keys.put("dynamodb:" + member, List.of(input.path(member).asString()));
      }
    }
  }

  private static String partition(TableDefinition table, String index) {
    return table.index(index).map(SecondaryIndex::key).orElse(table.key()).partition().name();
  }

  private static Optional<String> leading(ObjectNode input, String partition) {
    Optional<String> direct =
        TableAccess.value(input.path("Key").path(partition))
            .or(() -> TableAccess.value(input.path("Item").path(partition)))
            .or(
                () ->
                    TableAccess.value(
                        input
                            .path("KeyConditions")
                            .path(partition)
                            .path("AttributeValueList")
                            .path(0)));
    if (direct.isPresent()) {
      return direct;
    }
    Matcher equals = EQUALS.matcher(input.path("KeyConditionExpression").asString(""));
    while (equals.find()) {
      if (named(input, equals.group(1)).equals(partition)) {
        return TableAccess.value(input.path("ExpressionAttributeValues").path(equals.group(2)));
      }
    }
    return Optional.empty();
  }

  private static String named(ObjectNode input, String name) {
    return name.startsWith("#")
        ? input.path("ExpressionAttributeNames").path(name).asString(name)
        : name;
  }

  /** Attributes at the top that the request speaks of. */
  private static Set<String> attributes(ObjectNode input) {
    Set<String> names = new TreeSet<>();
    for (String member : List.of("Item", "Key", "AttributeUpdates", "Expected")) {
      names.addAll(input.path(member).propertyNames());
    }
    input.path("AttributesToGet").forEach(name -> names.add(name.asString()));
    for (String path : input.path("ProjectionExpression").asString("").split(",", -1)) {
      String top = path.strip().split("[.\\[]", 2)[0];
      if (!top.isEmpty()) {
        names.add(named(input, top));
      }
    }
    for (JsonNode name : input.path("ExpressionAttributeNames")) {
      names.add(name.asString());
    }
    return names;
  }
}
