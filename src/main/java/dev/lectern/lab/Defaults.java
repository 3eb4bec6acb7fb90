package dev.lectern.lab;

import dev.lectern.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What stands for a field that a file leaves out. */
final class Defaults {

  private Defaults() {}

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  static <T> List<T> list(@Nullable List<T> value) {
    return value == null ? List.of() : List.copyOf(value);
  }

  static <T> Map<String, T> map(@Nullable Map<String, T> value) {
    return value == null ? Map.of() : new LinkedHashMap<>(value);
  }

  static JsonNode object(@Nullable JsonNode value) {
    return value == null || value.isNull() ? Json.object() : value;
  }
}
