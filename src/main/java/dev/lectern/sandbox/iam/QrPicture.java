package dev.lectern.sandbox.iam;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A QR code as a PNG, black on white: JavaFX can encode no picture, and AWT is not used. */
final class QrPicture {

  /** Pixels of one module of the code, across. */
  private static final int PIXELS = 4;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private QrPicture() {}

  /** The picture of a text. */
  static byte[] of(String text) {
    BitMatrix code = code(text);
    int width = code.getWidth() * PIXELS;
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(png)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(width));
      chunk(out, "IDAT", pixels(code, width));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return png.toByteArray();
  }

  /** As small as it can be, with the white around it that a reader needs. */
  private static BitMatrix code(String text) {
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
    } catch (WriterException e) {
      throw new IllegalArgumentException("There is no QR code of " + text.length() + " letters", e);
    }
  }

  /** A square of one bit a pixel, in grey. */
  private static byte[] header(int width) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(width);
      out.writeInt(width);
      out.write(new byte[] {1, 0, 0, 0, 0});
    }
    return bytes.toByteArray();
  }

  private static byte[] pixels(BitMatrix code, int width) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      for (int y = 0; y < width; y++) {
        byte[] row = new byte[1 + (width + 7) / 8];
        for (int x = 0; x < width; x++) {
          if (!code.get(x / PIXELS, y / PIXELS)) {
            row[1 + x / 8] |= (byte) (0x80 >>> x % 8);
          }
        }
        out.write(row);
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }
}
