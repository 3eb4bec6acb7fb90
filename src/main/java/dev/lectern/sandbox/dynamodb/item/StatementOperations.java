package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Update;
import dev.lectern.sandbox.dynamodb.partiql.Statement;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ExecuteStatement, BatchExecuteStatement and ExecuteTransaction. */
final class StatementOperations {

  private static final int MOST_OF_BATCH = 25;

  private final DynamoDbState state;
  private final TransactWrites transactWrites;
  private final StatementActions actions;

  StatementOperations(DynamoDbState state, TransactWrites transactWrites) {
    this.state = state;
    this.transactWrites = transactWrites;
    this.actions = new StatementActions(state);
  }

  /** ExecuteStatement. */
  Reply execute(Call call) throws IOException {
    Statement statement = StatementActions.parse(call.input());
    if (statement instanceof Statement.Select select) {
      return Reply.of(new SelectStatement(state, call, select).run());
    }
    if (statement instanceof Statement.Exists) {
      throw Errors.validation("EXISTS can be used in transactions only");
    }
    if (call.input().has("Limit") || call.input().has("NextToken")) {
      throw Errors.validation("Limit and NextToken are for SELECT statements");
    }
    WriteAction action = actions.action(call, statement, call.input());
    Consumed consumed = new Consumed(action.table(), false);
    WriteAction.Outcome outcome = write(call, statement, action, consumed);
    ObjectNode output = Json.object();
    ArrayNode items = output.putArray("Items");
    Optional<Update> update =
        statement instanceof Statement.Modify modify
            ? Optional.of(modify.update())
            : Optional.empty();
    Map<String, AttributeValue> returned =
        ItemWrites.returned(StatementActions.returns(statement), outcome, update);
    if (!returned.isEmpty()) {
      items.add(ItemJson.json(returned));
    }
    consumed.answer(call.input(), output);
    return Reply.of(output);
  }

  private WriteAction.Outcome write(
      Call call, Statement statement, WriteAction action, Consumed consumed) throws IOException {
    try {
      return Writer.of(state, call).alone(action, consumed);
    } catch (WriteAction.ConditionFailed failed) {
      throw StatementActions.failed(
          statement, action.returnItem() ? failed : new WriteAction.ConditionFailed(null));
    }
  }

  /** BatchExecuteStatement: each statement on its own, with its own error. */
  Reply batch(Call call) throws IOException {
    JsonNode statements = call.input().path("Statements");
    if (statements.size() > MOST_OF_BATCH) {
      throw Errors.validation("Member must have length less than or equal to " + MOST_OF_BATCH);
    }
    ObjectNode output = Json.object();
    ArrayNode responses = output.putArray("Responses");
    ArrayNode consumption = Json.array();
    int reads = 0;
    List<Statement> parsed = new ArrayList<>();
    for (JsonNode node : statements) {
      Statement statement = StatementActions.parse(node);
      parsed.add(statement);
      reads += statement instanceof Statement.Select ? 1 : 0;
    }
    if (reads > 0 && reads < parsed.size()) {
      throw Errors.validation("Cannot mix read and write operations in the same request");
    }
    for (int i = 0; i < parsed.size(); i++) {
      Statement statement = parsed.get(i);
      ObjectNode response = responses.addObject();
      try {
        ServiceException refused = call.refused().get(i);
        if (refused != null) {
          response.put("TableName", name(statement));
          throw refused;
        }
        Consumed consumed = one(call, statement, statements.path(i), response);
        consumption.add(consumed.json(call.input()));
      } catch (ServiceException error) {
        ObjectNode node =
            response.putObject("Error").put("Code", code(error)).put("Message", error.text());
        if (error.members().get("Item") instanceof ObjectNode item) {
          node.set("Item", item);
        }
      }
    }
    if (Consumed.asked(call.input())) {
      output.set("ConsumedCapacity", consumption);
    }
    return Reply.of(output);
  }

  /** A statement may give the ARN of its table. */
  private static String name(Statement statement) {
    return statement.table().substring(statement.table().lastIndexOf('/') + 1);
  }

  private Consumed one(Call call, Statement statement, JsonNode node, ObjectNode response)
      throws IOException {
    TableDefinition table = state.tables().require(call, statement.table());
    response.put("TableName", table.name());
    Consumed consumed = new Consumed(table, false);
    if (statement instanceof Statement.Select select) {
      TransactReads.Get get = SelectStatement.get(state, call, select);
      Optional<Map<String, AttributeValue>> item =
          ItemReads.find(state, call, (ObjectNode) node, table, get.key());
      consumed.read(
          null,
          item.map(ItemSize::of).orElse(0),
          ItemReads.consistency((ObjectNode) node),
          table.key().hash(get.key()));
      consumed.take(state.capacity(), call.now());
      item.ifPresent(
          there -> response.set("Item", ItemJson.json(SelectStatement.columns(select, there))));
    } else {
      WriteAction action = actions.action(call, statement, node);
      write(call, statement, action, consumed);
    }
    return consumed;
  }

  /** Errors of a batch have shorter codes (API type BatchStatementError). */
  private static String code(ServiceException error) {
    return switch (error.code()) {
      case "AccessDeniedException" -> "AccessDenied";
      case "ConditionalCheckFailedException" -> "ConditionalCheckFailed";
      case "DuplicateItemException" -> "DuplicateItem";
      case "ProvisionedThroughputExceededException" -> "ProvisionedThroughputExceeded";
      case "ResourceNotFoundException" -> "ResourceNotFound";
      case "ThrottlingException" -> "ThrottlingError";
      case "TransactionConflictException" -> "TransactionConflict";
      default -> "ValidationError";
    };
  }

  /** ExecuteTransaction: all reads or all writes. */
  Reply transaction(Call call) throws IOException {
    JsonNode statements = call.input().path("TransactStatements");
    List<TransactReads.Get> gets = new ArrayList<>();
    List<WriteAction> writes = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      try {
        sort(call, statements.path(i), gets, writes);
      } catch (ServiceException invalid) {
        throw invalid.code().equals("ValidationException")
            ? Errors.validation(
                "Validation failed in TransactStatements[" + i + "]: " + invalid.text())
            : invalid;
      }
    }
    if (!gets.isEmpty() && !writes.isEmpty()) {
      throw Errors.validation("Cannot mix read and write operations in the same request");
    }
    if (!gets.isEmpty()) {
      return new TransactReads(state).handle(call, gets);
    }
    Reply reply = transactWrites.handle(call, writes, statements);
    reply.output().putArray("Responses");
    return reply;
  }

  private void sort(
      Call call, JsonNode node, List<TransactReads.Get> gets, List<WriteAction> writes) {
    Statement statement = StatementActions.parse(node);
    if (!StatementActions.returns(statement).equals("NONE")) {
      throw Errors.validation("RETURNING clause is not supported in transactions");
    }
    if (statement instanceof Statement.Select select) {
      gets.add(SelectStatement.get(state, call, select));
    } else {
      writes.add(actions.action(call, statement, node));
    }
  }
}
