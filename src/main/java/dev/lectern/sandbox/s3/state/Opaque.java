package dev.lectern.sandbox.s3.state;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Tokens of paged listings. They carry the last key in the order of the listing, so what is added
 * or removed between two pages does no harm. To a client they are opaque.
 */
public final class Opaque {

  private static final byte MASK = 0x5a;

  private Opaque() {}

  /** A token of a kind of listing. */
  public static String encode(String kind, String position) {
    return Base64.getUrlEncoder().encodeToString(mask((kind + ":" + position)));
  }

  /**
   * What was encoded.
   *
   * @param argument the name of the argument for the error
   * @throws dev.lectern.sandbox.ServiceException InvalidArgument when it is no token of this kind
   */
  public static String decode(String kind, String token, String argument) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] ^= MASK;
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (text.startsWith(kind + ":")) {
        return text.substring(kind.length() + 1);
      }
    } catch (IllegalArgumentException notBase64) {
      // Same answer as for a token of another listing.
    }
    throw S3Errors.invalidArgument("The continuation token provided is incorrect", argument, token);
  }

  private static byte[] mask(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= MASK;
    }
    return bytes;
  }
}
