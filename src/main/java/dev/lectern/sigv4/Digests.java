package dev.lectern.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SHA-256 and HMAC-SHA-256, the two functions that signature version 4 is made of, and the one of
 * version 2.
 */
public final class Digests {

  /** SHA-256 of nothing, in hex. */
  public static final String EMPTY_SHA256 = sha256Hex(new byte[0]);

  private Digests() {}

  /** A new SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** SHA-256 in lower-case hex. */
  public static String sha256Hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** SHA-256 of the UTF-8 bytes, in lower-case hex. */
  public static String sha256Hex(String text) {
    return sha256Hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA-256 of the UTF-8 bytes. */
  public static byte[] hmac(byte[] key, String text) {
    return hmac("HmacSHA256", key, text);
  }

  /** HMAC-SHA-1 of the UTF-8 bytes, in base64: a signature of version 2. */
  public static String version2(String secret, String text) {
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(hmac("HmacSHA1", key, text));
  }

  private static byte[] hmac(String algorithm, byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
