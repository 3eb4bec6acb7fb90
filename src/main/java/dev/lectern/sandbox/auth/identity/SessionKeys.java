package dev.lectern.sandbox.auth.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Condition keys of callers ("AWS global condition context keys", Properties of the principal). */
final class SessionKeys {

  private SessionKeys() {}

  /** Of temporary credentials. With long-term keys none of these is there. */
  static Map<String, List<String>> of(JsonNode session, Instant now) {
    Map<String, List<String>> keys = new HashMap<>();
    if (!session.has("issued")) {
      return keys;
    }
    Instant issued = Instant.parse(session.path("issued").asString());
    boolean mfa = session.path("mfa").asBoolean(false);
    one(keys, "aws:TokenIssueTime", issued.toString());
    one(keys, "aws:MultiFactorAuthPresent", Boolean.toString(mfa));
    if (mfa) {
      Instant at = Instant.parse(session.path("mfaAt").asString(issued.toString()));
      one(keys, "aws:MultiFactorAuthAge", Long.toString(Duration.between(at, now).toSeconds()));
    }
    return keys;
  }

  static Map<String, List<String>> user(JsonNode user, Map<String, List<String>> sessionKeys) {
    Map<String, List<String>> keys = new HashMap<>(sessionKeys);
    common(keys, user, user.path("Arn").asString(""), "User");
    one(keys, "aws:userid", user.path("UserId").asString(""));
    one(keys, "aws:username", user.path("UserName").asString(""));
    tags(keys, user.path("Tags"));
    return keys;
  }

  static Map<String, List<String>> role(JsonNode role, JsonNode session, Instant now) {
    Map<String, List<String>> keys = new HashMap<>(of(session, now));
    common(keys, role, role.path("Arn").asString(""), "AssumedRole");
    one(keys, "aws:userid", session.path("UserId").asString(role.path("RoleId").asString("")));
    tags(keys, role.path("Tags"));
    tags(keys, session.path("tags"));
    String source = session.path("sourceIdentity").asString("");
    if (!source.isEmpty()) {
      one(keys, "aws:SourceIdentity", source);
    }
    String function = session.path("sourceFunction").asString("");
    if (!function.isEmpty()) {
      one(keys, "lambda:SourceFunctionArn", function);
    }
    String provider = session.path("provider").asString("");
    if (!provider.isEmpty()) {
      one(keys, "aws:FederatedProvider", provider);
    }
    return keys;
  }

  static Map<String, List<String>> federated(JsonNode session, Instant now) {
    Map<String, List<String>> keys = new HashMap<>(of(session, now));
    common(keys, session, session.path("Arn").asString(""), "FederatedUser");
    one(keys, "aws:userid", session.path("UserId").asString(""));
    tags(keys, session.path("tags"));
    return keys;
  }

  private static void common(
      Map<String, List<String>> keys, JsonNode owner, String arn, String type) {
    one(keys, "aws:PrincipalArn", arn);
    one(keys, "aws:PrincipalAccount", owner.path("account").asString(""));
    one(keys, "aws:PrincipalType", type);
    one(keys, "aws:PrincipalIsAWSService", "false");
  }

  private static void tags(Map<String, List<String>> keys, JsonNode tags) {
    for (JsonNode tag : tags) {
      one(keys, "aws:PrincipalTag/" + tag.path("Key").asString(""), tag.path("Value").asString(""));
    }
  }

  private static void one(Map<String, List<String>> keys, String key, String value) {
    keys.put(key, List.of(value));
  }
}
