package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The grammar of conditions: OR binds weakest, then AND, then NOT. DynamoDB refuses what could
 * never hold: a value of a type that an operator does not take, a thing compared with itself.
 */
final class ConditionParser {

  private static final Set<String> FUNCTIONS =
      Set.of(
          "attribute_exists",
          "attribute_not_exists",
          "attribute_type",
          "begins_with",
          "contains",
          "size");
  private static final Set<String> UPDATE_FUNCTIONS = Set.of("if_not_exists", "list_append");
  private static final Set<String> TYPES =
      Set.of("S", "SS", "N", "NS", "B", "BS", "BOOL", "NULL", "L", "M");
  private static final Set<String> ORDERED_TYPES = Set.of("S", "N", "B");

  /** What follows a parenthesis that holds an operand, not a condition. */
  private static final Set<String> OPERATORS =
      Set.of("=", "<>", "<", "<=", ">", ">=", "BETWEEN", "IN");

  private static final int MOST_CHOICES = 100;

  private final Words words;

  ConditionParser(Words words) {
    this.words = words;
  }

  Condition whole() {
    Condition condition = or();
    words.expectEnd();
    return condition;
  }

  private Condition or() {
    Condition condition = and();
    while (words.acceptKeyword("OR")) {
      words.countOperator();
      condition = new Condition.Or(condition, and());
    }
    return condition;
  }

  private Condition and() {
    Condition condition = not();
    while (words.acceptKeyword("AND")) {
      words.countOperator();
      condition = new Condition.And(condition, not());
    }
    return condition;
  }

  private Condition not() {
    if (words.acceptKeyword("NOT")) {
      words.countOperator();
      return new Condition.Not(not());
    }
    return primary();
  }

  private Condition primary() {
    if (words.peek().is("(") && !OPERATORS.contains(upper(words.afterParentheses()))) {
      if (words.doubledParentheses()) {
        throw new ExpressionException("The expression has redundant parentheses;");
      }
      words.next();
      Condition inner = or();
      words.expect(")");
      return inner;
    }
    if (words.atFunction() && !words.peek().text().equals("size")) {
      return function();
    }
    return comparison(operand());
  }

  private static String upper(Token token) {
    return token.text().toUpperCase(Locale.ROOT);
  }

  private Condition comparison(Operand left) {
    Token token = words.peek();
    words.countOperator();
    if (words.acceptKeyword("BETWEEN")) {
      Operand low = operand();
      words.expectKeyword("AND");
      return between(left, low, operand());
    }
    if (words.acceptKeyword("IN")) {
      return in(left);
    }
    Condition.Comparator comparator =
        Arrays.stream(Condition.Comparator.values())
            .filter(each -> token.is(each.symbol()))
            .findFirst()
            .orElseThrow(words::syntaxError);
    words.next();
    Operand right = operand();
    distinct(comparator.symbol(), left, List.of(right));
    if (comparator.ordered()) {
      requireOrdered(comparator.symbol(), left);
      requireOrdered(comparator.symbol(), right);
    }
    return new Condition.Comparison(left, comparator, right);
  }

  private Condition between(Operand value, Operand low, Operand high) {
    distinct("BETWEEN", value, List.of(low, high));
    for (Operand operand : List.of(value, low, high)) {
      requireOrdered("BETWEEN", operand);
    }
    if (low instanceof Operand.Given(AttributeValue from)
        && high instanceof Operand.Given(AttributeValue to)) {
      OptionalInt order = Values.compare(from, to);
      String bounds =
          " lower bound operand: AttributeValue: "
              + from
              + ", upper bound operand: AttributeValue: "
              + to;
      if (order.isEmpty()) {
        throw new ExpressionException(
            "The BETWEEN operator requires same data type for lower and upper bounds;" + bounds);
      }
      if (order.getAsInt() > 0) {
        throw new ExpressionException(
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound;"
                + bounds);
      }
    }
    return new Condition.Between(value, low, high);
  }

  private Condition in(Operand value) {
    words.expect("(");
    List<Operand> choices = new ArrayList<>();
    do {
      choices.add(operand());
    } while (words.accept(","));
    words.expect(")");
    if (choices.size() > MOST_CHOICES) {
      throw new ExpressionException(
          "The IN operator is provided with too many operands; number of operands: "
              + choices.size());
    }
    distinct("IN", value, choices);
    return new Condition.In(value, choices);
  }

