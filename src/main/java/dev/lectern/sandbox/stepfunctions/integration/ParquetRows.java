package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.sandbox.stepfunctions.parquet.MalformedParquet;
import dev.lectern.sandbox.stepfunctions.parquet.ParquetFile;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes items of rows, up to a number; a small file can hold any number of rows. */
final class ParquetRows implements ParquetFile.Rows {

  /** Characters of an item: 8 MB, as AWS has it for files of text. */
  private static final int LARGEST = 8 << 20;

  /** Characters of all items of a file; the sandbox holds them in memory. */
  private static final long LARGEST_FILE = 128 << 20;

  /** A row takes memory that its text does not show. */
  private static final int ROW = 128;

  private final List<JsonNode> items;
  private final long most;
  private long size;

  ParquetRows(List<JsonNode> items, long most) {
    this.items = items;
    this.most = most;
  }

  @Override
  public boolean more() {
    return items.size() < most;
  }

  @Override
  public void take(ObjectNode row) throws MalformedParquet {
    int length = row.toString().length();
    size += length + ROW;
    if (length > LARGEST) {
      throw new MalformedParquet("a row has more than 8 MB");
    }
    if (size > LARGEST_FILE) {
      throw new MalformedParquet("its rows have more than 128 MB, which the sandbox cannot hold");
    }
    items.add(row);
  }
}
