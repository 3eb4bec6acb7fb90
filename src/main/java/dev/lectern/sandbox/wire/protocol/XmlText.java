package dev.lectern.sandbox.wire.protocol;

import java.nio.charset.StandardCharsets;

/**
 * XML as S3 writes it. Unlike the JDK's writers it puts control characters as references (<code>
 * &amp;#x1;</code>), which is what S3 does with keys that contain them.
 */
final class XmlText {

  private final StringBuilder out =
      new StringBuilder(1024).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  /** Opens an element; attributes are written as given. */
  XmlText open(String name, String attributes) {
    out.append('<').append(name).append(attributes).append('>');
    return this;
  }

  XmlText open(String name) {
    return open(name, "");
  }

  XmlText close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  XmlText element(String name, String text) {
    return open(name).text(text).close(name);
  }

  /** Content, escaped. */
  XmlText text(String text) {
    int plain = plain(text);
    out.append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#13;");
        case '\n', '\t' -> out.append(c);
        default -> {
          if (c < ' ' || c == 0xfffe || c == 0xffff) {
            out.append("&#x").append(Integer.toHexString(c)).append(';');
          } else {
            out.append(c);
          }
        }
      }
    }
    return this;
  }

  /** How many characters at the beginning stand for themselves: of most texts all. */
  private static int plain(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"') {
        return i;
      }
      i++;
    }
    return i;
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
