package dev.lectern.sandbox.s3.form;

import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was posted. Names of fields do not depend on case. The content type of an object is
 * the field of that name; the one that a browser gives to the file does not count. For one thread.
 */
final class PostForm {

  private final Map<String, String> fields = new LinkedHashMap<>();
  private String fileName = "";
  private @Nullable InputStream file;

  void add(String name, String value) {
    fields.put(name.toLowerCase(Locale.ROOT), value);
  }

  void file(String name, InputStream content) {
    fileName = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    file = content;
  }

  /** All fields but the file, by lower-case name. */
  Map<String, String> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** A field, empty when it is missing. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Name of the file on the client's side, without folders. */
  String fileName() {
    return fileName;
  }

  /** The file; null when the form has none. */
  @Nullable InputStream file() {
    return file;
  }
}
