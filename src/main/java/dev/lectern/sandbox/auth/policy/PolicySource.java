package dev.lectern.sandbox.auth.policy;

import dev.lectern.json.Json;
import dev.lectern.sandbox.auth.policy.PolicyFault.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** The text of a policy, and where in it something is. */
final class PolicySource {

  private final String text;

  PolicySource(String text) {
    this.text = text;
  }

  /** As it was given. */
  String text() {
    return text;
  }

  /**
   * The document.
   *
   * @throws PolicyFault when it is no JSON, or says a field twice
   */
  JsonNode read() {
    try {
      return Json.MAPPER
          .readerFor(JsonNode.class)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readValue(text);
    } catch (JacksonException notJson) {
      TokenStreamLocation at = notJson.getLocation();
      throw new PolicyFault(
          Kind.NOT_JSON,
          "",
          "",
          at == null ? 0 : Math.max(0, at.getLineNr()),
          at == null ? 0 : Math.max(0, at.getColumnNr()));
    }
  }

  /** A fault at a place; it is looked for in the text only now. */
  PolicyFault fault(Kind kind, String detail, String pointer) {
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.streamReadContext().pathAsPointer().toString().equals(pointer)) {
          TokenStreamLocation at = parser.currentTokenLocation();
          return new PolicyFault(kind, detail, pointer, at.getLineNr(), at.getColumnNr());
        }
      }
    } catch (JacksonException notJson) {
      return new PolicyFault(kind, detail, pointer, 0, 0);
    }
    return new PolicyFault(kind, detail, pointer, 0, 0);
  }
}
