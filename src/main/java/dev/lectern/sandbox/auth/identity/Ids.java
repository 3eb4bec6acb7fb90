package dev.lectern.sandbox.auth.identity;

import java.security.SecureRandom;

/** Ids, keys and tokens in the form of AWS's (IAM User Guide, "Unique identifiers"). */
public final class Ids {

  private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String SECRET_LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** An id with a prefix: {@code AIDA} a user, {@code AROA} a role, {@code AKIA} an access key. */
  public static String unique(String prefix) {
    return prefix + word(ID_LETTERS, 17);
  }

  /**
   * An access key id that tells its account, as GetAccessKeyInfo reads it.
   *
   * @param prefix {@code AKIA} or {@code ASIA}
   */
  public static String accessKey(String prefix, String account) {
    StringBuilder id = new StringBuilder(prefix);
    long number = Long.parseLong(account);
    for (int shift = 35; shift >= 0; shift -= 5) {
      id.append(ID_LETTERS.charAt((int) (number >> shift & 31)));
    }
    return id + word(ID_LETTERS, 8);
  }

  /** The account that such an access key id tells; empty when it tells none. */
  public static String account(String accessKeyId) {
    if (!accessKeyId.matches("A[KS]IA[A-Z2-7]{16}")) {
      return "";
    }
    long number = 0;
    for (int i = 4; i < 12; i++) {
      number = number << 5 | ID_LETTERS.indexOf(accessKeyId.charAt(i));
    }
    return number < 1_000_000_000_000L ? "%012d".formatted(number) : "";
  }

  /** A secret access key. */
  public static String secret() {
    return word(SECRET_LETTERS, 40);
  }

  /** A session token. */
  public static String token() {
    return "IQoJb3JpZ2luX2Vj" + word(SECRET_LETTERS, 284);
  }

  private static String word(String letters, int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(RANDOM.nextInt(letters.length())));
    }
    return word.toString();
  }
}
