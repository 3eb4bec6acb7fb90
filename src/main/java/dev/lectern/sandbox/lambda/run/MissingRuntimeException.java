package dev.lectern.sandbox.lambda.run;

import java.io.IOException;

/** This computer has no interpreter for a function; the message says what to install. */
public final class MissingRuntimeException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public MissingRuntimeException(String message) {
    super(message);
  }
}
