package dev.lectern.sandbox.stepfunctions.parquet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ParquetDecodingException;

/** The pages of a row group, by column. */
final class GroupPages implements PageReadStore {

  private final Source source;
  private final RowGroup group;
  private final Map<List<String>, ColumnMetaData> columns = new HashMap<>();

  GroupPages(Source source, RowGroup group) {
    this.source = source;
    this.group = group;
    for (ColumnChunk chunk : group.getColumns()) {
      columns.put(chunk.getMeta_data().getPath_in_schema(), chunk.getMeta_data());
    }
  }

  @Override
  public PageReader getPageReader(ColumnDescriptor column) {
    ColumnMetaData found = columns.get(Arrays.asList(column.getPath()));
    if (found == null) {
      throw new ParquetDecodingException(
          "a row group lacks the column " + String.join(".", column.getPath()));
    }
    return new ColumnPages(new ChunkInput(source, found), found);
  }

  @Override
  public long getRowCount() {
    return group.getNum_rows();
  }
}
