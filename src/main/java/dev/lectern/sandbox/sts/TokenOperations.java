package dev.lectern.sandbox.sts;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.identity.Sessions;
import dev.lectern.sandbox.auth.policy.IamRules;
import dev.lectern.sandbox.auth.policy.PolicyFault;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code AssumeRole}, {@code AssumeRoleWithWebIdentity}, {@code GetSessionToken}, {@code
 * GetFederationToken}.
 */
final class TokenOperations {

  private static final int HOUR = 3_600;
  private static final int HALF_DAY = 43_200;
  private static final int LARGEST_POLICY = 2_048;

  private final Identities identities;
  private final Sessions sessions;
  private final Mfa mfa;
  private final WebIdentity web;

  private TokenOperations(Identities identities, Sessions sessions, Mfa mfa, WebIdentity web) {
    this.identities = identities;
    this.sessions = sessions;
    this.mfa = mfa;
    this.web = web;
  }

  static Map<String, Operation> all(
      Identities identities, Sessions sessions, Mfa mfa, WebIdentity web) {
    TokenOperations all = new TokenOperations(identities, sessions, mfa, web);
    return Map.of(
        "AssumeRole", all::assumeRole,
        "AssumeRoleWithWebIdentity", all::assumeRoleWithWebIdentity,
        "GetSessionToken", all::sessionToken,
        "GetFederationToken", all::federationToken);
  }

  private static String text(Call call, String member) {
    return call.input().path(member).asString("");
  }

  private static boolean temporary(Caller caller) {
    return caller.accessKeyId() != null && caller.accessKeyId().startsWith("ASIA");
  }

  private Reply assumeRole(Call call) throws IOException {
    ObjectNode role =
        Roles.find(identities, text(call, "RoleArn"))
            .orElseThrow(() -> StsAccess.denied("The role was deleted."));
    int seconds = duration(call, role);
    if (seconds > HOUR && call.caller().arn().contains(":assumed-role/")) {
      throw validation(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
              + " chaining");
    }
    ObjectNode session = Sessions.ofRole(role, text(call, "RoleSessionName"));
    policies(call, session, role.path("account").asString());
    if (mfa.use(call.caller(), call.input())) {
      session.put("mfa", true);
    }
    inherit(call, session);
    ObjectNode credentials = sessions.issue(session, call.now(), Duration.ofSeconds(seconds));
    return Reply.of(assumed(credentials, session));
  }

