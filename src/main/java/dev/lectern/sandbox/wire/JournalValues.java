package dev.lectern.sandbox.wire;

import dev.lectern.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the journal keeps of a request's or an answer's members: short values that are no secret, in
 * as many nested places as fit, the outer ones first. Of longer lists the length stays: elements
 * that did not fit are empty objects.
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

  /** A container and its copy, which is empty yet. */
  private record Inside(JsonNode of, JsonNode copy) {}

  private final ObjectNode leftOut = Json.object();

  private final Deque<Inside> waiting = new ArrayDeque<>();
  private int left = MOST_VALUES;

  private JournalValues() {}

  /** A copy of what is kept. */
  static ObjectNode of(ObjectNode members) {
    ObjectNode kept = Json.object();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (fits(member)) {
        kept.set(member.getKey(), new JournalValues().kept(member.getValue()));
      }
    }
    return kept;
  }

  private JsonNode kept(JsonNode member) {
    JsonNode kept = value(member);
    if (kept instanceof ArrayNode list) {
      waiting.remove();
      // as many elements as there are get something, not the first one everything
      member.forEach(each -> list.add(fits(each) ? value(each) : leftOut));
      left = MOST_VALUES;
    }
    while (!waiting.isEmpty()) {
      Inside next = waiting.remove();
      if (next.copy() instanceof ObjectNode object) {
        for (Map.Entry<String, JsonNode> each : next.of().properties()) {
          if (left > 0 && fits(each)) {
            object.set(each.getKey(), value(each.getValue()));
          }
        }
      } else if (next.copy() instanceof ArrayNode list) {
        for (JsonNode each : next.of()) {
          list.add(left > 0 && fits(each) ? value(each) : leftOut);
        }
      }
    }
    if (kept instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i).isEmpty() && list.get(i).isObject()) {
          list.set(i, leftOut);
        }
      }
    }
    return kept;
  }

  private JsonNode value(JsonNode value) {
    left--;
    if (value.isValueNode()) {
      return value;
    }
    JsonNode copy = value.isObject() ? Json.object() : Json.array();
    waiting.add(new Inside(value, copy));
    return copy;
  }

  private static boolean fits(Map.Entry<String, JsonNode> member) {
    String name = member.getKey();
    return fits(member.getValue()) && !name.endsWith("CustomerKey") && !SECRETS.contains(name);
  }

  private static boolean fits(JsonNode value) {
    return value.isObject()
        || (value.isArray() && value.size() <= LONGEST_LIST)
        || (value.isValueNode() && value.asString().length() <= LONGEST_VALUE);
  }
}
