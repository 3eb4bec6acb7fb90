package dev.lectern.lab.kit;

import java.io.IOException;

/**
 * A file that is no kit, or one that is not opened; the message is a whole sentence for the user.
 */
public final class KitException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With what is wrong with the file. */
  public KitException(String message) {
    super(message);
  }
}
