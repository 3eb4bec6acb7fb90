package dev.lectern.sandbox.wire.protocol;

import dev.lectern.sigv4.UriEncoding;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A decoded query string or form body; of a name that stands twice, the first value counts.
 *
 * @param values by name
 */
public record Query(Map<String, String> values) {

  /**
   * Decodes.
   *
   * @throws IllegalArgumentException when it is not properly percent-encoded
   */
  public static Query parse(String raw) {
    if (raw.isEmpty()) {
      return new Query(Map.of());
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = UriEncoding.decode(equals < 0 ? pair : pair.substring(0, equals), true);
        String value = equals < 0 ? "" : UriEncoding.decode(pair.substring(equals + 1), true);
        values.putIfAbsent(name, value);
      }
    }
    return new Query(values);
  }

  /** Whether there is such a name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }
}
