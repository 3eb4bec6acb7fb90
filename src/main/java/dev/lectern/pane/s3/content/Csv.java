package dev.lectern.pane.s3.content;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in rows and columns (RFC 4180), with a comma, semicolon or tab between the values.
 *
 * @param separator what stands between values
 * @param rows the first one is usually the names; rows may differ in length
 * @param open whether the last row was not ended: it is left out
 */
public record Csv(char separator, List<List<String>> rows, boolean open) {

  /** The most rows that are read. */
  public static final int MOST_ROWS = 5_000;

  /**
   * Reads rows.
   *
   * @param cut whether the text goes on behind its end: a last row without an end is left out
   */
  public static Csv of(String text, boolean cut) {
    char separator = separator(text);
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < text.length() && rows.size() < MOST_ROWS; i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          value.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          value.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && value.isEmpty()) {
        quoted = true;
        begun = true;
      } else if (c == separator) {
        row.add(value.toString());
        value.setLength(0);
        begun = true;
      } else if (c == '\n' || c == '\r') {
        if (begun) {
          row.add(value.toString());
          rows.add(List.copyOf(row));
        }
        row.clear();
        value.setLength(0);
        begun = false;
      } else {
        value.append(c);
        begun = true;
      }
    }
    boolean open = begun && (cut || quoted || rows.size() == MOST_ROWS);
    if (begun && !open) {
      row.add(value.toString());
      rows.add(List.copyOf(row));
    }
    return new Csv(separator, List.copyOf(rows), open);
  }

  /** Whether this looks like a table: some rows, two columns or more, and mostly of one length. */
  public boolean table() {
    if (rows.isEmpty() || columns() < 2) {
      return false;
    }
    long regular = rows.stream().filter(row -> row.size() == rows.getFirst().size()).count();
    return regular * 10 >= rows.size() * 8L;
  }

  /** Values in the longest row. */
  public int columns() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }

  private static char separator(String text) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char of) {
    return text.chars().filter(c -> c == of).count();
  }
}
