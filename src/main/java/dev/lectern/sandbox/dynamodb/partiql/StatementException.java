package dev.lectern.sandbox.dynamodb.partiql;

/** A statement that cannot be read. */
public final class StatementException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StatementException(String reason) {
    super(reason, null, false, false);
  }

  static StatementException malformed(String reason) {
    return new StatementException("Statement wasn't well formed, can't be processed: " + reason);
  }

  /** DynamoDB's message. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
