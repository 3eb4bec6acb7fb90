package dev.lectern.pane.s3.content;

import java.util.HexFormat;

/** Bytes as a person reads them: offset, sixteen bytes, their ASCII characters. */
public final class HexDump {

  private static final int WIDTH = 16;
  private static final HexFormat HEX = HexFormat.of();

  private HexDump() {}

  /** The dump, a line for sixteen bytes. */
  public static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 5);
    for (int at = 0; at < bytes.length; at += WIDTH) {
      text.append(HEX.toHexDigits(at)).append("  ");
      StringBuilder characters = new StringBuilder(WIDTH);
      for (int i = at; i < at + WIDTH; i++) {
        if (i < bytes.length) {
          text.append(HEX.toHexDigits(bytes[i])).append(i % 8 == 7 ? "  " : " ");
          characters.append(bytes[i] >= 0x20 && bytes[i] < 0x7F ? (char) bytes[i] : '.');
        } else {
          text.append(i % 8 == 7 ? "    " : "   ");
        }
      }
      text.append(characters).append('\n');
    }
    return text.toString();
  }
}
