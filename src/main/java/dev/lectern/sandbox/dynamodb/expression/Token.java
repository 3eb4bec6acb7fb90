package dev.lectern.sandbox.dynamodb.expression;

/**
 * A word of an expression.
 *
 * @param text as it stands
 * @param start where it begins
 * @param end where it ends, exclusive
 */
record Token(Kind kind, String text, int start, int end) implements Cursor.Word {

  enum Kind {
    WORD,
    NAME_PLACEHOLDER,
    VALUE_PLACEHOLDER,
    NUMBER,
    SYMBOL,
    END
  }

  @Override
  public boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  @Override
  public boolean keyword(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }
}
