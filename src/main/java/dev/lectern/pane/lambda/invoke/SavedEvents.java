package dev.lectern.pane.lambda.invoke;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The user's own events, kept in the settings.
 *
 * @param events JSON by name
 */
public record SavedEvents(Map<String, String> events) {

  static final String SECTION = "lambda-events";
  static final SavedEvents NONE = new SavedEvents(Map.of());

  SavedEvents with(String name, String json) {
    Map<String, String> all = new LinkedHashMap<>(events);
    all.put(name, json);
    return new SavedEvents(all);
  }

  SavedEvents without(String name) {
    Map<String, String> all = new LinkedHashMap<>(events);
    all.remove(name);
    return new SavedEvents(all);
  }
}
