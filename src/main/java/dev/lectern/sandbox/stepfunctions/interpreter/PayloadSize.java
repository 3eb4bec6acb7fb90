package dev.lectern.sandbox.stepfunctions.interpreter;

import java.nio.charset.StandardCharsets;

/** How large inputs, outputs and results may be ("Quotas related to task executions"). */
public final class PayloadSize {

  /** Bytes of UTF-8: 256 KiB. */
  public static final int LARGEST = 262_144;

  /** No character of Java's needs more in UTF-8. */
  private static final int MOST_BYTES_A_CHARACTER = 3;

  private PayloadSize() {}

  /** Whether a JSON text is larger than AWS takes. */
  public static boolean tooLarge(String text) {
    return text.length() > LARGEST
        || text.length() * MOST_BYTES_A_CHARACTER > LARGEST && bytes(text) > LARGEST;
  }

  /** Bytes of a text. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
