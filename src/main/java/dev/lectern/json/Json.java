package dev.lectern.json;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON configuration. Unknown properties are refused: a typo in a lab must not pass. */
public final class Json {

  /** Compact. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  /**
   * Indented, for files and views that people read: {@code "a": 1} as AWS writes it, an element a
   * line, the same line ends everywhere. {@link JsonIndent} does the same to a text.
   */
  public static final JsonMapper PRETTY =
      MAPPER
          .rebuild()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                          .withObjectEmptySeparator("")
                          .withArrayEmptySeparator(""))
                  .withObjectIndenter(LINES)
                  .withArrayIndenter(LINES))
          .build();

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A new, empty array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }
}
