package dev.lectern.sandbox.auth.policy;

/**
 * A document that is no policy. Each service words it in its own way: {@code
 * MalformedPolicyDocument} in IAM, {@code MalformedPolicy} in S3.
 */
public final class PolicyFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    NOT_JSON,
    NOT_AN_OBJECT,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    BOTH_FIELDS,
    BAD_VERSION,
    NO_STATEMENT,
    NOT_A_STATEMENT,
    BAD_EFFECT,
    BAD_VALUE,
    BAD_PRINCIPAL,
    BAD_OPERATOR,
    /** A rule of the service, in its own words: the detail. */
    RULE
  }

  private final Kind kind;
  private final String detail;
  private final String pointer;
  private final int line;
  private final int column;

  /**
   * A fault.
   *
   * @param detail the field or value that is meant, or the whole sentence of a {@link Kind#RULE}
   * @param pointer JSON pointer of the place, empty for the document itself
   * @param line from 1, 0 when it is not known
   * @param column from 1, 0 when it is not known
   */
  public PolicyFault(Kind kind, String detail, String pointer, int line, int column) {
    super(kind + " " + detail + " at " + pointer, null, false, false);
    this.kind = kind;
    this.detail = detail;
    this.pointer = pointer;
    this.line = line;
    this.column = column;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** The field or value that is meant, or a service's own sentence. */
  public String detail() {
    return detail;
  }

  /** JSON pointer of the place. */
  public String pointer() {
    return pointer;
  }

  /** Line, from 1; 0 when it is not known. */
  public int line() {
    return line;
  }

  /** Column, from 1; 0 when it is not known. */
  public int column() {
    return column;
  }
}
