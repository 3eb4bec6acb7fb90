package dev.lectern.sandbox.wire.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * XML as S3 writes it. Unlike the JDK's writers it puts control characters as references (<code>
 * &amp;#x1;</code>), which is what S3 does with keys that contain them. It is kept, or sent on in
 * pieces while it is written.
 */
final class XmlText {

  /** Characters of a piece. */
  private static final int PIECE = 32 * 1024;

  private final StringBuilder out =
      new StringBuilder(1024).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  private final @Nullable OutputStream pieces;

  private XmlText(@Nullable OutputStream pieces) {
    this.pieces = pieces;
  }

  /** Is kept until {@link #bytes}. */
  static XmlText kept() {
    return new XmlText(null);
  }

  /** Is sent on in pieces; {@link #bytes} is what is left of it then. */
  static XmlText inPieces(OutputStream out) {
    return new XmlText(out);
  }

  /** Opens an element; attributes are written as given. */
  XmlText open(String name, String attributes) {
    out.append('<').append(name).append(attributes).append('>');
    return this;
  }

  XmlText open(String name) {
    return open(name, "");
  }

  /**
   * Closes an element.
   *
   * @throws UncheckedIOException when a piece could not be sent
   */
  XmlText close(String name) {
    out.append("</").append(name).append('>');
    if (pieces != null && out.length() >= PIECE) {
      try {
        pieces.write(bytes());
        pieces.flush();
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
      out.setLength(0);
    }
    return this;
  }

  XmlText element(String name, String text) {
    return open(name).text(text).close(name);
  }

  /** Content, escaped; what stands for itself is taken over in runs. */
  XmlText text(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String reference = c > '>' && c < 0xfffe ? null : reference(c);
      if (reference != null) {
        out.append(text, from, i).append(reference);
        from = i + 1;
      }
    }
    out.append(text, from, text.length());
    return this;
  }

  /** Null for a character that stands for itself. */
  private static @Nullable String reference(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\r' -> "&#13;";
      case '\n', '\t' -> null;
      default ->
          c < ' ' || c == 0xfffe || c == 0xffff ? "&#x" + Integer.toHexString(c) + ";" : null;
    };
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
