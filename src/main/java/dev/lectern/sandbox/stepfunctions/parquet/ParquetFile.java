package dev.lectern.sandbox.stepfunctions.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Parquet file within the limits that AWS documents for an ItemReader ("ItemReader (Map)"): a
 * footer of at most 5 MB, row groups of at most 256 MB, pages plain or in GZIP, Snappy or
 * Zstandard. Never more of it is in memory than a page of each column. Starts no threads.
 */
public final class ParquetFile {

  /** Takes rows as they are read. */
  public interface Rows {

    /** Whether another row is wanted. */
    boolean more();

    /** Takes the next row. */
    void take(ObjectNode row) throws MalformedParquet;
  }

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = Integer.BYTES + MAGIC.length;
  private static final long MEGABYTE = 1 << 20;
  private static final long LARGEST_FOOTER = 5 * MEGABYTE;
  private static final long LARGEST_GROUP = 256 * MEGABYTE;

  private final Source source;

  /** In a source. */
  public ParquetFile(Source source) {
    this.source = source;
  }

  /**
   * Reads rows, first to last, for as long as they are wanted.
   *
   * @throws MalformedParquet that the file, not the source, is to blame
   * @throws Source.Unreadable of the source
   */
  public void read(Rows rows) throws MalformedParquet {
    try {
      FileMetaData metadata = metadata();
      MessageType schema = new SchemaReader(metadata.getSchema()).read();
      MessageColumnIO columns = new ColumnIOFactory(metadata.getCreated_by()).getColumnIO(schema);
      for (RowGroup group : metadata.getRow_groups()) {
        check(group);
        if (!read(group, schema, columns, rows)) {
          return;
        }
      }
    } catch (RuntimeException wrong) {
      throw blame(wrong);
    } catch (OutOfMemoryError wrong) {
      // the library makes arrays as long as a broken page says; that fails before it does harm
      throw new MalformedParquet("a page asks for more memory than there is", wrong);
    }
  }

  /** Whether more rows are wanted after those of a group. */
  private boolean read(RowGroup group, MessageType schema, MessageColumnIO columns, Rows rows)
      throws MalformedParquet {
    RowItems items = new RowItems(schema);
    RecordReader<ObjectNode> reader = null;
    for (long i = 0; i < group.getNum_rows(); i++) {
      if (!rows.more()) {
        return false;
      }
      if (reader == null) {
        reader = columns.getRecordReader(new GroupPages(source, group), items);
      }
      rows.take(reader.read());
    }
    return rows.more();
  }

  private FileMetaData metadata() throws MalformedParquet {
    long length = source.length();
    if (length < MAGIC.length + TAIL) {
      throw new MalformedParquet("it is too short");
    }
    ByteBuffer tail =
        ByteBuffer.wrap(source.read(length - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
    long footer = Integer.toUnsignedLong(tail.getInt());
    byte[] magic = new byte[MAGIC.length];
    tail.get(magic);
    if (Arrays.equals(magic, ENCRYPTED)) {
      throw new MalformedParquet("its footer is encrypted");
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new MalformedParquet("it does not end with PAR1");
    }
    if (footer > LARGEST_FOOTER) {
      throw new MalformedParquet("its footer has " + footer + " bytes, the most is 5 MB");
    }
    if (footer > length - MAGIC.length - TAIL) {
      throw new MalformedParquet("its footer is longer than the file");
    }
    byte[] bytes = source.read(length - TAIL - footer, (int) footer);
    try {
      return Util.readFileMetaData(new ByteArrayInputStream(bytes));
    } catch (IOException wrong) {
      throw new MalformedParquet("its footer is not valid", wrong);
    }
  }

  /** The sums of its columns count too: pages are made room for by them. */
  private void check(RowGroup group) throws MalformedParquet {
    long size = group.getTotal_byte_size();
    long unpacked = 0;
    for (ColumnChunk chunk : group.getColumns()) {
      if (chunk.isSetFile_path() || !chunk.isSetMeta_data()) {
        throw new MalformedParquet("some of its columns are encrypted or in another file");
      }
      long bytes = chunk.getMeta_data().getTotal_uncompressed_size();
      if (bytes < 0 || bytes > LARGEST_GROUP) {
        throw new MalformedParquet(tooLarge(bytes));
      }
      unpacked += bytes;
    }
    if (size < 0 || Math.max(size, unpacked) > LARGEST_GROUP) {
      throw new MalformedParquet(tooLarge(Math.max(size, unpacked)));
    }
  }

  private static String tooLarge(long bytes) {
    return "a row group has " + bytes + " bytes, the most is 256 MB";
  }

  /** The library wraps what sources and pages throw, several times over. */
  private static MalformedParquet blame(RuntimeException wrong) {
    Throwable deepest = wrong;
    for (Throwable at = wrong; at != null; at = at.getCause()) {
      if (at instanceof Source.Unreadable unreadable) {
        throw unreadable;
      }
      deepest = at;
    }
    String said = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    return new MalformedParquet(
        said.isBlank() || said.equals("null") ? "a page is broken" : said, wrong);
  }
}
