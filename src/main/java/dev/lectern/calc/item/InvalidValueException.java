package dev.lectern.calc.item;

/** A value that DynamoDB refuses; the message is DynamoDB's own. */
public final class InvalidValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With DynamoDB's message. */
  public InvalidValueException(String message) {
    super(message, null, false, false);
  }

  /** DynamoDB's message. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
