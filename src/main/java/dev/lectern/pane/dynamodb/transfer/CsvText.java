package dev.lectern.pane.dynamodb.transfer;

import java.io.IOException;
import java.io.PushbackReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of comma-separated values (RFC 4180). An empty field is null, an empty field in quotes is an
 * empty text.
 */
final class CsvText {

  private final PushbackReader in;
  private long line = 1;

  CsvText(PushbackReader in) {
    this.in = in;
  }

  /** The line on which the next row begins, from 1. */
  long line() {
    return line;
  }

  /** The next row; null at the end. */
  @Nullable List<@Nullable String> row() throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    List<@Nullable String> fields = new ArrayList<>();
    while (true) {
      boolean quoted = c == '"';
      StringBuilder field = new StringBuilder();
      c = quoted ? quoted(field) : c;
      while (c >= 0 && c != ',' && c != '\n') {
        if (c != '\r') {
          field.append((char) c);
        }
        c = in.read();
      }
      fields.add(field.isEmpty() && !quoted ? null : field.toString());
      if (c != ',') {
        line++;
        return fields;
      }
      c = in.read();
    }
  }

  /** Reads to the closing quote and answers what stands after it. */
  private int quoted(StringBuilder field) throws IOException {
    while (true) {
      int c = in.read();
      if (c < 0) {
        return c;
      }
      if (c == '"') {
        int after = in.read();
        if (after != '"') {
          return after;
        }
      } else if (c == '\n') {
        line++;
      }
      field.append((char) c);
    }
  }

  /** A field as it is written. */
  static String field(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean quotes = text.isEmpty() || text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return quotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
