package dev.lectern.sandbox.stepfunctions.parquet;

import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.io.ParquetDecodingException;

/** Unpacks pages, in Java alone: nothing native is unpacked into a folder and loaded. */
final class Codecs {

  private Codecs() {}

  /**
   * Unpacks a page.
   *
   * @param plain bytes at its beginning that are not packed
   * @param size of the whole when unpacked
   */
  static byte[] unpack(CompressionCodec codec, byte[] page, int plain, int size) {
    byte[] bytes = new byte[size];
    System.arraycopy(page, 0, bytes, 0, plain);
    int packed = page.length - plain;
    int unpacked =
        switch (codec) {
          case UNCOMPRESSED -> copied(page, plain, bytes);
          case GZIP -> inflated(page, plain, bytes);
          case SNAPPY -> decompressed(new SnappyJavaDecompressor(), page, plain, packed, bytes);
          case ZSTD -> decompressed(new ZstdJavaDecompressor(), page, plain, packed, bytes);
          default ->
              throw new ParquetDecodingException(
                  "its compression is " + codec + ", not GZIP, SNAPPY or ZSTD");
        };
    if (unpacked != size - plain) {
      throw new ParquetDecodingException("a page's size is wrong");
    }
    return bytes;
  }

  private static int copied(byte[] page, int plain, byte[] to) {
    int count = page.length - plain;
    if (count != to.length - plain) {
      throw new ParquetDecodingException("a page's size is wrong");
    }
    System.arraycopy(page, plain, to, plain, count);
    return count;
  }

  private static int decompressed(
      Decompressor decompressor, byte[] page, int plain, int packed, byte[] to) {
    return packed == 0
        ? 0
        : decompressor.decompress(page, plain, packed, to, plain, to.length - plain);
  }

  private static int inflated(byte[] page, int plain, byte[] to) {
    if (page.length == plain) {
      return 0;
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(page, plain, page.length - plain))) {
      return in.readNBytes(to, plain, to.length - plain);
    } catch (IOException wrong) {
      throw new ParquetDecodingException("a page is not in the GZIP format");
    }
  }
}
