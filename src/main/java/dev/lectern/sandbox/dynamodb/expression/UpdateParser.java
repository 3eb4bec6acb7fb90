package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The grammar of update expressions: up to four sections, each once, in any order. */
final class UpdateParser {

  private static final Set<String> CONDITION_FUNCTIONS =
      Set.of(
          "attribute_exists",
          "attribute_not_exists",
          "attribute_type",
          "begins_with",
          "contains",
          "size");

  private final Words words;
  private final List<Update.Assignment> sets = new ArrayList<>();
  private final List<DocumentPath> removes = new ArrayList<>();
  private final List<Update.Assignment> adds = new ArrayList<>();
  private final List<Update.Assignment> deletes = new ArrayList<>();

  UpdateParser(Words words) {
    this.words = words;
  }

  Update whole() {
    Set<String> sections = new HashSet<>();
    do {
      Token token = words.peek();
      String section = token.text().toUpperCase(Locale.ROOT);
      if (token.kind() != Token.Kind.WORD
          || !Set.of("SET", "REMOVE", "ADD", "DELETE").contains(section)) {
        throw words.syntaxError();
      }
      if (!sections.add(section)) {
        throw new ExpressionException(
            "The \"" + section + "\" section can only be used once in an update expression;");
      }
      words.next();
      do {
        action(section);
      } while (words.accept(","));
    } while (words.peek().kind() != Token.Kind.END);
    Update update = new Update(sets, removes, adds, deletes);
    Paths.checkDisjoint(update.targets().toList());
    return update;
  }

  private void action(String section) {
    DocumentPath path = words.path();
    switch (section) {
      case "SET" -> {
        words.expect("=");
        sets.add(new Update.Assignment(path, formula()));
      }
      case "REMOVE" -> removes.add(path);
      case "ADD" -> {
        AttributeValue value = operand(section, Set.of("N", "SS", "NS", "BS"));
        adds.add(new Update.Assignment(path, new Formula.Added(path, value)));
      }
      default -> {
        AttributeValue value = operand(section, Set.of("SS", "NS", "BS"));
        deletes.add(new Update.Assignment(path, new Formula.Given(value)));
      }
    }
  }

  private AttributeValue operand(String section, Set<String> types) {
    AttributeValue value = words.value();
    if (!types.contains(value.type())) {
      throw new ExpressionException(
          "Incorrect operand type for operator or function; operator: "
              + section
              + ", operand type: "
              + longName(value.type())
              + ", typeSet: ALLOWED_FOR_"
              + section
              + "_OPERAND");
    }
    return value;
  }

  private static String longName(String type) {
    return switch (type) {
      case "S" -> "STRING";
      case "N" -> "NUMBER";
      case "B" -> "BINARY";
      case "SS" -> "STRING SET";
      case "NS" -> "NUMBER SET";
      case "BS" -> "BINARY SET";
      case "BOOL" -> "BOOLEAN";
      case "L" -> "LIST";
      case "M" -> "MAP";
      default -> type;
    };
  }

  private Formula formula() {
    Formula left = term();
    boolean minus = words.peek().is("-");
    if (!minus && !words.peek().is("+")) {
      return left;
    }
    words.next();
    words.countOperator();
    Formula right = term();
    String operator = minus ? "-" : "+";
    requireType(operator, left, "N");
    requireType(operator, right, "N");
    return new Formula.Sum(left, right, minus);
  }

  private Formula term() {
    if (words.accept("(")) {
      Formula inner = formula();
      words.expect(")");
      return inner;
    }
    if (words.atFunction()) {
      return function();
    }
    return words.atPath() ? new Formula.AtPath(words.path()) : new Formula.Given(words.value());
  }

  private Formula function() {
    String name = words.next().text();
    if (CONDITION_FUNCTIONS.contains(name)) {
      throw new ExpressionException(
          "The function is not allowed in an update expression; function: " + name);
    }
    if (!name.equals("if_not_exists") && !name.equals("list_append")) {
      throw new ExpressionException("Invalid function name; function: " + name);
    }
    words.countOperator();
    words.expect("(");
    List<Formula> arguments = new ArrayList<>();
    do {
      arguments.add(term());
    } while (words.accept(","));
    words.expect(")");
    if (arguments.size() != 2) {
      throw new ExpressionException(
          "Incorrect number of operands for operator or function; operator or function: "
              + name
              + ", number of operands: "
              + arguments.size());
    }
    Formula first = arguments.getFirst();
    Formula second = arguments.getLast();
    if (name.equals("list_append")) {
      requireType(name, first, "L");
      requireType(name, second, "L");
      return new Formula.ListAppend(first, second);
    }
    if (first instanceof Formula.AtPath(DocumentPath path)) {
      return new Formula.IfNotExists(path, second);
    }
    throw new ExpressionException(
        "Operator or function requires a document path; operator or function: if_not_exists");
  }

  private static void requireType(String operator, Formula formula, String type) {
    if (formula instanceof Formula.Given(AttributeValue value) && !value.type().equals(type)) {
      throw new ExpressionException(
          "Incorrect operand type for operator or function; operator or function: "
              + operator
              + ", operand type: "
              + value.type());
    }
  }
}
