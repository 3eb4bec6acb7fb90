package dev.lectern.sandbox.dynamodb.partiql;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.Numbers;
import dev.lectern.sandbox.dynamodb.expression.DocumentPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names, paths and values of statements ("PartiQL data types for DynamoDB"). */
final class Terms {

  private static final Set<String> FOLLOWERS =
      Set.of("WHERE", "ORDER", "SET", "REMOVE", "RETURNING");

  private final Tokens tokens;

  Terms(Tokens tokens) {
    this.tokens = tokens;
  }

  String name() {
    Tokens.Token token = tokens.peek();
    if (token.kind() != Tokens.Kind.WORD && token.kind() != Tokens.Kind.QUOTED) {
      throw tokens.unexpected("Expected identifier");
    }
    return tokens.next().text();
  }

  DocumentPath path() {
    List<DocumentPath.Step> steps = new ArrayList<>();
    steps.add(new DocumentPath.Step.Name(name()));
    while (true) {
      if (tokens.accept(".")) {
        steps.add(new DocumentPath.Step.Name(name()));
      } else if (tokens.peek().is("[")
          && tokens.peekAhead().kind() == Tokens.Kind.NUMBER
          && tokens.peekAhead().text().matches("\\d{1,6}")) {
        tokens.next();
        steps.add(new DocumentPath.Step.Index(Integer.parseInt(tokens.next().text())));
        tokens.expect("]");
      } else {
        return new DocumentPath(steps);
      }
    }
  }

  /** Whether a value stands here, not a path. */
  boolean atValue() {
    Tokens.Token token = tokens.peek();
    return token.kind() == Tokens.Kind.TEXT
        || token.kind() == Tokens.Kind.NUMBER
        || token.is("?")
        || token.is("[")
        || token.is("{")
        || token.is("<<")
        || token.is("-")
        || token.keyword("true")
        || token.keyword("false")
        || token.keyword("null");
  }

  AttributeValue value() {
    if (tokens.accept("?")) {
      return tokens.parameter();
    }
    if (tokens.accept("-")) {
      return number("-" + tokens.next().text());
    }
    if (tokens.accept("[")) {
      return new AttributeValue.Sequence(elements("]"));
    }
    if (tokens.accept("{")) {
      return new AttributeValue.Document(members());
    }
    if (tokens.accept("<<")) {
      return set(elements(">>"));
    }
    Tokens.Token token = tokens.peek();
    if (token.kind() == Tokens.Kind.TEXT) {
      return new AttributeValue.Text(tokens.next().text());
    }
    if (token.kind() == Tokens.Kind.NUMBER) {
      return number(tokens.next().text());
    }
    if (tokens.acceptKeyword("true")) {
      return new AttributeValue.Bool(true);
    }
    if (tokens.acceptKeyword("false")) {
      return new AttributeValue.Bool(false);
    }
    if (tokens.acceptKeyword("null")) {
      return new AttributeValue.Null();
    }
    throw tokens.unexpected("Expected a value");
  }

  private static AttributeValue number(String text) {
    try {
      return Numbers.parse(text);
    } catch (InvalidValueException e) {
      throw new StatementException(e.text() + " under root");
    }
  }

  private List<AttributeValue> elements(String close) {
    List<AttributeValue> elements = new ArrayList<>();
    if (tokens.accept(close)) {
      return elements;
    }
    do {
      elements.add(value());
    } while (tokens.accept(","));
    tokens.expect(close);
    return elements;
  }

  private Map<String, AttributeValue> members() {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    if (tokens.accept("}")) {
      return members;
    }
    do {
      Tokens.Token name = tokens.next();
      if (name.kind() != Tokens.Kind.TEXT && name.kind() != Tokens.Kind.QUOTED) {
        throw StatementException.malformed(
            "Expected the name of an attribute in single quotes, found: " + name.text());
      }
      tokens.expect(":");
      if (members.put(name.text(), value()) != null) {
        throw StatementException.malformed("Duplicate attribute " + name.text());
      }
    } while (tokens.accept(","));
    tokens.expect("}");
    return members;
  }

  private static AttributeValue set(List<AttributeValue> elements) {
    if (elements.isEmpty()) {
      throw new StatementException("Empty bags are not supported");
    }
    if (new LinkedHashSet<>(elements).size() != elements.size()) {
      throw new StatementException(
          "One or more parameter values were invalid: Input collection "
              + elements.stream().map(Terms::plain).toList()
              + " contains duplicates.");
    }
    return switch (elements.getFirst()) {
      case AttributeValue.Text text ->
          new AttributeValue.TextSet(same(elements, AttributeValue.Text.class));
      case AttributeValue.Number number ->
          new AttributeValue.NumberSet(same(elements, AttributeValue.Number.class));
      case AttributeValue.Binary binary ->
          new AttributeValue.BinarySet(same(elements, AttributeValue.Binary.class));
      default -> throw mixed();
    };
  }

  private static String plain(AttributeValue value) {
    return switch (value) {
      case AttributeValue.Text text -> text.value();
      case AttributeValue.Number number -> number.text();
      default -> value.toString();
    };
  }

  /** The name of a table, which has no other name in its statement. */
  String table() {
    String table = name();
    Tokens.Token next = tokens.peek();
    boolean name = next.kind() == Tokens.Kind.WORD || next.kind() == Tokens.Kind.QUOTED;
    if (name && FOLLOWERS.stream().noneMatch(next::keyword)) {
      throw new StatementException("Aliasing is not supported");
    }
    return table;
  }

  private static <T> Set<T> same(List<AttributeValue> elements, Class<T> type) {
    Set<T> set = new LinkedHashSet<>();
    for (AttributeValue element : elements) {
      if (!type.isInstance(element)) {
        throw mixed();
      }
      set.add(type.cast(element));
    }
    return set;
  }

  private static StatementException mixed() {
    return new StatementException(
        "One or more parameter values were invalid: a set has elements of one type, string, number"
            + " or binary");
  }
}
