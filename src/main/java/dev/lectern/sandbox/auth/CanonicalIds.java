package dev.lectern.sandbox.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Canonical user ids, by which S3 names accounts ("Finding an AWS account's canonical user ID").
 */
public final class CanonicalIds {

  private CanonicalIds() {}

  /** The id of an account, always the same. */
  public static String of(String account) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("canonical user " + account).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
