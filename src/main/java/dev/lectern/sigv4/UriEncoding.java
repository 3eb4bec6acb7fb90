package dev.lectern.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as signature version 4 defines it: everything but letters, digits and {@code
 * -._~} is encoded, in upper-case hex, of the UTF-8 bytes.
 */
public final class UriEncoding {

  private static final String HEX = "0123456789ABCDEF";

  private UriEncoding() {}

  /** Encodes a name or value of a query, or one segment of a path. */
  public static String encode(String text) {
    return encode(text, false);
  }

  /** Encodes a path: slashes stay. */
  public static String encodePath(String path) {
    return encode(path, true);
  }

  private static String encode(String text, boolean keepSlash) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(bytes.length + 16);
    for (byte value : bytes) {
      char c = (char) (value & 0xff);
      if (unreserved(c) || (keepSlash && c == '/')) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  /**
   * Undoes percent-encoding.
   *
   * @param plusIsSpace whether a plus sign stands for a space, as in queries
   * @throws IllegalArgumentException when a percent sign is not followed by two hex digits
   */
  public static String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
      return text;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      byte value = encoded[i];
      if (value == '%') {
        if (i + 2 >= encoded.length) {
          throw new IllegalArgumentException("Incomplete percent-encoding in " + text);
        }
        int high = Character.digit(encoded[i + 1], 16);
        int low = Character.digit(encoded[i + 2], 16);
        if (high < 0 || low < 0) {
          throw new IllegalArgumentException("Wrong percent-encoding in " + text);
        }
        bytes.write((high << 4) + low);
        i += 2;
      } else {
        bytes.write(value == '+' && plusIsSpace ? ' ' : value);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static boolean unreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
