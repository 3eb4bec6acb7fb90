package dev.lectern.pane.dynamodb.explore;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ReservedWords;
import dev.lectern.json.Json;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the expressions of a request. Every name gets a placeholder where it must have one: because
 * it is reserved, or has characters that a name in an expression cannot have ("Expression attribute
 * names").
 */
final class Expressions {

  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|(\\[\\d+\\])");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();
  private final List<String> reserved = new ArrayList<>();

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
    Expressions all = new Expressions();
    String keyCondition = question.scan() ? null : all.keyCondition(table, question);
    List<String> filters = new ArrayList<>();
    for (Clause clause : question.filters()) {
      if (!clause.attribute().isBlank()) {
        filters.add(all.clause(clause));
      }
    }
    List<String> projected = new ArrayList<>();
    for (String path : question.projection().split(",", -1)) {
      if (!path.isBlank()) {
        projected.add(all.path(path.strip()));
      }
    }
    return new Made(
        new Request(
            table.name(),
            question.index().isEmpty() ? null : question.index(),
            keyCondition,
            filters.isEmpty() ? null : String.join(" AND ", filters),
            projected.isEmpty() ? null : String.join(", ", projected),
            all.names,
            all.values,
            question.consistent(),
            question.forward(),
            question.limit()),
        List.copyOf(all.reserved));
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
    String name = path(clause.attribute().strip());
    return switch (clause.operator()) {
      case EXISTS -> "attribute_exists(" + name + ")";
      case NOT_EXISTS -> "attribute_not_exists(" + name + ")";
      case BEGINS_WITH -> "begins_with(" + name + ", " + value(clause, clause.value()) + ")";
      case CONTAINS -> "contains(" + name + ", " + value(clause, clause.value()) + ")";
      case TYPE ->
          "attribute_type("
              + name
              + ", "
              + placeholder(clause.attribute(), new AttributeValue.Text(clause.value().strip()))
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

  /** A path with a placeholder for each step that needs one. */
  private String path(String path) {
    StringBuilder text = new StringBuilder();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (step.group(1) == null) {
        text.append(step.group(2));
      } else {
        text.append(text.isEmpty() ? "" : ".").append(name(step.group(1)));
      }
    }
    return text.toString();
  }

  private String name(String name) {
    boolean word = ReservedWords.contains(name);
    if (!word && PLAIN.matcher(name).matches()) {
      return name;
    }
    for (Map.Entry<String, String> known : names.entrySet()) {
      if (known.getValue().equals(name)) {
        return known.getKey();
      }
    }
    if (word) {
      reserved.add(name);
    }
    String alias = free("#" + plain(name), names);
    names.put(alias, name);
    return alias;
  }

  private String value(Clause clause, String typed) {
    return placeholder(clause.attribute(), parse(clause.type(), typed));
  }

  private String placeholder(String attribute, AttributeValue value) {
    String name = free(":" + plain(attribute), values);
    values.put(name, value);
    return name;
  }

  private static String plain(String name) {
    String letters = name.replaceAll("[^a-zA-Z0-9]", "");
    return letters.isEmpty() ? "a" : letters;
  }

  private static String free(String wanted, Map<String, ?> taken) {
    String name = wanted;
    for (int i = 2; taken.containsKey(name); i++) {
      name = wanted + i;
    }
    return name;
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
