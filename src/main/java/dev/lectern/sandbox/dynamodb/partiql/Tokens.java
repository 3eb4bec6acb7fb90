package dev.lectern.sandbox.dynamodb.partiql;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.dynamodb.expression.Cursor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a statement, one after another, and its parameters. For one thread. */
final class Tokens extends Cursor<Tokens.Token> {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<word>[A-Za-z_$][A-Za-z0-9_$]*)|(?<quoted>\"(?:[^\"]|\"\")*\")"
              + "|(?<text>'(?:[^']|'')*')"
              + "|(?<number>(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
              + "|(?<symbol><<|>>|<>|!=|<=|>=|[-=<>()\\[\\]{},.:+*?;])");

  /** What may stand between words: white space and comments. */
  private static final Pattern BETWEEN =
      Pattern.compile("(?:\\s|--[^\n]*|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+");

  enum Kind {
    WORD,
    QUOTED,
    TEXT,
    NUMBER,
    SYMBOL,
    END
  }

  /** A word; texts and quoted names without their quotes. */
  record Token(Kind kind, String text, int start, int length) implements Cursor.Word {

    @Override
    public boolean is(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Where it stands, as DynamoDB says it: line, column, length. */
    String place() {
      return " at 1:" + (start + 1) + ":" + length;
    }

    @Override
    public boolean keyword(String word) {
      return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
  }

  private final Iterator<AttributeValue> parameters;

  Tokens(String statement, List<AttributeValue> parameters) {
    super(tokens(statement));
    this.parameters = parameters.iterator();
  }

  private static List<Token> tokens(String statement) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(statement);
    Matcher between = BETWEEN.matcher(statement);
    int place = behind(between, 0);
    while (place < statement.length()) {
      if (!matcher.region(place, statement.length()).lookingAt()) {
        throw StatementException.malformed("");
      }
      tokens.add(token(matcher));
      place = behind(between, matcher.end());
    }
    tokens.add(new Token(Kind.END, "end of statement", statement.length(), 0));
    return tokens;
  }

  private static int behind(Matcher between, int place) {
    between.region(place, between.regionEnd());
    return between.lookingAt() ? between.end() : place;
  }

  private static Token token(Matcher matcher) {
    String text = matcher.group();
    if (matcher.group("word") != null) {
      return new Token(Kind.WORD, text, matcher.start(), text.length());
    }
    if (matcher.group("quoted") != null) {
      String name = text.substring(1, text.length() - 1).replace("\"\"", "\"");
      return new Token(Kind.QUOTED, name, matcher.start(), text.length());
    }
    if (matcher.group("text") != null) {
      String content = text.substring(1, text.length() - 1).replace("''", "'");
      return new Token(Kind.TEXT, content, matcher.start(), text.length());
    }
    Kind kind = matcher.group("number") != null ? Kind.NUMBER : Kind.SYMBOL;
    return new Token(kind, text, matcher.start(), text.length());
  }

  @Override
  protected StatementException unexpected(String expectation) {
    return StatementException.malformed(expectation + ", found: " + peek().text());
  }

  /** The value of the next question mark. */
  AttributeValue parameter() {
    if (!parameters.hasNext()) {
      throw mismatch();
    }
    return parameters.next();
  }

  /** Checks that nothing is left: words or parameters. */
  void expectEnd() {
    accept(";");
    if (peek().kind() != Kind.END) {
      throw StatementException.malformed("Unexpected token after expression");
    }
    if (parameters.hasNext()) {
      throw mismatch();
    }
  }

  private static StatementException mismatch() {
    return new StatementException("Number of parameters in request and statement don't match.");
  }
}
