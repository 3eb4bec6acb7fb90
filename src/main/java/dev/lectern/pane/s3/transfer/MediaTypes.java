package dev.lectern.pane.s3.transfer;

import java.net.URLConnection;
import java.util.Locale;
import java.util.Map;

/** The Content-Type that a file name stands for. */
public final class MediaTypes {

  private static final String UNKNOWN = "application/octet-stream";

  // what browsers need from a website in a bucket; the JDK's table is older than these
  private static final Map<String, String> MORE =
      Map.ofEntries(
          Map.entry("css", "text/css"),
          Map.entry("csv", "text/csv"),
          Map.entry("js", "text/javascript"),
          Map.entry("mjs", "text/javascript"),
          Map.entry("json", "application/json"),
          Map.entry("log", "text/plain"),
          Map.entry("md", "text/markdown"),
          Map.entry("parquet", "application/vnd.apache.parquet"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("yml", "application/yaml"));

  private MediaTypes() {}

  /** That of a text which somebody typed: what no table knows is at least a text. */
  public static String ofText(String name) {
    String type = of(name);
    return type.equals(UNKNOWN) ? "text/plain" : type;
  }

  static String of(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String known = MORE.get(extension);
    if (known != null) {
      return known;
    }
    // the table looks up the extension of a URL, where # begins a fragment
    String guessed = URLConnection.guessContentTypeFromName("file." + extension.replace('#', '_'));
    return guessed == null ? UNKNOWN : guessed;
  }
}
