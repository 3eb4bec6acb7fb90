package dev.lectern.sandbox.dynamodb.partiql;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.Condition.Comparator;
import dev.lectern.sandbox.dynamodb.expression.DocumentPath;
import dev.lectern.sandbox.dynamodb.expression.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The grammar behind WHERE: OR binds weakest, then AND, then NOT ("PartiQL arithmetic, comparison,
 * and logical operators", "Use PartiQL functions with DynamoDB"). It becomes the same conditions as
 * those of expressions.
 */
final class Predicates {

  private static final Set<String> FUNCTIONS =
      Set.of(
          "begins_with", "contains", "attribute_type", "attribute_exists", "attribute_not_exists");

  private final Tokens tokens;
  private final Terms terms;

  Predicates(Tokens tokens, Terms terms) {
    this.tokens = tokens;
    this.terms = terms;
  }

  Condition whole() {
    Condition condition = and();
    while (tokens.acceptKeyword("OR")) {
      condition = new Condition.Or(condition, and());
    }
    return condition;
  }

  private Condition and() {
    Condition condition = not();
    while (tokens.acceptKeyword("AND")) {
      condition = new Condition.And(condition, not());
    }
    return condition;
  }

  private Condition not() {
    if (tokens.acceptKeyword("NOT")) {
      return new Condition.Not(not());
    }
    if (tokens.accept("(")) {
      Condition inner = whole();
      tokens.expect(")");
      return inner;
    }
    boolean call = tokens.peek().kind() == Tokens.Kind.WORD && tokens.peekAhead().is("(");
    if (call && !tokens.peek().text().equalsIgnoreCase("size")) {
      return function(tokens.next());
    }
    return comparison(operand());
  }

  private Condition function(Tokens.Token function) {
    String name = function.text().toLowerCase(Locale.ROOT);
    if (!FUNCTIONS.contains(name)) {
      throw new StatementException("Unrecognized function: " + name + function.place());
    }
    tokens.expect("(");
    if (terms.atValue()) {
      throw new StatementException(
          "Operator or function requires a document path; operator or function: " + name);
    }
    DocumentPath path = terms.path();
    Condition condition =
        switch (name) {
          case "begins_with" -> new Condition.BeginsWith(new Operand.AtPath(path), argument());
          case "contains" -> new Condition.Contains(new Operand.AtPath(path), argument());
          case "attribute_type" -> new Condition.HasType(path, typeName(argument().value()));
          case "attribute_exists" -> new Condition.Exists(path, true);
          default -> new Condition.Exists(path, false);
        };
    tokens.expect(")");
    return condition;
  }

  private Operand.Given argument() {
    tokens.expect(",");
    return new Operand.Given(terms.value());
  }

  private static String typeName(AttributeValue value) {
    if (value instanceof AttributeValue.Text(String type)
        && List.of("S", "SS", "N", "NS", "B", "BS", "BOOL", "NULL", "L", "M").contains(type)) {
      return type;
    }
    throw new StatementException(
        "Invalid attribute type name found; valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
  }

  private Operand operand() {
    if (tokens.peek().keyword("size") && tokens.peekAhead().is("(")) {
      tokens.next();
      tokens.expect("(");
      DocumentPath path = terms.path();
      tokens.expect(")");
      return new Operand.Size(path);
    }
    return terms.atValue() ? new Operand.Given(terms.value()) : new Operand.AtPath(terms.path());
  }

  private Condition comparison(Operand left) {
    if (tokens.acceptKeyword("IS")) {
      boolean not = tokens.acceptKeyword("NOT");
      Condition is = is(left);
      return not ? new Condition.Not(is) : is;
    }
    boolean not = tokens.peek().keyword("NOT") && tokens.next() != null;
    if (tokens.acceptKeyword("BETWEEN")) {
      Operand low = operand();
      tokens.expectKeyword("AND");
      return negated(not, new Condition.Between(left, low, operand()));
    }
    if (tokens.acceptKeyword("IN")) {
      return negated(not, new Condition.In(left, choices()));
    }
    if (not) {
      throw tokens.unexpected("Expected BETWEEN or IN");
    }
    Comparator comparator = comparator(tokens.peek());
    tokens.next();
    Operand right = operand();
    return left instanceof Operand.Given && right instanceof Operand.AtPath
        ? new Condition.Comparison(right, mirrored(comparator), left)
        : new Condition.Comparison(left, comparator, right);
  }

  private static Condition negated(boolean not, Condition condition) {
    return not ? new Condition.Not(condition) : condition;
  }

  private Condition is(Operand left) {
    if (!(left instanceof Operand.AtPath(DocumentPath path))) {
      throw tokens.unexpected("Expected an attribute before IS");
    }
    if (tokens.acceptKeyword("MISSING")) {
      return new Condition.Exists(path, false);
    }
    tokens.expectKeyword("NULL");
    return new Condition.HasType(path, "NULL");
  }

  private List<Operand> choices() {
    String close = tokens.accept("[") ? "]" : ")";
    if (close.equals(")")) {
      tokens.expect("(");
    }
    List<Operand> choices = new ArrayList<>();
    do {
      choices.add(new Operand.Given(terms.value()));
    } while (tokens.accept(","));
    tokens.expect(close);
    return choices;
  }

  private Comparator comparator(Tokens.Token token) {
    if (token.is("!=")) {
      return Comparator.NOT_EQUAL;
    }
    for (Comparator comparator : Comparator.values()) {
      if (token.is(comparator.symbol())) {
        return comparator;
      }
    }
    throw tokens.unexpected("Expected an operator");
  }

  private static Comparator mirrored(Comparator comparator) {
    return switch (comparator) {
      case LESS -> Comparator.GREATER;
      case AT_MOST -> Comparator.AT_LEAST;
      case GREATER -> Comparator.LESS;
      case AT_LEAST -> Comparator.AT_MOST;
      default -> comparator;
    };
  }
}
