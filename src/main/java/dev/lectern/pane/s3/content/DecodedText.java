package dev.lectern.pane.s3.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * Bytes read as text.
 *
 * @param text without a byte order mark
 * @param charset the encoding that was used, by its usual name
 * @param mark whether a byte order mark told the encoding
 * @param broken how many places were no valid text and stand as U+FFFD
 */
public record DecodedText(String text, String charset, boolean mark, int broken) {

  /** A character of UTF-8 that was cut has lost at most this many bytes. */
  private static final int TAIL = 3;

  /** Above this share of broken or control characters it is no text. */
  private static final double NOISE = 0.05;

  /**
   * Reads bytes as text; empty when they are none.
   *
   * @param cut whether more bytes follow, so that the last character may be incomplete
   * @param contentType its {@code charset} is believed when the bytes fit it; may be empty
   */
  public static Optional<DecodedText> of(byte[] bytes, boolean cut, String contentType) {
    Optional<DecodedText> marked = marked(bytes, cut);
    if (marked.isPresent()) {
      return marked.filter(DecodedText::readable);
    }
    Optional<DecodedText> named = named(bytes, cut, contentType);
    if (named.isPresent()) {
      return named;
    }
    return strict(bytes, 0, StandardCharsets.UTF_8, cut)
        .map(text -> new DecodedText(text, "UTF-8", false, 0))
        .filter(DecodedText::readable)
        .or(() -> wide(bytes, cut))
        .or(() -> Optional.of(replaced(bytes, 0, StandardCharsets.UTF_8, "UTF-8", false)))
        .filter(DecodedText::readable);
  }

  private static Optional<DecodedText> marked(byte[] bytes, boolean cut) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(decoded(bytes, 3, StandardCharsets.UTF_8, "UTF-8", cut));
    }
    if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(decoded(bytes, 4, StandardCharsets.UTF_32LE, "UTF-32LE", cut));
    }
    if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(decoded(bytes, 4, StandardCharsets.UTF_32BE, "UTF-32BE", cut));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return Optional.of(decoded(bytes, 2, StandardCharsets.UTF_16LE, "UTF-16LE", cut));
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return Optional.of(decoded(bytes, 2, StandardCharsets.UTF_16BE, "UTF-16BE", cut));
    }
    return Optional.empty();
  }

  private static DecodedText decoded(
      byte[] bytes, int from, Charset charset, String name, boolean cut) {
    return strict(bytes, from, charset, cut)
        .map(text -> new DecodedText(text, name, true, 0))
        .orElseGet(() -> replaced(bytes, from, charset, name, true));
  }

  private static Optional<DecodedText> named(byte[] bytes, boolean cut, String contentType) {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return Optional.empty();
    }
    String name = contentType.substring(at + 8).split("[;,\\s]", 2)[0].replace("\"", "");
    try {
      Charset charset = Charset.forName(name);
      return strict(bytes, 0, charset, cut)
          .map(text -> new DecodedText(text, charset.name(), false, 0))
          .filter(DecodedText::readable);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** UTF-16 without a mark: every other byte of Western text is zero. */
  private static Optional<DecodedText> wide(byte[] bytes, boolean cut) {
    int[] zeros = new int[2];
    int length = Math.min(bytes.length, 4096) & ~1;
    for (int i = 0; i < length; i++) {
      zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
    }
    if (length < 4 || Math.max(zeros[0], zeros[1]) < length * 0.35) {
      return Optional.empty();
    }
    boolean little = zeros[1] > zeros[0];
    Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return strict(bytes, 0, charset, cut)
        .map(text -> new DecodedText(text, charset.name(), false, 0));
  }

  private static DecodedText replaced(
      byte[] bytes, int from, Charset charset, String name, boolean mark) {
    String text = new String(bytes, from, bytes.length - from, charset);
    return new DecodedText(text, name, mark, (int) text.chars().filter(c -> c == 0xFFFD).count());
  }

  private static Optional<String> strict(byte[] bytes, int from, Charset charset, boolean cut) {
    int length = bytes.length - from;
    int most = cut ? Math.clamp(length - 1L, 0, TAIL) : 0;
    for (int drop = 0; drop <= most; drop++) {
      try {
        CharBuffer text =
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, length - drop));
        return Optional.of(text.toString());
      } catch (CharacterCodingException notThis) {
        // a shorter end is tried, because the last character may have been cut
      }
    }
    return Optional.empty();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean readable() {
    long noise =
        text.chars()
            .filter(
                c -> c == 0xFFFD || (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != 12))
            .count();
    return text.indexOf('\0') < 0 && noise <= text.length() * NOISE;
  }
}
