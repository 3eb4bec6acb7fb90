package dev.lectern.sandbox.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into words. */
final class Lexer {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<name>#[A-Za-z0-9_]+)|(?<value>:[A-Za-z0-9_]+)"
              + "|(?<number>[0-9]+)|(?<symbol><>|<=|>=|[=<>()\\[\\].,+\\-])");

  private Lexer() {}

  /** All words, the end of the expression last. */
  static List<Token> tokens(String expression) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      if (Character.isWhitespace(expression.charAt(at))) {
        at++;
      } else if (matcher.region(at, expression.length()).lookingAt()) {
        tokens.add(new Token(kind(matcher), matcher.group(), at, matcher.end()));
        at = matcher.end();
      } else {
        int end = expression.offsetByCodePoints(at, 1);
        tokens.add(new Token(Token.Kind.SYMBOL, expression.substring(at, end), at, end));
        at = end;
      }
    }
    tokens.add(new Token(Token.Kind.END, "<EOF>", expression.length(), expression.length()));
    return tokens;
  }

  private static Token.Kind kind(Matcher matcher) {
    if (matcher.group("word") != null) {
      return Token.Kind.WORD;
    }
    if (matcher.group("name") != null) {
      return Token.Kind.NAME_PLACEHOLDER;
    }
    if (matcher.group("value") != null) {
      return Token.Kind.VALUE_PLACEHOLDER;
    }
    return matcher.group("number") != null ? Token.Kind.NUMBER : Token.Kind.SYMBOL;
  }
}
