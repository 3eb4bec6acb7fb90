package dev.lectern.pane.iam;

import dev.lectern.json.Json;
import dev.lectern.model.PolicyElements;
import dev.lectern.ui.editor.JsonProblem;
import dev.lectern.ui.i18n.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * What IAM refuses in a policy although it is JSON, and actions that no service has, at their line
 * ("Grammar of the IAM JSON policy language").
 */
final class PolicyCheck {

  private static final String OPERATOR =
      "((ForAllValues|ForAnyValue):)?(StringEquals|StringNotEquals|StringEqualsIgnoreCase"
          + "|StringNotEqualsIgnoreCase|StringLike|StringNotLike|NumericEquals|NumericNotEquals"
          + "|NumericLessThan|NumericLessThanEquals|NumericGreaterThan|NumericGreaterThanEquals"
          + "|DateEquals|DateNotEquals|DateLessThan|DateLessThanEquals|DateGreaterThan"
          + "|DateGreaterThanEquals|Bool|BinaryEquals|IpAddress|NotIpAddress|ArnEquals|ArnLike"
          + "|ArnNotEquals|ArnNotLike)(IfExists)?|Null";

  private final Texts texts = Texts.of("iam");
  private final boolean trust;
  private final Actions actions;

  /**
   * A check.
   *
   * @param trust whether it is the trust policy of a role
   */
  PolicyCheck(boolean trust, Actions actions) {
    this.trust = trust;
    this.actions = actions;
  }

  /** A fault and the JSON pointer of its place. */
  private record Fault(String pointer, String text) {}

  /** The first thing that is wrong. */
  Optional<JsonProblem> check(String text) {
    JsonNode document;
    try {
      document = Json.MAPPER.readTree(text);
    } catch (JacksonException notJson) {
      // the editor has found that before
      return Optional.empty();
    }
    return document(document).map(fault -> at(text, fault));
  }

  private Optional<Fault> document(JsonNode document) {
    if (!document.isObject()) {
      return fault("", "check.object");
    }
    for (String name : document.propertyNames()) {
      if (!PolicyElements.DOCUMENT.contains(name)) {
        return fault("/" + name, "check.unknown", name);
      }
    }
    if (document.has("Version")
        && !List.of("2012-10-17", "2008-10-17").contains(document.path("Version").asString(""))) {
      return fault("/Version", "check.version");
    }
    JsonNode statements = document.path("Statement");
    if (statements.isMissingNode() || statements.isEmpty()) {
      return fault("", "check.statement");
    }
    if (!statements.isArray()) {
      return statement(statements, "/Statement", new HashSet<>());
    }
    Set<String> sids = new HashSet<>();
    for (int i = 0; i < statements.size(); i++) {
      Optional<Fault> fault = statement(statements.path(i), "/Statement/" + i, sids);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> statement(JsonNode node, String at, Set<String> sids) {
    if (!node.isObject()) {
      return fault(at, "check.statement.object");
    }
    for (String name : node.propertyNames()) {
      if (!PolicyElements.STATEMENT.contains(name)) {
        return fault(at + "/" + name, "check.unknown", name);
      }
    }
    String sid = node.path("Sid").asString("");
    if (!sid.matches("[A-Za-z0-9]*")) {
      return fault(at + "/Sid", "check.sid");
    }
    if (!sid.isEmpty() && !sids.add(sid)) {
      return fault(at + "/Sid", "check.sid.twice", sid);
    }
    String effect = node.path("Effect").asString("");
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      return fault(node.has("Effect") ? at + "/Effect" : at, "check.effect");
    }
    if (node.has("Action") == node.has("NotAction")) {
      return fault(at, "check.action");
    }
    boolean resource = node.has("Resource") || node.has("NotResource");
    boolean principal = node.has("Principal") || node.has("NotPrincipal");
    if (trust && (resource || !principal)) {
      return fault(at, resource ? "check.trust.resource" : "check.trust.principal");
    }
    if (!trust && (principal || !resource)) {
      return fault(at, principal ? "check.principal" : "check.resource");
    }
    return values(node, at, "Action", "NotAction")
        .or(() -> values(node, at, "Resource", "NotResource"))
        .or(() -> conditions(node.path("Condition"), at + "/Condition"));
  }

  private Optional<Fault> values(JsonNode node, String at, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      List<JsonNode> all = value.isArray() ? value.valueStream().toList() : List.of(value);
      for (int i = 0; i < all.size() && !value.isMissingNode(); i++) {
        String place = at + "/" + name + (value.isArray() ? "/" + i : "");
        String text = all.get(i).asString("");
        if (name.endsWith("Action")) {
          if (!text.equals("*") && !text.matches("[A-Za-z0-9-]+:[A-Za-z0-9*?]+")) {
            return fault(place, "check.action.form", text);
          }
          if (actions.unknown(text).isPresent()) {
            return fault(place, "check.action.unknown", text);
          }
        } else if (!text.equals("*") && !text.startsWith("arn:")) {
          return fault(place, "check.arn", text);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> conditions(JsonNode conditions, String at) {
    for (Map.Entry<String, JsonNode> one : conditions.properties()) {
      if (!one.getKey().matches(OPERATOR)) {
        return fault(at + "/" + one.getKey(), "check.operator", one.getKey());
      }
      if (!one.getValue().isObject()) {
        return fault(at + "/" + one.getKey(), "check.condition");
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> fault(String pointer, String key, Object... arguments) {
    return Optional.of(new Fault(pointer, texts.get(key, arguments)));
  }

  private static JsonProblem at(String text, Fault fault) {
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.streamReadContext().pathAsPointer().toString().equals(fault.pointer())) {
          TokenStreamLocation at = parser.currentTokenLocation();
          return new JsonProblem(at.getLineNr(), at.getColumnNr(), fault.text());
        }
      }
    } catch (JacksonException notJson) {
      return new JsonProblem(1, 1, fault.text());
    }
    return new JsonProblem(1, 1, fault.text());
  }
}
