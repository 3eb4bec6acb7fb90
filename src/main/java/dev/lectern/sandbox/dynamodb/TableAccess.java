package dev.lectern.sandbox.dynamodb;

import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.TagKeys;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What DynamoDB's operations act on ("Actions, resources, and condition keys for Amazon DynamoDB").
 * Batches and transactions are decided table by table.
 */
record TableAccess(Tables tables) {

  private static final Map<String, String> WRITES =
      Map.of(
          "Put", "dynamodb:PutItem",
          "Update", "dynamodb:UpdateItem",
          "Delete", "dynamodb:DeleteItem",
          "ConditionCheck", "dynamodb:ConditionCheckItem",
          "Get", "dynamodb:GetItem");

  List<Access> accesses(Ask ask) {
    return switch (ask.operation()) {
      case "BatchGetItem", "BatchWriteItem" -> batch(ask);
      case "TransactGetItems", "TransactWriteItems" -> transaction(ask);
      case "GetRecords" -> List.of(access(ask.action(), stream(ask), Map::of));
      case "ListTables" -> List.of(Access.own(ask.action(), arn(ask, "*"), Map::of));
      default -> List.of(single(ask));
    };
  }

  /** An iterator begins with the stream that it reads. */
  private static String stream(Ask ask) {
    return ask.text("ShardIterator").split("\\|", 2)[0];
  }

  private static String arn(Ask ask, String table) {
    return table.startsWith("arn:")
        ? table
        : "arn:aws:dynamodb:" + ask.region() + ":" + ask.caller().accountId() + ":table/" + table;
  }

  private static Access access(String action, String arn, Facts facts) {
    String[] parts = arn.split(":", 6);
    ResourceOwner owner =
        parts.length == 6 && parts[4].matches("\\d{12}")
            ? new ResourceOwner.Account(parts[4])
            : new ResourceOwner.CallersAccount();
    return new Access(action, arn, owner, ResourcePolicy.NONE, facts::keys);
  }

  /** Computes condition keys. */
  @FunctionalInterface
  private interface Facts {
    Map<String, List<String>> keys();
  }

  private Access single(Ask ask) {
    String table = ask.text("TableName");
    if (table.isEmpty()) {
      String resource = ask.resource().startsWith("{") ? "*" : ask.resource();
      return access(ask.action(), resource, () -> tags(ask));
    }
    String index = ask.text("IndexName");
    boolean indexed = !index.isEmpty() && ask.operation().matches("Query|Scan");
    String arn = arn(ask, table) + (indexed ? "/index/" + index : "");
    return access(ask.action(), arn, () -> keys(ask, table, ask.input(), index));
  }

  private static Map<String, List<String>> tags(Ask ask) {
    Map<String, List<String>> keys = new HashMap<>();
    TagKeys.request(keys, ask.input().path("Tags"));
    return keys;
  }

  private List<Access> batch(Ask ask) {
    List<Access> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> table : ask.input().path("RequestItems").properties()) {
      all.add(
          access(
              ask.action(),
              arn(ask, table.getKey()),
              () -> batchKeys(ask, table.getKey(), table.getValue())));
    }
    return all;
  }

  private Map<String, List<String>> batchKeys(Ask ask, String table, JsonNode requests) {
    Map<String, List<String>> keys = new HashMap<>();
    List<String> leading = new ArrayList<>();
    String hash = definition(ask, table).map(one -> one.key().partition().name()).orElse("");
    for (JsonNode key : requests.path("Keys")) {
      value(key.path(hash)).ifPresent(leading::add);
    }
    for (JsonNode request : requests.isArray() ? requests : List.<JsonNode>of()) {
      value(request.path("PutRequest").path("Item").path(hash)).ifPresent(leading::add);
      value(request.path("DeleteRequest").path("Key").path(hash)).ifPresent(leading::add);
    }
    if (!leading.isEmpty()) {
      keys.put("dynamodb:LeadingKeys", leading);
    }
    return keys;
  }

  private List<Access> transaction(Ask ask) {
    Map<String, Access> all = new LinkedHashMap<>();
    for (JsonNode item : ask.input().path("TransactItems")) {
      for (Map.Entry<String, JsonNode> one : item.properties()) {
        String action = WRITES.getOrDefault(one.getKey(), ask.action());
        String table = one.getValue().path("TableName").asString("");
        if (one.getValue() instanceof ObjectNode member) {
          String id = action + " " + table + " " + all.size();
          all.put(
              id,
              access(
                  action,
                  arn(ask, table),
                  () -> {
                    Map<String, List<String>> keys = keys(ask, table, member, "");
                    keys.put("dynamodb:EnclosingOperation", List.of(ask.operation()));
                    return keys;
                  }));
        }
      }
    }
    return List.copyOf(all.values());
  }

  private Optional<TableDefinition> definition(Ask ask, String table) {
    return tables.find(ask.caller().accountId(), ask.region(), table);
  }

  private Map<String, List<String>> keys(Ask ask, String table, ObjectNode input, String index) {
    Map<String, List<String>> keys = tags(ask);
    ItemKeys.put(keys, input, definition(ask, table), index);
    definition(ask, table)
        .ifPresent(
            one ->
                one.tags()
                    .forEach((key, value) -> keys.put("aws:ResourceTag/" + key, List.of(value))));
    return keys;
  }

  /** A key attribute's value as text. */
  static Optional<String> value(JsonNode attribute) {
    for (String type : List.of("S", "N", "B")) {
      if (attribute.has(type)) {
        return Optional.of(attribute.path(type).asString());
      }
    }
    return Optional.empty();
  }
}
