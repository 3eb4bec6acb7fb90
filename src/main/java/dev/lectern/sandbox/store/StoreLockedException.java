package dev.lectern.sandbox.store;

import java.io.IOException;

/** The data folder is in use by another running process. The message is for the user. */
public final class StoreLockedException extends IOException {

  private static final long serialVersionUID = 1L;

  StoreLockedException(String message) {
    super(message);
  }
}
