package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a text with delimiters, as an ItemReader takes it: a field in double quotes may hold
 * delimiters and line breaks, a double quote in it is doubled, a backslash takes the meaning from a
 * backslash, a double quote or the delimiter, and is dropped before anything else ("Parsing input
 * CSV files").
 */
final class Rows {

  private final String text;
  private final char delimiter;
  private final List<List<String>> rows = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private List<String> row = new ArrayList<>();

  private Rows(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /**
   * Reads a text.
   *
   * @param config ReaderConfig, which names the delimiter
   */
  static List<List<String>> of(String text, JsonNode config) {
    char delimiter =
        switch (config.path("CSVDelimiter").asString("COMMA")) {
          case "PIPE" -> '|';
          case "SEMICOLON" -> ';';
          case "SPACE" -> ' ';
          case "TAB" -> '\t';
          default -> ',';
        };
    Rows read = new Rows(text, delimiter);
    read.read();
    return read.rows;
  }

  /** A row by its headers: what is missing is empty, what is too much is dropped. */
  static ObjectNode item(List<String> headers, List<String> row) {
    ObjectNode item = Json.object();
    for (int i = 0; i < headers.size(); i++) {
      item.put(headers.get(i), i < row.size() ? row.get(i) : "");
    }
    return item;
  }

  private char next(int i) {
    return i + 1 < text.length() ? text.charAt(i + 1) : '\0';
  }

  private void read() {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        if (next(i) == '\\' || next(i) == '"' || next(i) == delimiter) {
          field.append(text.charAt(++i));
        }
      } else if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (next(i) == '"') {
          field.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == delimiter) {
        endOfField();
      } else if (c == '\n') {
        endOfRow();
      } else if (c != '\r') {
        field.append(c);
      }
    }
    if (!field.isEmpty() || !row.isEmpty()) {
      endOfRow();
    }
  }

  private void endOfField() {
    row.add(field.toString());
    field.setLength(0);
  }

  /** An empty line is no row. */
  private void endOfRow() {
    endOfField();
    if (row.size() > 1 || !row.getFirst().isEmpty()) {
      rows.add(row);
    }
    row = new ArrayList<>();
  }
}
