package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.DocumentPath;
import dev.lectern.sandbox.dynamodb.expression.ExpressionException;
import dev.lectern.sandbox.dynamodb.partiql.Statement;
import dev.lectern.sandbox.dynamodb.partiql.StatementException;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Statements as the writes that they are. */
final class StatementActions {

  private final DynamoDbState state;

  StatementActions(DynamoDbState state) {
    this.state = state;
  }

  /**
   * Reads a member Statement and its Parameters.
   *
   * @throws ServiceException ValidationException
   */
  static Statement parse(JsonNode node) {
    try {
      List<AttributeValue> parameters = new ArrayList<>();
      node.path("Parameters").forEach(value -> parameters.add(ItemJson.value(value)));
      return Statement.parse(node.path("Statement").asString(), parameters);
    } catch (StatementException e) {
      throw Errors.validation(e.text());
    } catch (InvalidValueException e) {
      throw Errors.validation(e.text());
    } catch (ExpressionException e) {
      throw Errors.validation(e.text());
    }
  }

  /** The write that INSERT, UPDATE, DELETE or EXISTS is. */
  WriteAction action(Call call, Statement statement, JsonNode node) {
    TableDefinition table = state.tables().require(call, statement.table());
    boolean returnItem =
        node.path("ReturnValuesOnConditionCheckFailure").asString("NONE").equals("ALL_OLD");
    return switch (statement) {
      case Statement.Insert insert ->
          WriteAction.put(table, ItemJson.json(insert.item()), missing(table), returnItem);
      case Statement.Modify modify -> {
        Where where = Where.of(table, modify.where());
        yield WriteAction.update(
            table, where.key(), modify.update(), Optional.of(there(table, where)), returnItem);
      }
      case Statement.Delete delete -> {
        Where where = Where.of(table, delete.where());
        yield WriteAction.change(table, where.key(), where.rest(), before -> null, returnItem);
      }
      case Statement.Exists exists -> {
        Where where =
            Where.of(
                table,
                exists
                    .select()
                    .where()
                    .orElseThrow(
                        () ->
                            Errors.validation(
                                "Where clause does not contain a mandatory equality on all key"
                                    + " attributes")));
        if (where.rest().isEmpty()) {
          throw Errors.validation(
              "EXISTS() must contain a single item read with additional condition");
        }
        yield WriteAction.change(
            table, where.key(), Optional.of(there(table, where)), before -> before, returnItem);
      }
      case Statement.Select select ->
          throw Errors.validation("Cannot mix read and write operations in the same request");
    };
  }

  private static Condition missing(TableDefinition table) {
    return new Condition.Exists(DocumentPath.attribute(table.key().partition().name()), false);
  }

  /** PartiQL's UPDATE makes no new item. */
  private static Condition there(TableDefinition table, Where where) {
    Condition exists =
        new Condition.Exists(DocumentPath.attribute(table.key().partition().name()), true);
    return where.rest().map(rest -> (Condition) new Condition.And(exists, rest)).orElse(exists);
  }

  /** What RETURNING says. */
  static String returns(Statement statement) {
    return switch (statement) {
      case Statement.Modify modify -> modify.returns();
      case Statement.Delete delete -> delete.returns();
      default -> "NONE";
    };
  }

  /** An INSERT that finds its item there has an error of its own. */
  static ServiceException failed(Statement statement, WriteAction.ConditionFailed failed) {
    return statement instanceof Statement.Insert
        ? new ServiceException(
            400, "DuplicateItemException", "Duplicate primary key exists in table")
        : Errors.conditionFailed(failed.item());
  }
}
