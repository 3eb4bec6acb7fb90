package dev.lectern.sandbox.stepfunctions.parquet;

import java.io.InputStream;
import java.util.Objects;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.io.ParquetDecodingException;

/** A column's part of a row group, read a little ahead. */
final class ChunkInput extends InputStream {

  /** Bytes at a time: few requests, and little memory for many columns. */
  private static final int AHEAD = 1 << 20;

  private final Source source;
  private final long end;
  private long next;
  private byte[] window = new byte[0];
  private int at;

  ChunkInput(Source source, ColumnMetaData column) {
    long dictionary = column.isSetDictionary_page_offset() ? column.getDictionary_page_offset() : 0;
    long first = column.getData_page_offset();
    this.source = source;
    this.next = dictionary > 0 && dictionary < first ? dictionary : first;
    long size = column.getTotal_compressed_size();
    if (next < 0 || size < 0 || next > source.length() - size) {
      throw new ParquetDecodingException("a column lies outside of the file");
    }
    this.end = next + size;
  }

  /** Bytes until the end. */
  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - next + window.length - at);
  }

  /** The next bytes, which are there. */
  byte[] next(int count) {
    byte[] bytes = new byte[count];
    for (int read = 0; read < count; ) {
      read += read(bytes, read, count - read);
    }
    return bytes;
  }

  private boolean fill() {
    if (at == window.length && next < end) {
      window = source.read(next, (int) Math.min(AHEAD, end - next));
      next += window.length;
      at = 0;
    }
    return at < window.length;
  }

  @Override
  public int read() {
    return fill() ? window[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, window.length - at);
    System.arraycopy(window, at, bytes, offset, count);
    at += count;
    return count;
  }
}