  private Operand operand() {
    if (words.accept("(")) {
      Operand inner = operand();
      words.expect(")");
      return inner;
    }
    if (words.atFunction()) {
      String function = words.peek().text();
      if (!function.equals("size")) {
        checkName(function);
        throw new ExpressionException(
            "The function is not allowed to be used this way in an expression; function: "
                + function);
      }
      List<Operand> arguments = arguments("size", 1);
      return new Operand.Size(requirePath("size", arguments.getFirst()));
    }
    return words.atPath() ? new Operand.AtPath(words.path()) : new Operand.Given(words.value());
  }

  private Condition function() {
    String name = words.peek().text();
    checkName(name);
    return switch (name) {
      case "attribute_exists", "attribute_not_exists" ->
          new Condition.Exists(
              requirePath(name, arguments(name, 1).getFirst()), name.equals("attribute_exists"));
      case "attribute_type" -> type(arguments(name, 2));
      case "begins_with" -> {
        List<Operand> arguments = arguments(name, 2);
        for (Operand argument : arguments) {
          requireType(name, argument, Set.of("S", "B"));
        }
        distinct(name, arguments.getFirst(), arguments.subList(1, 2));
        yield new Condition.BeginsWith(arguments.getFirst(), arguments.getLast());
      }
      default -> {
        List<Operand> arguments = arguments(name, 2);
        distinct(name, arguments.getFirst(), arguments.subList(1, 2));
        yield new Condition.Contains(arguments.getFirst(), arguments.getLast());
      }
    };
  }

  private static void checkName(String function) {
    if (UPDATE_FUNCTIONS.contains(function)) {
      throw new ExpressionException(
          "The function is not allowed in a condition expression; function: " + function);
    }
    if (!FUNCTIONS.contains(function)) {
      throw new ExpressionException("Invalid function name; function: " + function);
    }
  }

  private Condition type(List<Operand> arguments) {
    DocumentPath path = requirePath("attribute_type", arguments.getFirst());
    if (!(arguments.getLast() instanceof Operand.Given(AttributeValue.Text(String type)))) {
      throw arguments.getLast() instanceof Operand.Given(AttributeValue value)
          ? wrongType("attribute_type", value.type())
          : new ExpressionException(
              "Incorrect operand type for operator or function; operator or function:"
                  + " attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
    }
    if (!TYPES.contains(type)) {
      throw new ExpressionException(
          "Invalid attribute type name found; type: "
              + type
              + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
    }
    return new Condition.HasType(path, type);
  }

  private List<Operand> arguments(String function, int count) {
    words.next();
    words.countOperator();
    words.expect("(");
    List<Operand> arguments = new ArrayList<>();
    do {
      arguments.add(operand());
    } while (words.accept(","));
    words.expect(")");
    if (arguments.size() != count) {
      throw operands(function, arguments.size());
    }
    return arguments;
  }

  private static ExpressionException operands(String function, int count) {
    return new ExpressionException(
        "Incorrect number of operands for operator or function; operator or function: "
            + function
            + ", number of operands: "
            + count);
  }

  private static DocumentPath requirePath(String function, Operand operand) {
    if (operand instanceof Operand.AtPath(DocumentPath path)) {
      return path;
    }
    throw new ExpressionException(
        "Operator or function requires a document path; operator or function: " + function);
  }

  private static void requireOrdered(String operator, Operand operand) {
    requireType(operator, operand, ORDERED_TYPES);
  }

  private static void requireType(String operator, Operand operand, Set<String> types) {
    if (operand instanceof Operand.Given(AttributeValue value) && !types.contains(value.type())) {
      throw wrongType(operator, value.type());
    }
  }

  private static ExpressionException wrongType(String operator, String type) {
    return new ExpressionException(
        "Incorrect operand type for operator or function; operator or function: "
            + operator
            + ", operand type: "
            + type);
  }

  private static void distinct(String operator, Operand first, List<Operand> others) {
    if (first instanceof Operand.AtPath && others.contains(first)) {
      throw new ExpressionException(
          "The first operand must be distinct from the remaining operands for this operator or"
              + " function; operator: "
              + operator
              + ", first operand: "
              + first);
    }
  }
}
