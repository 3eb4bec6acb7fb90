package dev.lectern.sandbox.auth.policy;

import dev.lectern.model.PolicyElements;
import dev.lectern.sandbox.auth.policy.PolicyFault.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads a policy document (IAM User Guide, "Grammar of the IAM JSON policy language"). What only
 * some kinds of policies may say is checked by {@link Rules}.
 */
final class PolicyReader {

  private static final String NEWEST = "2012-10-17";
  private static final String OLDEST = "2008-10-17";
  private final PolicySource source;
  private final Rules rules;

  PolicyReader(String text, Rules rules) {
    this.source = new PolicySource(text);
    this.rules = rules;
  }

  Policy read() {
    JsonNode document = source.read();
    if (!document.isObject()) {
      throw source.fault(Kind.NOT_AN_OBJECT, "", "");
    }
    known(document, PolicyElements.DOCUMENT, "");
    String version = document.path("Version").asString(document.has("Version") ? "" : OLDEST);
    if (!version.equals(NEWEST) && !version.equals(OLDEST)) {
      throw source.fault(Kind.BAD_VERSION, version, "/Version");
    }
    if (document.has("Id") && !document.path("Id").isString()) {
      throw source.fault(Kind.BAD_VALUE, "Id", "/Id");
    }
    JsonNode list = document.path("Statement");
    if (list.isMissingNode() || list.isNull()) {
      throw source.fault(Kind.MISSING_FIELD, "Statement", "");
    }
    List<Statement> statements = new ArrayList<>();
    if (list.isArray()) {
      for (int i = 0; i < list.size(); i++) {
        statements.add(statement(list.path(i), "/Statement/" + i, version));
      }
    } else {
      statements.add(statement(list, "/Statement", version));
    }
    if (statements.isEmpty()) {
      throw source.fault(Kind.NO_STATEMENT, "", "/Statement");
    }
    Policy policy = new Policy(version, List.copyOf(statements), source.text());
    rules.check(
        document, policy, (sentence, pointer) -> source.fault(Kind.RULE, sentence, pointer));
    return policy;
  }

  private Statement statement(JsonNode node, String at, String version) {
    if (!node.isObject()) {
      throw source.fault(Kind.NOT_A_STATEMENT, "", at);
    }
    known(node, PolicyElements.STATEMENT, at);
    boolean variables = version.equals(NEWEST);
    if (!node.has("Effect")) {
      throw source.fault(Kind.MISSING_FIELD, "Effect", at);
    }
    String effect = node.path("Effect").asString("");
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw source.fault(Kind.BAD_EFFECT, effect, at + "/Effect");
    }
    if (node.has("Sid") && !node.path("Sid").isString()) {
      throw source.fault(Kind.BAD_VALUE, "Sid", at + "/Sid");
    }
    for (String field : List.of("Principal", "Action", "Resource")) {
      if (node.has(field) && node.has("Not" + field)) {
        throw source.fault(Kind.BOTH_FIELDS, field, at);
      }
      if (!node.has(field) && !node.has("Not" + field) && rules.needs(field)) {
        throw source.fault(Kind.MISSING_FIELD, field, at);
      }
    }
    boolean hasPrincipal = node.has("Principal") || node.has("NotPrincipal");
    return new Statement(
        node.path("Sid").asString(""),
        effect.equals("Allow"),
        hasPrincipal ? principals(node, at) : null,
        templates(node, at, "Action", false),
        node.has("NotAction"),
        templates(node, at, "Resource", variables),
        node.has("NotResource"),
        conditions(node.path("Condition"), at + "/Condition", variables),
        node.toString());
  }

  private List<Template> templates(JsonNode node, String at, String field, boolean variables) {
    String name = node.has("Not" + field) ? "Not" + field : field;
    if (!node.has(name)) {
      return List.of();
    }
    JsonNode value = node.path(name);
    for (JsonNode one : value.isArray() ? value.values() : List.of(value)) {
      if (!one.isString()) {
        throw source.fault(Kind.BAD_VALUE, field, at + "/" + name);
      }
    }
    return strings(value, at + "/" + name, field).stream()
        .map(text -> Template.of(text, variables))
        .toList();
  }

  private Principals principals(JsonNode node, String at) {
    boolean not = node.has("NotPrincipal");
    String name = not ? "NotPrincipal" : "Principal";
    JsonNode value = node.path(name);
    String place = at + "/" + name;
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (value.isString() && value.asString().equals("*")) {
      values.put("AWS", List.of("*"));
    } else if (value.isObject() && !value.isEmpty()) {
      for (Map.Entry<String, JsonNode> kind : value.properties()) {
        String one = place + "/" + kind.getKey();
        List<String> all = principalValues(kind, one);
        for (String text : all) {
          if (!rules.principal(kind.getKey(), text)) {
            throw source.fault(
                Kind.BAD_PRINCIPAL, "\"" + kind.getKey() + "\":\"" + text + "\"", one);
          }
        }
        values.put(kind.getKey(), all);
      }
    } else {
      throw source.fault(
          Kind.BAD_PRINCIPAL,
          value.isString() ? "\"AWS\":\"" + value.asString() + "\"" : value.toString(),
          place);
    }
    return new Principals(not, Map.copyOf(values));
  }

  private List<String> principalValues(Map.Entry<String, JsonNode> kind, String at) {
    List<String> all = new ArrayList<>();
    for (JsonNode one :
        kind.getValue().isArray() ? kind.getValue().values() : List.of(kind.getValue())) {
      all.add(one.isString() ? one.asString() : "");
    }
    if (all.isEmpty()) {
      throw source.fault(Kind.BAD_PRINCIPAL, "\"" + kind.getKey() + "\":[]", at);
    }
    return List.copyOf(all);
  }

  private List<Condition> conditions(JsonNode node, String at, boolean variables) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw source.fault(Kind.BAD_VALUE, "Condition", at);
    }
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String place = at + "/" + entry.getKey();
      Operator operator =
          Operator.read(entry.getKey())
              .orElseThrow(() -> source.fault(Kind.BAD_OPERATOR, entry.getKey(), place));
      if (!entry.getValue().isObject()) {
        throw source.fault(Kind.BAD_VALUE, "Condition", place);
      }
      for (Map.Entry<String, JsonNode> key : entry.getValue().properties()) {
        List<Template> wanted =
            strings(key.getValue(), place + "/" + escaped(key.getKey()), "Condition").stream()
                .map(text -> Template.of(text, variables))
                .toList();
        conditions.add(new Condition(operator, key.getKey(), wanted));
      }
    }
    return List.copyOf(conditions);
  }

  private void known(JsonNode node, Set<String> fields, String at) {
    for (String name : node.propertyNames()) {
      if (!fields.contains(name)) {
        throw source.fault(Kind.UNKNOWN_FIELD, name, at + "/" + escaped(name));
      }
    }
  }

  /** A value or a list of them; numbers and booleans count as their text. */
  private List<String> strings(JsonNode node, String at, String field) {
    List<String> values = new ArrayList<>();
    for (JsonNode value : node.isArray() ? node.values() : List.of(node)) {
      if (!value.isValueNode() || value.isNull()) {
        throw source.fault(Kind.BAD_VALUE, field, at);
      }
      values.add(value.asString());
    }
    if (values.isEmpty() && !field.equals("Condition")) {
      throw source.fault(Kind.BAD_VALUE, field, at);
    }
    return List.copyOf(values);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
