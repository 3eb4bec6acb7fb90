package dev.lectern.sandbox.dynamodb;

import dev.lectern.calc.item.ItemJson;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.TagKeys;
import dev.lectern.sandbox.dynamodb.item.StatementFacts;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What DynamoDB's operations act on ("Actions, resources, and condition keys for Amazon DynamoDB").
 * Batches are decided table by table, transactions and statements one by one.
 */
record TableAccess(Tables tables) {

  private static final Map<String, String> WRITES =
      Map.of(
          "Put", "dynamodb:PutItem",
          "Update", "dynamodb:UpdateItem",
          "Delete", "dynamodb:DeleteItem",
          "ConditionCheck", "dynamodb:ConditionCheckItem",
          "Get", "dynamodb:GetItem");

  private static final Set<String> READS = Set.of("GetItem", "Query", "Scan", "Get");

  List<Access> accesses(Ask ask) {
    return switch (ask.operation()) {
      case "BatchGetItem", "BatchWriteItem" -> batch(ask);
      case "TransactGetItems", "TransactWriteItems" -> transaction(ask);
      case "ExecuteStatement" -> statements(ask, List.of(ask.input()));
      case "BatchExecuteStatement" -> parts(ask);
      case "ExecuteTransaction" -> statements(ask, ask.input().path("TransactStatements"));
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
      return access(ask.action(), resource, () -> tags(ask, resource));
    }
    String index = ask.text("IndexName");
    boolean indexed = !index.isEmpty() && ask.operation().matches("Query|Scan");
    String arn = arn(ask, table) + (indexed ? "/index/" + index : "");
    boolean reads = READS.contains(ask.operation());
    return access(ask.action(), arn, () -> keys(ask, table, ask.input(), index, reads));
  }

  /** Tags that the request gives or takes away, and those of what it names. */
  private Map<String, List<String>> tags(Ask ask, String resource) {
    Map<String, List<String>> keys = new HashMap<>();
    TagKeys.request(keys, ask.input().path("Tags"));
    if (ask.input().has("TagKeys")) {
      keys.put(
          "aws:TagKeys",
          ask.input().path("TagKeys").valueStream().map(JsonNode::asString).toList());
    }
    definition(ask, resource)
        .ifPresent(
            one ->
                one.tags()
                    .forEach((key, value) -> keys.put("aws:ResourceTag/" + key, List.of(value))));
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
    Map<String, List<String>> keys = tags(ask, table);
    ItemKeys.batch(keys, requests, definition(ask, table));
    capacity(ask, keys);
    return keys;
  }

  private static void capacity(Ask ask, Map<String, List<String>> keys) {
    if (!ask.text("ReturnConsumedCapacity").isEmpty()) {
      keys.put("dynamodb:ReturnConsumedCapacity", List.of(ask.text("ReturnConsumedCapacity")));
    }
  }

  /** A statement of a batch that is denied is an error of its own (API BatchStatementError). */
  private List<Access> parts(Ask ask) {
    List<Access> all = new ArrayList<>();
    JsonNode statements = ask.input().path("Statements");
    if (ask.caller().anonymous()) {
      return statements(ask, List.of());
    }
    for (int i = 0; i < statements.size(); i++) {
      for (Access access : statements(ask, List.of(statements.path(i)))) {
        all.add(access.ofPart(i));
      }
    }
    return all;
  }

  /** What cannot be read needs nothing, except a name: the operation refuses it. */
  private List<Access> statements(Ask ask, Iterable<? extends JsonNode> statements) {
    List<Access> all = new ArrayList<>();
    if (ask.caller().anonymous()) {
      all.add(Access.own(ask.action(), "*", Map::of));
    }
    for (JsonNode statement : statements) {
      StatementFacts.of(statement, table -> definition(ask, table))
          .ifPresent(
              one ->
                  all.add(
                      access(
                          one.action(),
                          arn(ask, one.table())
                              + (one.index().isEmpty() ? "" : "/index/" + one.index()),
                          () -> statementKeys(ask, one))));
    }
    return all;
  }

  private Map<String, List<String>> statementKeys(Ask ask, StatementFacts facts) {
    Map<String, List<String>> keys = tags(ask, facts.table());
    List<String> leading =
        facts.leading().stream().flatMap(one -> value(ItemJson.json(one)).stream()).toList();
    if (!leading.isEmpty()) {
      keys.put("dynamodb:LeadingKeys", leading);
    }
    ItemKeys.attributes(keys, facts.attributes());
    if (facts.action().equals("dynamodb:PartiQLSelect")) {
      keys.put("dynamodb:FullTableScan", List.of(Boolean.toString(facts.scan())));
      keys.put(
          "dynamodb:Select",
          List.of(facts.everything() ? "ALL_ATTRIBUTES" : "SPECIFIC_ATTRIBUTES"));
    }
    if (ask.operation().equals("ExecuteTransaction")) {
      keys.put("dynamodb:EnclosingOperation", List.of(ask.operation()));
    }
    capacity(ask, keys);
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
                    Map<String, List<String>> keys =
                        keys(ask, table, member, "", READS.contains(one.getKey()));
                    capacity(ask, keys);
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

  private Map<String, List<String>> keys(
      Ask ask, String table, ObjectNode input, String index, boolean reads) {
    Map<String, List<String>> keys = tags(ask, table);
    ItemKeys.put(keys, input, definition(ask, table), index, reads);
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
