package dev.lectern.sandbox.stepfunctions.parquet;

/** A file is no Parquet, is broken, or is more than is read of one; the message says what. */
public final class MalformedParquet extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong, without a full stop. */
  public MalformedParquet(String message) {
    super(message);
  }

  MalformedParquet(String message, Throwable cause) {
    super(message, cause);
  }
}