  private static int duration(Call call, ObjectNode role) {
    int seconds = call.input().path("DurationSeconds").asInt(HOUR);
    if (seconds > role.path("MaxSessionDuration").asInt(HOUR)) {
      throw validation(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return seconds;
  }

  private static ObjectNode assumed(ObjectNode credentials, ObjectNode session) {
    ObjectNode output = answer(credentials, session);
    output
        .putObject("AssumedRoleUser")
        .put("AssumedRoleId", session.path("UserId").asString())
        .put("Arn", session.path("Arn").asString());
    if (session.has("sourceIdentity")) {
      output.put("SourceIdentity", session.path("sourceIdentity").asString());
    }
    return output;
  }

  private Reply assumeRoleWithWebIdentity(Call call) throws IOException {
    WebIdentity.Bearer bearer = web.bearer(call.input());
    ObjectNode role =
        Roles.find(identities, text(call, "RoleArn"))
            .orElseThrow(() -> StsAccess.denied("The role was deleted."));
    int seconds = duration(call, role);
    ObjectNode session = Sessions.ofRole(role, text(call, "RoleSessionName"));
    policies(call, session, role.path("account").asString());
    session.put("provider", bearer.provider());
    session.set("tags", bearer.tags());
    session.set("transitive", bearer.transitive().isArray() ? bearer.transitive() : Json.array());
    if (!bearer.sourceIdentity().isEmpty()) {
      session.put("sourceIdentity", bearer.sourceIdentity());
    }
    ObjectNode credentials = sessions.issue(session, call.now(), Duration.ofSeconds(seconds));
    return Reply.of(
        assumed(credentials, session)
            .put("SubjectFromWebIdentityToken", bearer.subject())
            .put("Audience", bearer.audience())
            .put("Provider", bearer.provider()));
  }

  /** Tags that the caller gives, and those of its own session that go along a chain. */
  private void inherit(Call call, ObjectNode session) {
    ArrayNode tags = session.putArray("tags");
    ArrayNode transitive = session.putArray("transitive");
    JsonNode parent =
        temporary(call.caller())
            ? identities
                .store()
                .find(Kind.SESSION, "", String.valueOf(call.caller().accessKeyId()))
                .orElseGet(Json::object)
            : Json.object();
    for (JsonNode key : parent.path("transitive")) {
      transitive.add(key);
      for (JsonNode tag : parent.path("tags")) {
        if (tag.path("Key").asString("").equals(key.asString())) {
          tags.add(tag);
        }
      }
    }
    for (JsonNode tag : call.input().path("Tags")) {
      boolean taken =
          parent.path("transitive").valueStream().anyMatch(key -> key.equals(tag.path("Key")));
      if (taken) {
        throw new ServiceException(
            400,
            "InvalidParameterValue",
            "One of the specified transitive tag keys can't be set because it conflicts with a"
                + " transitive tag key from the calling session.");
      }
      tags.add(tag);
    }
    call.input().path("TransitiveTagKeys").forEach(transitive::add);
    String source = text(call, "SourceIdentity");
    String known = parent.path("sourceIdentity").asString("");
    if (!source.isEmpty() || !known.isEmpty()) {
      session.put("sourceIdentity", known.isEmpty() ? source : known);
    }
  }

  private void policies(Call call, ObjectNode session, String account) {
    String policy = text(call, "Policy");
    if (!policy.isEmpty()) {
      try {
        IamRules.IDENTITY.read(policy);
      } catch (PolicyFault fault) {
        throw new ServiceException(400, "MalformedPolicyDocument", IamRules.IDENTITY.words(fault));
      }
      session.put("policy", policy);
    }
    int size = policy.length();
    for (JsonNode descriptor : call.input().path("PolicyArns")) {
      String arn = descriptor.path("arn").asString("");
      boolean known =
          (arn.startsWith("arn:aws:iam::aws:") || arn.startsWith("arn:aws:iam::" + account + ":"))
              && identities.document(arn).isPresent();
      if (!known) {
        throw validation("Policy " + arn + " does not exist or is not attachable.");
      }
      session.withArray("/policyArns").add(arn);
      size += arn.length();
    }
    if (size > LARGEST_POLICY) {
      throw new ServiceException(
          400,
          "PackedPolicyTooLarge",
          "Serialized token too large for session: "
              + size * 100 / LARGEST_POLICY
              + "% of the allotted size.");
    }
  }

  private static ObjectNode answer(ObjectNode credentials, ObjectNode session) {
    ObjectNode output = Json.object();
    output.set("Credentials", credentials);
    int size = session.path("policy").asString("").length();
    if (size > 0 || session.has("policyArns")) {
      output.put("PackedPolicySize", Math.max(1, size * 100 / LARGEST_POLICY));
    }
    return output;
  }

  private Reply sessionToken(Call call) throws IOException {
    Caller caller = call.caller();
    if (temporary(caller)) {
      throw StsAccess.denied("Cannot call GetSessionToken with session credentials");
    }
    int seconds = call.input().path("DurationSeconds").asInt(caller.root() ? HOUR : HALF_DAY);
    if (caller.root() && seconds > HOUR) {
      throw validation("The requested DurationSeconds exceeds the 1 hour limit of root.");
    }
    ObjectNode session =
        Json.object()
            .put("kind", caller.root() ? "ROOT" : "USER")
            .put("account", caller.accountId())
            .put("user", Identities.name(caller.arn()))
            .put("Arn", caller.arn())
            .put("UserId", caller.userId());
    if (mfa.use(caller, call.input())) {
      session.put("mfa", true);
    }
    return Reply.of(
        Json.object()
            .set("Credentials", sessions.issue(session, call.now(), Duration.ofSeconds(seconds))));
  }

  private Reply federationToken(Call call) throws IOException {
    Caller caller = call.caller();
    if (temporary(caller)) {
      throw StsAccess.denied("Cannot call GetFederationToken with session credentials");
    }
    int seconds = call.input().path("DurationSeconds").asInt(caller.root() ? HOUR : HALF_DAY);
    String name = text(call, "Name");
    String arn = "arn:aws:sts::" + caller.accountId() + ":federated-user/" + name;
    String id = caller.accountId() + ":" + name;
    ObjectNode session =
        Json.object()
            .put("kind", "FEDERATED")
            .put("account", caller.accountId())
            .put("user", caller.root() ? "" : Identities.name(caller.arn()))
            .put("userId", caller.userId())
            .put("Arn", arn)
            .put("UserId", id);
    policies(call, session, caller.accountId());
    session.set(
        "tags", call.input().path("Tags").isArray() ? call.input().path("Tags") : Json.array());
    ObjectNode credentials = sessions.issue(session, call.now(), Duration.ofSeconds(seconds));
    ObjectNode output = answer(credentials, session);
    output.putObject("FederatedUser").put("FederatedUserId", id).put("Arn", arn);
    return Reply.of(output);
  }

  private static ServiceException validation(String message) {
    return new ServiceException(400, "ValidationError", message);
  }
}
