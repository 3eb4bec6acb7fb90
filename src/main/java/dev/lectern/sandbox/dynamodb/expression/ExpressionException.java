package dev.lectern.sandbox.dynamodb.expression;

/** An expression that DynamoDB refuses; the message is DynamoDB's own. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ExpressionException(String message) {
    super(message, null, false, false);
  }

  /** DynamoDB's message. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
