package dev.lectern.sandbox.stepfunctions.execution;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Tokens of tasks: unguessable, and each says whose it is. */
public final class TaskToken {

  private static final char SEPARATOR = '\n';

  private TaskToken() {}

  /** A new one for an execution. */
  public static String make(String executionArn) {
    return Base64.getEncoder()
        .encodeToString(
            (UUID.randomUUID().toString() + SEPARATOR + executionArn)
                .getBytes(StandardCharsets.UTF_8));
  }

  /** The execution that a token is of; empty for a text that is no token. */
  public static Optional<String> execution(String token) {
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      int cut = text.indexOf(SEPARATOR);
      return cut < 0 ? Optional.empty() : Optional.of(text.substring(cut + 1));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }
}
