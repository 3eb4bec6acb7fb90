package dev.lectern.ui.graph;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNG files ("Portable Network Graphics Specification", W3C): 8 bits, red green blue alpha.
 */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] FORM = {8, 6, 0, 0, 0};

  private Png() {}

  /**
   * A file.
   *
   * @param pixels alpha, red, green, blue, row by row
   */
  static byte[] of(int[] pixels, int width, int height) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      file.write(SIGNATURE);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      DataOutputStream fields = new DataOutputStream(head);
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(FORM);
      chunk(file, "IHDR", head.toByteArray());
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      try (DeflaterOutputStream packed =
          new DeflaterOutputStream(data, new Deflater(Deflater.DEFAULT_COMPRESSION))) {
        byte[] row = new byte[1 + 4 * width];
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            int pixel = pixels[y * width + x];
            row[1 + 4 * x] = (byte) (pixel >> 16);
            row[2 + 4 * x] = (byte) (pixel >> 8);
            row[3 + 4 * x] = (byte) pixel;
            row[4 + 4 * x] = (byte) (pixel >> 24);
          }
          packed.write(row);
        }
      }
      chunk(file, "IDAT", data.toByteArray());
      chunk(file, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data)
      throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt((int) sum.getValue());
  }
}
