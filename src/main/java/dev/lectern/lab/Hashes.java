package dev.lectern.lab;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Hashes by the names that labs use. */
public final class Hashes {

  private Hashes() {}

  /**
   * A digest.
   *
   * @param name {@code md5}, {@code sha1} or {@code sha256}
   */
  public static MessageDigest digest(String name) {
    String standard =
        switch (name) {
          case "md5" -> "MD5";
          case "sha1" -> "SHA-1";
          case "sha256" -> "SHA-256";
          default -> throw new IllegalArgumentException("no hash is called " + name);
        };
    try {
      return MessageDigest.getInstance(standard);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + standard, e);
    }
  }

  /** Lower-case hex. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).toLowerCase(Locale.ROOT);
  }
}
