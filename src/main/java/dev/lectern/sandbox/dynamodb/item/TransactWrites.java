package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.table.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * TransactWriteItems: up to 100 writes, all or none. A repeated request with the same token is done
 * once within ten minutes; the tokens are in memory, as the window is short.
 */
final class TransactWrites {

  private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
  private static final int LARGEST = 4 * 1024 * 1024;

  private record Done(JsonNode request, Instant until, Map<String, Consumed> consumption) {}

  /** A write that could not be done, with the reasons of all. */
  private static final class Cancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ObjectNode> reasons;

    Cancelled(List<ObjectNode> reasons) {
      super("Transaction cancelled", null, false, false);
      this.reasons = reasons;
    }
  }

  private final DynamoDbState state;
  private final Map<String, Done> done = new ConcurrentHashMap<>();

  TransactWrites(DynamoDbState state) {
    this.state = state;
  }

  /** TransactWriteItems. */
  Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    String token = call.caller().accountId() + "/" + input.path("ClientRequestToken").asString("");
    done.values().removeIf(old -> old.until().isBefore(call.now()));
    Done before = input.has("ClientRequestToken") ? done.get(token) : null;
    if (before != null) {
      if (!before.request().equals(input.path("TransactItems"))) {
        throw new ServiceException(
            400,
            "IdempotentParameterMismatchException",
            "The request uses the same client token as a previous, but non-identical request.");
      }
      return reply(input, before.consumption());
    }
    List<WriteAction> actions = new ArrayList<>();
    Set<Map.Entry<String, Map<String, AttributeValue>>> items = new HashSet<>();
    for (JsonNode item : input.path("TransactItems")) {
      WriteAction action = action(call, (ObjectNode) item);
      if (!items.add(Map.entry(action.table().arn(), action.key()))) {
        throw Errors.validation(
            "Transaction request cannot include multiple operations on one item");
      }
      actions.add(action);
    }
    Map<String, Consumed> consumption = new LinkedHashMap<>();
    try {
      state
          .store()
          .run(
              tx -> {
                List<WriteAction.Outcome> outcomes = all(tx, actions);
                for (int i = 0; i < actions.size(); i++) {
                  TableDefinition table = actions.get(i).table();
                  consumption
                      .computeIfAbsent(table.arn(), arn -> new Consumed(table, true))
                      .write(outcomes.get(i).before(), outcomes.get(i).after());
                }
              });
    } catch (Cancelled cancelled) {
      throw cancelled(cancelled.reasons);
    }
    if (input.has("ClientRequestToken")) {
      done.put(
          token, new Done(input.path("TransactItems"), call.now().plus(TOKEN_LIFE), consumption));
    }
    return reply(input, consumption);
  }

  private static Reply reply(ObjectNode input, Map<String, Consumed> consumption) {
    ObjectNode output = Json.object();
    ItemReads.consumption(input, output, consumption);
    return Reply.of(output);
  }

  private WriteAction action(Call call, ObjectNode item) {
    if (item.size() != 1) {
      throw Errors.validation("TransactItems can only contain one of Check, Put, Update or Delete");
    }
    Map.Entry<String, JsonNode> only = item.properties().iterator().next();
    ObjectNode members = (ObjectNode) only.getValue();
    TableDefinition table = state.tables().require(call, members.path("TableName").asString());
    return switch (only.getKey()) {
      case "Put" -> WriteAction.put(table, members);
      case "Delete" -> WriteAction.delete(table, members);
      case "ConditionCheck" -> WriteAction.check(table, members);
      default -> {
        Expressions expressions = new Expressions(members);
        yield WriteAction.update(table, members, expressions.update(), expressions);
      }
    };
  }

  /** Tries every action, so that the reasons of all are known, and throws when one failed. */
  private List<WriteAction.Outcome> all(Tx tx, List<WriteAction> actions) {
    List<WriteAction.Outcome> outcomes = new ArrayList<>();
    List<ObjectNode> reasons = new ArrayList<>();
    long bytes = 0;
    boolean failed = false;
    for (WriteAction action : actions) {
      ObjectNode reason = Json.object().put("Code", "None");
      try {
        WriteAction.Outcome outcome = action.apply(tx, state.items());
        outcomes.add(outcome);
        bytes += outcome.after() == null ? 0 : ItemSize.of(outcome.after());
      } catch (WriteAction.ConditionFailed condition) {
        failed = true;
        reason
            .put("Code", "ConditionalCheckFailed")
            .put("Message", "The conditional request failed");
        Optional.ofNullable(condition.item())
            .filter(there -> action.returnItem())
            .ifPresent(there -> reason.set("Item", ItemJson.json(there)));
      } catch (ServiceException invalid) {
        failed = true;
        reason.put("Code", "ValidationError").put("Message", invalid.text());
      }
      reasons.add(reason);
    }
    if (failed) {
      throw new Cancelled(reasons);
    }
    if (bytes > LARGEST) {
      throw Errors.validation(
          "Collection size limit exceeded: the items of a transaction are at most 4 MB together");
    }
    return outcomes;
  }

  private static ServiceException cancelled(List<ObjectNode> reasons) {
    String codes =
        reasons.stream()
            .map(reason -> reason.path("Code").asString())
            .collect(Collectors.joining(", ", "[", "]"));
    ArrayNode all = Json.array();
    reasons.forEach(all::add);
    return new ServiceException(
            400,
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + codes)
        .withMember("CancellationReasons", all);
  }
}
