package dev.lectern.pane.dynamodb.transfer;

import java.nio.file.Path;
import java.util.Locale;

/** How items stand in a file. */
enum FileFormat {
  /** An array of plain JSON objects, one a line. Sets become arrays, bytes Base64. */
  JSON("json"),
  /** A line an item, {@code {"Item":{"pk":{"S":"a"}}}}, as DynamoDB's export to S3 writes them. */
  DYNAMODB_JSON("jsonl"),
  /** A heading and a row an item; a heading names the type when it is no text: {@code total:N}. */
  CSV("csv");

  private final String extension;

  FileFormat(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }

  /** By the name of a file; everything that is no CSV is some JSON. */
  static boolean csv(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv");
  }
}
