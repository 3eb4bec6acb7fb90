package dev.lectern.pane.dynamodb.transfer;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.pane.dynamodb.data.PlainJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes items to a file, one after the other, so that any number fits in memory. The file appears
 * when all are written; a CSV needs all headings first, and so its items wait in a file beside it.
 */
final class ItemFileWriter implements AutoCloseable {

  private final Path file;
  private final FileFormat format;
  private final Path part;
  private final Writer out;
  private final Map<String, String> columns = new LinkedHashMap<>();
  private long items;

  /**
   * @param keys columns that come first in a CSV
   */
  ItemFileWriter(Path file, FileFormat format, List<String> keys) throws IOException {
    this.file = file;
    this.format = format;
    part = file.resolveSibling(file.getFileName() + ".part");
    out = Files.newBufferedWriter(part);
    keys.forEach(key -> columns.put(key, ""));
  }

  void write(Map<String, AttributeValue> item) throws IOException {
    switch (format) {
      case JSON -> out.append(items == 0 ? "[\n" : ",\n").append(PlainJson.line(item));
      case DYNAMODB_JSON ->
          out.append("{\"Item\":").append(ItemJson.json(item).toString()).append("}\n");
      case CSV -> {
        item.forEach(
            (name, value) ->
                columns.merge(
                    name,
                    value.type(),
                    (known, type) -> known.isEmpty() || known.equals(type) ? type : "*"));
        out.append(ItemJson.json(item).toString()).append('\n');
      }
    }
    items++;
  }

  /** All are written: the file is complete. */
  void finish() throws IOException {
    if (format == FileFormat.JSON) {
      out.append(items == 0 ? "[]\n" : "\n]\n");
    }
    out.close();
    if (format == FileFormat.CSV) {
      csv();
      Files.delete(part);
    } else {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void csv() throws IOException {
    Path table = file.resolveSibling(file.getFileName() + ".csv.part");
    try (BufferedReader in = Files.newBufferedReader(part);
        Writer rows = Files.newBufferedWriter(table)) {
      List<String> heads = new ArrayList<>();
      columns.forEach(
          (name, type) ->
              heads.add(
                  CsvText.field(type.isEmpty() || type.equals("S") ? name : name + ":" + type)));
      rows.append(String.join(",", heads)).append("\r\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Map<String, AttributeValue> item = ItemJson.item(Json.MAPPER.readTree(line));
        List<String> fields = new ArrayList<>();
        columns.forEach((name, type) -> fields.add(CsvText.field(text(item.get(name), type))));
        rows.append(String.join(",", fields)).append("\r\n");
      }
    }
    Files.move(table, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Texts and numbers as they are, everything else in DynamoDB's JSON. */
  private static @Nullable String text(@Nullable AttributeValue value, String type) {
    return switch (value) {
      case null -> null;
      case AttributeValue.Text text when !type.equals("*") -> text.value();
      case AttributeValue.Number number when !type.equals("*") -> number.text();
      default -> ItemJson.json(value).toString();
    };
  }

  long items() {
    return items;
  }

  /** Gives up what is not finished. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
