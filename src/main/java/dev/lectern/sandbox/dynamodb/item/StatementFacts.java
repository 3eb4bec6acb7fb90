package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.DocumentPath;
import dev.lectern.sandbox.dynamodb.partiql.Statement;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What must be allowed for a statement, and what its condition keys are made of ("IAM security
 * policies with PartiQL for DynamoDB").
 *
 * @param action IAM action
 * @param table name or ARN
 * @param index empty for the table itself
 * @param leading values of the partition key that the statement names
 * @param attributes at the top that it speaks of
 * @param everything whether it wants all attributes
 * @param scan whether it names no value of the partition key
 */
public record StatementFacts(
    String action,
    String table,
    String index,
    List<AttributeValue> leading,
    Set<String> attributes,
    boolean everything,
    boolean scan) {

  /**
   * Of a member Statement and its Parameters.
   *
   * @param tables by name or ARN
   * @return empty when it cannot be read, which the operation refuses
   */
  public static Optional<StatementFacts> of(
      JsonNode node, Function<String, Optional<TableDefinition>> tables) {
    try {
      Statement statement = StatementActions.parse(node);
      return Optional.of(of(statement, tables.apply(statement.table())));
    } catch (ServiceException unreadable) {
      return Optional.empty();
    }
  }

  private static StatementFacts of(Statement statement, Optional<TableDefinition> table) {
    return switch (statement) {
      case Statement.Select select -> select(select, table);
      case Statement.Exists exists -> select(exists.select(), table);
      case Statement.Insert insert ->
          new StatementFacts(
              "dynamodb:PartiQLInsert",
              insert.table(),
              "",
              partition(table, "")
                  .flatMap(name -> Optional.ofNullable(insert.item().get(name)))
                  .stream()
                  .toList(),
              new TreeSet<>(insert.item().keySet()),
              false,
              false);
      case Statement.Modify modify ->
          change(
              "dynamodb:PartiQLUpdate",
              modify.table(),
              table,
              modify.where(),
              modify.update().paths());
      case Statement.Delete delete ->
          change("dynamodb:PartiQLDelete", delete.table(), table, delete.where(), Stream.empty());
    };
  }

  private static StatementFacts select(Statement.Select select, Optional<TableDefinition> table) {
    String index = select.index() == null ? "" : select.index();
    List<AttributeValue> leading =
        select.where().map(where -> leading(where, partition(table, index))).orElse(List.of());
    Stream<DocumentPath> columns = select.columns().stream().map(Statement.Column::path);
    return new StatementFacts(
        "dynamodb:PartiQLSelect",
        select.table(),
        index,
        leading,
        names(Stream.concat(columns, select.where().stream().flatMap(Condition::paths))),
        select.columns().isEmpty(),
        leading.isEmpty());
  }

  private static StatementFacts change(
      String action,
      String name,
      Optional<TableDefinition> table,
      Condition where,
      Stream<DocumentPath> changed) {
    return new StatementFacts(
        action,
        name,
        "",
        leading(where, partition(table, "")),
        names(Stream.concat(changed, where.paths())),
        false,
        false);
  }

  private static Optional<String> partition(Optional<TableDefinition> table, String index) {
    return table.map(
        one -> one.index(index).map(SecondaryIndex::key).orElse(one.key()).partition().name());
  }

  private static List<AttributeValue> leading(Condition where, Optional<String> partition) {
    return partition.stream()
        .flatMap(name -> Where.parts(where).stream().map(part -> Where.choices(part, name)))
        .filter(values -> !values.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static Set<String> names(Stream<DocumentPath> paths) {
    Set<String> names = new TreeSet<>();
    paths.forEach(path -> names.add(path.attribute()));
    return names;
  }
}
