package dev.lectern.calc;

import java.nio.charset.StandardCharsets;

/** The length of a key of S3 (User Guide, "Naming Amazon S3 objects"). */
public final class ObjectKey {

  /** Bytes of UTF-8 that a key may have. */
  public static final int MOST = 1_024;

  private ObjectKey() {}

  /** Bytes of UTF-8. */
  public static int length(String key) {
    return key.getBytes(StandardCharsets.UTF_8).length;
  }
}
