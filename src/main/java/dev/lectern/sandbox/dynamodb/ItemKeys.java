package dev.lectern.sandbox.dynamodb;

import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** A name in an expression, with what tells whether it is an attribute at the top. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<before>[.:]\\s*)?(?<name>#?\\w+)(?<call>\\s*\\()?", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> WORDS =
      Set.of("SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "BETWEEN", "IN");
  private static final List<String> EXPRESSIONS =
      List.of(
          "ProjectionExpression",
          "KeyConditionExpression",
          "FilterExpression",
          "ConditionExpression",
          "UpdateExpression");
  private static final List<String> ITEMS =
      List.of(
          "Item",
          "Key",
          "AttributeUpdates",
          "Expected",
          "KeyConditions",
          "QueryFilter",
          "ScanFilter");

  private ItemKeys() {}

  /**
   * Those of one request, or of one item of a transaction.
   *
   * @param reads whether the operation answers items, so that it selects attributes
   */
  static void put(
      Map<String, List<String>> keys,
      ObjectNode input,
      Optional<TableDefinition> table,
      String index,
      boolean reads) {
    table.ifPresent(
        one ->
            leading(input, partition(one, index))
                .ifPresent(value -> keys.put("dynamodb:LeadingKeys", List.of(value))));
    attributes(keys, attributes(input));
    if (reads) {
      keys.put("dynamodb:Select", List.of(select(input, index)));
    }
    for (String member : List.of("ReturnValues", "ReturnConsumedCapacity")) {
      if (input.has(member)) {
        keys.put("dynamodb:" + member, List.of(input.path(member).asString()));
      }
    }
  }

  /** Those of a table's part of a batch. */
  static void batch(
      Map<String, List<String>> keys, JsonNode requests, Optional<TableDefinition> table) {
    List<JsonNode> items = new ArrayList<>();
    requests.path("Keys").forEach(items::add);
    if (requests.isArray()) {
      for (JsonNode request : requests) {
        items.add(request.path("PutRequest").path("Item"));
        items.add(request.path("DeleteRequest").path("Key"));
      }
    }
    Set<String> names = new TreeSet<>();
    items.forEach(item -> names.addAll(item.propertyNames()));
    if (requests instanceof ObjectNode reads) {
      names.addAll(attributes(reads));
      keys.put("dynamodb:Select", List.of(select(reads, "")));
    }
    attributes(keys, names);
    String hash = table.map(one -> partition(one, "")).orElse("");
    List<String> leading =
        items.stream().flatMap(item -> TableAccess.value(item.path(hash)).stream()).toList();
    if (!leading.isEmpty()) {
      keys.put("dynamodb:LeadingKeys", leading);
    }
  }

  static void attributes(Map<String, List<String>> keys, Set<String> names) {
    if (!names.isEmpty()) {
      keys.put("dynamodb:Attributes", List.copyOf(names));
    }
  }

  /** As the API's parameter Select is when it is not given. */
  private static String select(ObjectNode input, String index) {
    if (input.has("Select")) {
      return input.path("Select").asString();
    }
    if (input.has("ProjectionExpression") || input.has("AttributesToGet")) {
      return "SPECIFIC_ATTRIBUTES";
    }
    return index.isEmpty() ? "ALL_ATTRIBUTES" : "ALL_PROJECTED_ATTRIBUTES";
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
    for (String member : ITEMS) {
      names.addAll(input.path(member).propertyNames());
    }
    input.path("AttributesToGet").forEach(name -> names.add(name.asString()));
    for (String member : EXPRESSIONS) {
      Matcher found = NAME.matcher(input.path(member).asString(""));
      while (found.find()) {
        String name = found.group("name");
        if (found.group("before") == null
            && found.group("call") == null
            && !Character.isDigit(name.charAt(0))
            && !WORDS.contains(name.toUpperCase(Locale.ROOT))) {
          names.add(named(input, name));
        }
      }
    }
    return names;
  }
}
