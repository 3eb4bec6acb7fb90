package dev.lectern.sandbox.stepfunctions.parquet;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/** The pages of a column in a row group, each unpacked when it is its turn. */
final class ColumnPages implements PageReader {

  private final ChunkInput in;
  private final ColumnMetaData column;
  private @Nullable PageHeader waiting;

  ColumnPages(ChunkInput in, ColumnMetaData column) {
    this.in = in;
    this.column = column;
  }

  @Override
  public long getTotalValueCount() {
    return column.getNum_values();
  }

  /** At most one, before all others. */
  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    PageHeader header = header();
    if (header == null || header.getType() != PageType.DICTIONARY_PAGE) {
      waiting = header;
      return null;
    }
    return new DictionaryPage(
        BytesInput.from(unpacked(header, 0, true)),
        header.getDictionary_page_header().getNum_values(),
        encoding(header.getDictionary_page_header().getEncoding()));
  }

  @Override
  public @Nullable DataPage readPage() {
    while (true) {
      PageHeader header = waiting == null ? header() : waiting;
      waiting = null;
      if (header == null) {
        return null;
      }
      switch (header.getType()) {
        case DATA_PAGE -> {
          return first(header, header.getData_page_header());
        }
        case DATA_PAGE_V2 -> {
          return second(header, header.getData_page_header_v2());
        }
        default -> packed(header.getCompressed_page_size());
      }
    }
  }

  private DataPage first(PageHeader header, DataPageHeader page) {
    byte[] bytes = unpacked(header, 0, true);
    return new DataPageV1(
        BytesInput.from(bytes),
        page.getNum_values(),
        bytes.length,
        null,
        encoding(page.getRepetition_level_encoding()),
        encoding(page.getDefinition_level_encoding()),
        encoding(page.getEncoding()));
  }

  /** Its levels come first and are never packed. */
  private DataPage second(PageHeader header, DataPageHeaderV2 page) {
    int repetition = page.getRepetition_levels_byte_length();
    int definition = page.getDefinition_levels_byte_length();
    if (repetition < 0 || definition < 0 || repetition > Integer.MAX_VALUE - definition) {
      throw new ParquetDecodingException("a page's size is wrong");
    }
    byte[] bytes =
        unpacked(
            header, repetition + definition, !page.isSetIs_compressed() || page.isIs_compressed());
    return DataPageV2.uncompressed(
        page.getNum_rows(),
        page.getNum_nulls(),
        page.getNum_values(),
        BytesInput.from(bytes, 0, repetition),
        BytesInput.from(bytes, repetition, definition),
        encoding(page.getEncoding()),
        BytesInput.from(bytes, repetition + definition, bytes.length - repetition - definition),
        null);
  }

  private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
    return Encoding.valueOf(encoding.name());
  }

  private @Nullable PageHeader header() {
    try {
      return in.available() == 0 ? null : Util.readPageHeader(in);
    } catch (IOException wrong) {
      throw new ParquetDecodingException("a page has no valid header");
    }
  }

  private byte[] packed(int size) {
    if (size < 0 || size > in.available()) {
      throw new ParquetDecodingException("a page's size is wrong");
    }
    return in.next(size);
  }

  /** A page's bytes; as many as its header says, which are never more than its column has. */
  private byte[] unpacked(PageHeader header, int plain, boolean packed) {
    int size = header.getUncompressed_page_size();
    byte[] bytes = packed(header.getCompressed_page_size());
    if (size < 0
        || size > column.getTotal_uncompressed_size()
        || plain > size
        || plain > bytes.length) {
      throw new ParquetDecodingException("a page's size is wrong");
    }
    return packed ? Codecs.unpack(column.getCodec(), bytes, plain, size) : bytes;
  }
}
