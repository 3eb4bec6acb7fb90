package dev.lectern.pane.s3.content;

import java.util.Optional;

/**
 * What the head of a picture file says, read without decoding it: a small file may unfold to
 * gigabytes of pixels.
 *
 * @param format PNG, JPEG, GIF or BMP: what JavaFX can show
 * @param width in pixels
 * @param height in pixels
 * @param frames pictures in the file; above 1 for an animated GIF
 */
public record PictureFacts(String format, int width, int height, int frames) {

  /** The most pixels that are decoded, all frames together: about 160 MB. */
  public static final long MOST_PIXELS = 40_000_000;

  /** Whether the picture can be decoded without filling the memory. */
  public boolean safe() {
    return width > 0 && height > 0 && (long) width * height * frames <= MOST_PIXELS;
  }

  /**
   * Reads the head of a picture; empty when it is none of the known formats, or is damaged.
   *
   * @param bytes the whole file: frames of a GIF stand anywhere in it
   */
  public static Optional<PictureFacts> of(byte[] bytes) {
    try {
      if (ascii(bytes, 1, "PNG") && u8(bytes, 0) == 0x89) {
        return Optional.of(new PictureFacts("PNG", be32(bytes, 16), be32(bytes, 20), 1));
      }
      if (ascii(bytes, 0, "GIF8")) {
        return Optional.of(gif(bytes));
      }
      if (u8(bytes, 0) == 0xFF && u8(bytes, 1) == 0xD8) {
        return jpeg(bytes);
      }
      if (ascii(bytes, 0, "BM")) {
        return Optional.of(new PictureFacts("BMP", le32(bytes, 18), Math.abs(le32(bytes, 22)), 1));
      }
      return Optional.empty();
    } catch (ArrayIndexOutOfBoundsException cutShort) {
      return Optional.empty();
    }
  }

  /** Frames are counted by their image descriptors (GIF89a specification, section 20). */
  private static PictureFacts gif(byte[] bytes) {
    int width = le16(bytes, 6);
    int height = le16(bytes, 8);
    int at = 13 + table(u8(bytes, 10));
    int frames = 0;
    while (at < bytes.length && u8(bytes, at) != 0x3B) {
      if (u8(bytes, at) == 0x2C) {
        frames++;
        // a frame may be larger than the screen that the head speaks of
        width = Math.max(width, le16(bytes, at + 5));
        height = Math.max(height, le16(bytes, at + 7));
        at += 10 + table(u8(bytes, at + 9)) + 1;
      } else {
        at += 2;
      }
      while (at < bytes.length && u8(bytes, at) != 0) {
        at += 1 + u8(bytes, at);
      }
      at++;
    }
    return new PictureFacts("GIF", width, height, Math.max(1, frames));
  }

  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static Optional<PictureFacts> jpeg(byte[] bytes) {
    int at = 2;
    while (at < bytes.length) {
      if (u8(bytes, at) != 0xFF) {
        return Optional.empty();
      }
      int marker = u8(bytes, at + 1);
      boolean frame =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (frame) {
        return Optional.of(new PictureFacts("JPEG", be16(bytes, at + 7), be16(bytes, at + 5), 1));
      }
      at += marker == 0xFF ? 1 : 2 + be16(bytes, at + 2);
    }
    return Optional.empty();
  }

  private static boolean ascii(byte[] bytes, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (u8(bytes, at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }

  private static int be16(byte[] bytes, int at) {
    return u8(bytes, at) << 8 | u8(bytes, at + 1);
  }

  private static int be32(byte[] bytes, int at) {
    return be16(bytes, at) << 16 | be16(bytes, at + 2);
  }

  private static int le16(byte[] bytes, int at) {
    return u8(bytes, at + 1) << 8 | u8(bytes, at);
  }

  private static int le32(byte[] bytes, int at) {
    return le16(bytes, at + 2) << 16 | le16(bytes, at);
  }
}
