package dev.lectern.asl.path;

/** A text that is no JSONPath that Step Functions takes; the message says why, without the path. */
public final class PathException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With a sentence of what is wrong. */
  public PathException(String message) {
    super(message, null, false, false);
  }
}
