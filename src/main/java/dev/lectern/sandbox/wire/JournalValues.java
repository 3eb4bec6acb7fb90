package dev.lectern.sandbox.wire;

import dev.lectern.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the journal keeps of a request's or an answer's members: short values that are no secret, in
 * as many nested places as fit. Of longer lists the length stays: elements that did not fit are
 * empty objects.
 */
final class JournalValues {

  /**
   * Values that are kept of one member: 5,000 entries must not weigh more than some tens of
   * megabytes.
   */
  private static final int MOST_VALUES = 32;

  private static final int LONGEST_LIST = 100;
  private static final int LONGEST_VALUE = 2_048;

  private static final Set<String> SECRETS =
      Set.of(
          "SecretAccessKey",
          "SessionToken",
          "WebIdentityToken",
          "SAMLAssertion",
          "Base32StringSeed",
          "QRCodePNG",
          "Password",
          "NewPassword",
          "OldPassword",
          "ZipFile");

  private final ObjectNode leftOut = Json.object();
  private int left;

  private JournalValues() {}

  /** A copy of what is kept. */
  static ObjectNode of(ObjectNode members) {
    JournalValues values = new JournalValues();
    ObjectNode kept = Json.object();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (values.fits(member)) {
        values.left = MOST_VALUES;
        kept.set(member.getKey(), values.value(member.getValue()));
      }
    }
    return kept;
  }

  private boolean fits(Map.Entry<String, JsonNode> member) {
    String name = member.getKey();
    return fits(member.getValue()) && !name.endsWith("CustomerKey") && !SECRETS.contains(name);
  }

  private static boolean fits(JsonNode value) {
    return value.isObject()
        || (value.isArray() && value.size() <= LONGEST_LIST)
        || (value.isValueNode() && value.asString().length() <= LONGEST_VALUE);
  }

  private JsonNode value(JsonNode value) {
    left--;
    if (value.isObject()) {
      ObjectNode object = Json.object();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (left > 0 && fits(member)) {
          object.set(member.getKey(), value(member.getValue()));
        }
      }
      return object;
    }
    if (value.isArray()) {
      ArrayNode list = Json.array();
      for (JsonNode element : value) {
        list.add(left > 0 && fits(element) ? value(element) : leftOut);
      }
      return list;
    }
    return value;
  }
}
