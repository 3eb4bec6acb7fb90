package dev.lectern.sandbox.dynamodb.partiql;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.DocumentPath;
import dev.lectern.sandbox.dynamodb.expression.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement ("PartiQL statements for DynamoDB"). */
public sealed interface Statement {

  /** The table that it is about. */
  String table();

  /**
   * Reads a statement.
   *
   * @param parameters what stands for its question marks, in order
   * @throws StatementException when it cannot be read
   */
  static Statement parse(String text, List<AttributeValue> parameters) {
    return new StatementParser(new Tokens(text, parameters)).whole();
  }

  /** A path and the name under which its value is answered. */
  record Column(DocumentPath path, String name) {}

  /** An attribute that results are ordered by. */
  record Order(String attribute, boolean down) {}

  /**
   * SELECT.
   *
   * @param index null for the table itself
   * @param columns none for everything
   */
  record Select(
      String table,
      @Nullable String index,
      List<Column> columns,
      Optional<Condition> where,
      List<Order> orders)
      implements Statement {}

  /** INSERT. */
  record Insert(String table, Map<String, AttributeValue> item) implements Statement {}

  /**
   * UPDATE.
   *
   * @param returns ReturnValues, or NONE
   */
  record Modify(String table, Update update, Condition where, String returns)
      implements Statement {}

  /**
   * DELETE.
   *
   * @param returns ALL_OLD or NONE
   */
  record Delete(String table, Condition where, String returns) implements Statement {}

  /** EXISTS, which only transactions have. */
  record Exists(Select select) implements Statement {
    @Override
    public String table() {
      return select.table();
    }
  }
}
