package dev.lectern.sandbox.auth.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of virtual MFA devices (RFC 6238: SHA-1, 30 seconds, six digits). */
public final class Totp {

  private static final int STEP = 30;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /** The code of a moment. */
  public static String code(byte[] seed, Instant at) {
    return code(seed, step(at));
  }

  /**
   * The step whose code it is: that of now, the one before or the one after.
   *
   * @return steps of 30 seconds since 1970; empty when it is the code of none of them
   */
  public static OptionalLong step(byte[] seed, String code, Instant now) {
    long step = step(now);
    return LongStream.of(step, step - 1, step + 1)
        .filter(one -> code.equals(code(seed, one)))
        .findFirst();
  }

  /** The step of a moment. */
  public static long step(Instant at) {
    return at.getEpochSecond() / STEP;
  }

  /** When a step begins. */
  public static Instant begin(long step) {
    return Instant.ofEpochSecond(step * STEP);
  }

  /** The code of a step. */
  public static String code(byte[] seed, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(seed, "RAW"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xF;
      int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7FFFFFFF;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A seed as authenticator programs take it. */
  public static String base32(byte[] seed) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte one : seed) {
      buffer = (buffer << 8) | (one & 0xFF);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((buffer >> bits) & 31));
      }
    }
    return text.toString();
  }

  /** The seed of such a text. */
  public static byte[] seed(String base32) {
    byte[] seed = new byte[base32.length() * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < base32.length(); i++) {
      buffer = (buffer << 5) | BASE32.indexOf(base32.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        seed[at++] = (byte) (buffer >> bits);
      }
    }
    return seed;
  }
}
