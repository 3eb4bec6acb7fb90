package dev.lectern.sandbox.s3.state;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * Ids of versions: 32 characters that look random, as AWS's do, but carry the sequence number by
 * which the version is found.
 */
public final class VersionIds {

  /** The id of what was written without versioning or while it was suspended. */
  public static final String NULL = "null";

  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;
  private static final long INVERSE = inverse(FACTOR);
  private static final SecureRandom RANDOM = new SecureRandom();

  private VersionIds() {}

  /** A new id. */
  static String of(long sequence) {
    long random = RANDOM.nextLong();
    byte[] bytes =
        ByteBuffer.allocate(24)
            .putLong(mix(sequence) ^ random)
            .putLong(random)
            .putLong(check(sequence, random))
            .array();
    return Base64.getEncoder().encodeToString(bytes).replace('+', '.').replace('/', '_');
  }

  /** Whether this has the shape of an id. */
  public static boolean wellFormed(String versionId) {
    return versionId.equals(NULL) || sequence(versionId).isPresent();
  }

  /** The sequence number in an id; empty when it is none of ours. */
  public static OptionalLong sequence(String versionId) {
    if (versionId.length() != 32) {
      return OptionalLong.empty();
    }
    try {
      ByteBuffer buffer =
          ByteBuffer.wrap(
              Base64.getDecoder().decode(versionId.replace('.', '+').replace('_', '/')));
      long random = buffer.getLong(8);
      long sequence = unmix(buffer.getLong(0) ^ random);
      return buffer.getLong(16) == check(sequence, random)
          ? OptionalLong.of(sequence)
          : OptionalLong.empty();
    } catch (IllegalArgumentException notOurs) {
      return OptionalLong.empty();
    }
  }

  /** By which an id that was made up is told from one of ours. */
  private static long check(long sequence, long random) {
    return mix(random + FACTOR * sequence);
  }

  private static long mix(long value) {
    return Long.reverse(value * FACTOR) * FACTOR;
  }

  private static long unmix(long value) {
    return Long.reverse(value * INVERSE) * INVERSE;
  }

  /** The number whose product with an odd number is one, by Newton's method. */
  private static long inverse(long odd) {
    long result = odd;
    for (int i = 0; i < 6; i++) {
      result *= 2 - odd * result;
    }
    return result;
  }
}
