package dev.lectern.sandbox.wire.http;

import java.io.IOException;

/** A request body ended before its announced length, or its chunks cannot be read. */
public final class IncompleteBodyException extends IOException {

  private static final long serialVersionUID = 1L;

  IncompleteBodyException(String message) {
    super(message);
  }
}
