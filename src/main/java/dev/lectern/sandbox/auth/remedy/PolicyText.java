package dev.lectern.sandbox.auth.remedy;

import dev.lectern.json.Json;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.policy.Context;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A policy document in the making. */
final class PolicyText {

  private static final String NEWEST = "2012-10-17";

  private final ObjectNode document;

  private PolicyText(ObjectNode document) {
    this.document = document;
  }

  static PolicyText empty() {
    ObjectNode document = Json.object().put("Version", NEWEST);
    document.putArray("Statement");
    return new PolicyText(document);
  }

  static PolicyText of(String text) {
    return new PolicyText((ObjectNode) Json.MAPPER.readTree(text));
  }

  /** Indented. */
  String text() {
    return Json.PRETTY.writeValueAsString(document);
  }

  /** A statement that allows this request and nothing else. */
  PolicyText allow(AccessRequest request) {
    statements()
        .add(
            Json.object()
                .put("Sid", sid(request.action()))
                .put("Effect", "Allow")
                .put("Action", request.action())
                .put("Resource", request.resource()));
    return this;
  }

  /** The same in the policy of a resource, for one caller; a role's trust names no resource. */
  PolicyText allow(AccessRequest request, Principal caller, boolean trust) {
    ObjectNode statement = Json.object().put("Sid", sid(request.action())).put("Effect", "Allow");
    statement.putObject("Principal").put(kind(caller), named(caller));
    statement.put("Action", request.action());
    if (!trust) {
      statement.put("Resource", request.resource());
    }
    if (caller.kind() == Principal.Kind.PROVIDER) {
      bearer(statement, request.context().get());
    }
    statements().add(statement);
    return this;
  }

  /** A provider has many subjects: only this one, for this audience. */
  private static void bearer(ObjectNode statement, Context context) {
    context
        .all()
        .forEach(
            (key, values) -> {
              if (key.endsWith(":aud") || key.endsWith(":sub")) {
                values.forEach(
                    value -> addTo(statement.withObject("/Condition/StringEquals"), key, value));
              }
            });
  }

  /** Adds a text to a statement's member that is one text or a list of them. */
  PolicyText add(int statement, String member, String text) {
    addTo(statement(statement), member, text);
    return this;
  }

  PolicyText addPrincipal(int statement, Principal caller) {
    ObjectNode at = statement(statement);
    if (at.path("Principal").isObject()) {
      addTo((ObjectNode) at.path("Principal"), kind(caller), named(caller));
    }
    return this;
  }

  PolicyText remove(int statement) {
    statements().remove(statement);
    return this;
  }

  /** Keeps a Deny from one caller by a condition, which must hold besides the others. */
  PolicyText except(int statement, Principal caller) {
    ObjectNode condition = statement(statement).withObject("/Condition");
    addTo(condition.withObject("/ArnNotEquals"), "aws:PrincipalArn", named(caller));
    return this;
  }

  private static void addTo(ObjectNode owner, String member, String text) {
    JsonNode now = owner.path(member);
    if (now.isMissingNode()) {
      owner.put(member, text);
      return;
    }
    ArrayNode all = Json.array();
    if (now.isArray()) {
      all.addAll((ArrayNode) now);
    } else {
      all.add(now);
    }
    owner.set(member, all.add(text));
  }

  int size() {
    return document.path("Statement").isArray() ? document.path("Statement").size() : 1;
  }

  private ArrayNode statements() {
    if (!document.path("Statement").isArray()) {
      document.set("Statement", Json.array().add(document.path("Statement")));
    }
    return document.withArray("/Statement");
  }

  private ObjectNode statement(int at) {
    return (ObjectNode) statements().get(at);
  }

  /** Unique among the statements: letters and digits only, as IAM wants it. */
  private String sid(String action) {
    String name = action.substring(action.indexOf(':') + 1).replaceAll("[^A-Za-z0-9]", "");
    String wanted = "Allow" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    String free = wanted;
    for (int n = 2; taken(free); n++) {
      free = wanted + n;
    }
    return free;
  }

  private boolean taken(String sid) {
    return statements().valueStream().anyMatch(one -> one.path("Sid").asString("").equals(sid));
  }

  private static String kind(Principal caller) {
    return switch (caller.kind()) {
      case SERVICE -> "Service";
      case PROVIDER -> "Federated";
      default -> "AWS";
    };
  }

  /** A role rather than one session of it. */
  private static String named(Principal caller) {
    return caller.kind() == Principal.Kind.ROLE && caller.roleArn() != null
        ? caller.roleArn()
        : caller.arn();
  }
}
