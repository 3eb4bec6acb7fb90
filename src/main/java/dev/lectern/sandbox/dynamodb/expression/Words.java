package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ReservedWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the grammars of all expressions have in common: words one after another, paths, values. */
final class Words extends Cursor<Token> {

  private static final int LONGEST = 4 * 1024;
  private static final int MOST_OPERATORS = 300;

  private final String expression;
  private final Placeholders placeholders;
  private int operators;

  Words(String expression, Placeholders placeholders) {
    super(tokens(expression));
    this.expression = expression;
    this.placeholders = placeholders;
  }

  private static List<Token> tokens(String expression) {
    if (expression.isBlank()) {
      throw new ExpressionException("The expression can not be empty;");
    }
    int bytes = expression.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST) {
      throw new ExpressionException(
          "Expression size has exceeded the maximum allowed size; expression size: " + bytes);
    }
    return Lexer.tokens(expression);
  }

  @Override
  protected ExpressionException unexpected(String expectation) {
    return syntaxError();
  }

  void expectEnd() {
    if (peek().kind() != Token.Kind.END) {
      throw syntaxError();
    }
  }

  /** Names the word that cannot stand here, with its neighbours. */
  ExpressionException syntaxError() {
    Token token = peek();
    int from = at() > 0 ? word(at() - 1).start() : token.start();
    int to = peekAhead().end();
    return new ExpressionException(
        "Syntax error; token: \""
            + token.text()
            + "\", near: \""
            + expression.substring(from, to)
            + "\"");
  }

  /** Counts an operator or function: an expression has at most 300 of them ("Constraints"). */
  void countOperator() {
    operators++;
    if (operators > MOST_OPERATORS) {
      throw new ExpressionException(
          "The expression contains too many operators; operator count: " + operators);
    }
  }

  boolean atPath() {
    return peek().kind() == Token.Kind.WORD || peek().kind() == Token.Kind.NAME_PLACEHOLDER;
  }

  DocumentPath path() {
    List<DocumentPath.Step> steps = new ArrayList<>();
    steps.add(name());
    while (true) {
      if (accept(".")) {
        steps.add(name());
      } else if (peek().is("[") && peekAhead().kind() == Token.Kind.NUMBER) {
        next();
        steps.add(index());
        expect("]");
      } else {
        return new DocumentPath(steps);
      }
    }
  }

  private DocumentPath.Step.Index index() {
    try {
      DocumentPath.Step.Index index = new DocumentPath.Step.Index(Integer.parseInt(peek().text()));
      next();
      return index;
    } catch (NumberFormatException tooLarge) {
      throw new ExpressionException(
          "List index is not within the allowable range; index: [" + peek().text() + "]");
    }
  }

  private DocumentPath.Step.Name name() {
    Token token = peek();
    return switch (token.kind()) {
      case WORD -> {
        if (ReservedWords.contains(token.text())) {
          throw new ExpressionException(
              "Attribute name is a reserved keyword; reserved keyword: " + token.text());
        }
        next();
        yield new DocumentPath.Step.Name(token.text());
      }
      case NAME_PLACEHOLDER -> {
        next();
        yield new DocumentPath.Step.Name(placeholders.name(token.text()));
      }
      default -> throw syntaxError();
    };
  }

  AttributeValue value() {
    if (peek().kind() != Token.Kind.VALUE_PLACEHOLDER) {
      throw syntaxError();
    }
    return placeholders.value(next().text());
  }

  /** Whether a function's name and its parenthesis stand here. */
  boolean atFunction() {
    return peek().kind() == Token.Kind.WORD && peekAhead().is("(");
  }

  /** What stands behind the parenthesis that opens here. */
  Token afterParentheses() {
    return word(closing(at()) + 1);
  }

  /** Whether two parentheses open here that close side by side. */
  boolean doubledParentheses() {
    return peek().is("(") && peekAhead().is("(") && closing(at() + 1) + 1 == closing(at());
  }

  private int closing(int opening) {
    int depth = 0;
    for (int i = opening; i < size(); i++) {
      if (word(i).is("(")) {
        depth++;
      } else if (word(i).is(")") && --depth == 0) {
        return i;
      }
    }
    return size() - 1;
  }
}
