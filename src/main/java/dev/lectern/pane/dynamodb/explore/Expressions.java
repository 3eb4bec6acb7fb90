package dev.lectern.pane.dynamodb.explore;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.Placeholders;
import dev.lectern.pane.dynamodb.data.TableInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the expressions of a request. */
final class Expressions {

  private final Placeholders all = new Placeholders();

  /**
   * The request, and which of its names are aliased because they are reserved.
   *
   * @param reserved in the order of their use
   */
  record Made(Request request, List<String> reserved) {}

  /**
   * The request of a question.
   *
   * @throws InvalidValueException when a value is not of its type
   */
  static Made make(TableInfo table, Question question) {
    Expressions made = new Expressions();
    String keyCondition = question.scan() ? null : made.keyCondition(table, question);
    List<String> filters = new ArrayList<>();
    for (Clause clause : question.filters()) {
      if (!clause.attribute().isBlank()) {
        filters.add(made.clause(clause));
      }
    }
    List<String> projected = new ArrayList<>();
    for (String path : question.projection().split(",", -1)) {
      if (!path.isBlank()) {
        projected.add(made.all.path(path.strip()));
      }
    }
    return new Made(
        new Request(
            table.name(),
            question.index().isEmpty() ? null : question.index(),
            keyCondition,
            filters.isEmpty() ? null : String.join(" AND ", filters),
            projected.isEmpty() ? null : String.join(", ", projected),
            made.all.names(),
            made.all.values(),
            question.consistent(),
            question.forward(),
            question.limit()),
        made.all.reserved());
  }

  private String keyCondition(TableInfo table, Question question) {
    KeyAttribute partition =
        table.index(question.index()).map(index -> index.partition()).orElse(table.partition());
    String condition =
        clause(
            new Clause(
                partition.name(), Operator.EQUALS, partition.type(), question.partition(), ""));
    return question.sort() == null ? condition : condition + " AND " + clause(question.sort());
  }

  private String clause(Clause clause) {
    String name = all.path(clause.attribute().strip());
    return switch (clause.operator()) {
      case EXISTS -> "attribute_exists(" + name + ")";
      case NOT_EXISTS -> "attribute_not_exists(" + name + ")";
      case BEGINS_WITH -> "begins_with(" + name + ", " + value(clause, clause.value()) + ")";
      case CONTAINS -> "contains(" + name + ", " + value(clause, clause.value()) + ")";
      case TYPE ->
          "attribute_type("
              + name
              + ", "
              + all.value(clause.attribute(), new AttributeValue.Text(clause.value().strip()))
              + ")";
      case BETWEEN ->
          name
              + " BETWEEN "
              + value(clause, clause.value())
              + " AND "
              + value(clause, clause.second());
      default -> name + " " + clause.operator().text() + " " + value(clause, clause.value());
    };
  }

  private String value(Clause clause, String typed) {
    return all.value(clause.attribute(), parse(clause.type(), typed));
  }

  /**
   * A value as the user typed it.
   *
   * @throws InvalidValueException when it is not of its type
   */
  static AttributeValue parse(String type, String typed) {
    return switch (type) {
      case "BOOL" -> {
        String word = typed.strip();
        if (!word.equals("true") && !word.equals("false")) {
          throw new InvalidValueException("A BOOL is true or false, not " + typed);
        }
        yield new AttributeValue.Bool(word.equals("true"));
      }
      case "NULL" -> new AttributeValue.Null();
      case "S" -> new AttributeValue.Text(typed);
      default -> ItemJson.value(Json.object().put(type, typed.strip()));
    };
  }

  /** What is sent, in lines that people read; also says which names are aliased. */
  static String text(Request request) {
    StringBuilder text = new StringBuilder();
    append(text, "", request.keyCondition());
    append(text, text.isEmpty() ? "filter " : "  filter ", request.filter());
    append(text, text.isEmpty() ? "return " : "  return ", request.projection());
    return text.toString();
  }

  private static void append(StringBuilder text, String head, @Nullable String expression) {
    if (expression != null) {
      text.append(head).append(expression);
    }
  }

  /** The placeholders and what stands for them, a line each. */
  static String placeholders(Request request) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(request.names())
        .forEach((alias, name) -> text.append(alias).append(" = ").append(name).append('\n'));
    new TreeMap<>(request.values())
        .forEach(
            (name, value) ->
                text.append(name).append(" = ").append(ItemJson.json(value)).append('\n'));
    return text.toString().stripTrailing();
  }
}
