package dev.lectern.pane.s3.details;

import dev.lectern.ui.control.Pair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The headers that S3 keeps with an object and gives back with it, and the user's own metadata.
 *
 * @param system values by header; without an entry the header is not sent
 * @param metadata names without {@code x-amz-meta-}, lower case as S3 keeps them
 */
public record Headers(Map<Name, String> system, List<Pair> metadata) {

  /** Headers that S3 keeps ("System-defined object metadata" in the User Guide). */
  public enum Name {
    CONTENT_TYPE("Content-Type"),
    CACHE_CONTROL("Cache-Control"),
    CONTENT_DISPOSITION("Content-Disposition"),
    CONTENT_ENCODING("Content-Encoding"),
    CONTENT_LANGUAGE("Content-Language"),
    EXPIRES("Expires"),
    WEBSITE_REDIRECT("x-amz-website-redirect-location");

    private final String header;

    Name(String header) {
      this.header = header;
    }

    /** As it stands in HTTP. */
    public String header() {
      return header;
    }

    /** Part of node ids. */
    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** None at all. */
  static final Headers NONE = new Headers(Map.of(), List.of());

  public Headers {
    EnumMap<Name, String> filled = new EnumMap<>(Name.class);
    system.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            filled.put(name, value.strip());
          }
        });
    system = filled;
    metadata = List.copyOf(metadata);
  }

  /** The value of a header, empty when it is not there. */
  public String get(Name name) {
    return system.getOrDefault(name, "");
  }

  /** With another value of one header. */
  Headers with(Name name, String value) {
    EnumMap<Name, String> changed = new EnumMap<>(Name.class);
    changed.putAll(system);
    changed.put(name, value);
    return new Headers(changed, metadata);
  }

  /** With other metadata; rows without name and value are left out. */
  Headers with(List<Pair> pairs) {
    List<Pair> named = new ArrayList<>();
    for (Pair pair : pairs) {
      if (!pair.name().isBlank() || !pair.value().isBlank()) {
        named.add(new Pair(pair.name().strip(), pair.value().strip()));
      }
    }
    return new Headers(system, named);
  }
}
