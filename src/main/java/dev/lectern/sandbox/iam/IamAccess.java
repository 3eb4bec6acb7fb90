package dev.lectern.sandbox.iam;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.PassRole;
import dev.lectern.sandbox.auth.TagKeys;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What IAM's operations act on, with their condition keys ("Actions, resources, and condition keys
 * for AWS Identity and Access Management").
 */
record IamAccess(Iam iam) {

  /** Names of what an operation acts on, in the order in which they decide. */
  private record Target(String member, Kind kind, String type) {}

  private static final List<Target> TARGETS =
      List.of(
          new Target("InstanceProfileName", Kind.PROFILE, "instance-profile"),
          new Target("GroupName", Kind.GROUP, "group"),
          new Target("RoleName", Kind.ROLE, "role"),
          new Target("UserName", Kind.USER, "user"),
          new Target("PolicyName", Kind.POLICY, "policy"));

  /** Operations whose requests have the key {@code iam:PermissionsBoundary}. */
  private static final Pattern BOUNDED =
      Pattern.compile(
          "Create(User|Role)|(Attach|Detach|Put|Delete)(User|Role)Policy"
              + "|(Put|Delete)(User|Role)PermissionsBoundary");

  /** Operations that make what they name. */
  private static final Pattern MADE =
      Pattern.compile("Create(User|Role|Group|Policy|InstanceProfile)");

  /** Operations whose requests have the key {@code iam:PolicyARN}. */
  private static final Pattern ATTACHED = Pattern.compile("(Attach|Detach)(User|Role|Group)Policy");

  List<Access> accesses(Ask ask) {
    if (ask.caller().anonymous()) {
      return List.of(Access.own(ask.action(), ask.resource(), Map::of));
    }
    refuseSomeSessions(ask.caller());
    // what is made is not there yet: one of the same name says nothing about the request
    Optional<ObjectNode> existing =
        MADE.matcher(ask.operation()).matches() ? Optional.empty() : existing(ask);
    Access main = Access.own(ask.action(), resource(ask, existing), () -> keys(ask, existing));
    if (ask.operation().equals("AddRoleToInstanceProfile")) {
      String role =
          iam.store()
              .find(Kind.ROLE, ask.caller().accountId(), ask.text("RoleName"))
              .map(one -> one.path("Arn").asString())
              .orElse(arn(ask, "role/" + ask.text("RoleName")));
      return List.of(main, PassRole.to(role, "ec2.amazonaws.com"));
    }
    return List.of(main);
  }

  /**
   * IAM takes no credentials of GetFederationToken, and of GetSessionToken only those with MFA (IAM
   * User Guide, "Compare AWS STS credentials").
   */
  private void refuseSomeSessions(Caller caller) {
    iam.identities()
        .session(caller)
        .filter(session -> !session.path("kind").asString("").equals("ROLE"))
        .filter(
            session ->
                session.path("kind").asString("").equals("FEDERATED")
                    || !session.path("mfa").asBoolean(false))
        .ifPresent(
            session -> {
              throw new ServiceException(
                  403,
                  "InvalidClientTokenId",
                  "The security token included in the request is invalid.");
            });
  }

  private static String arn(Ask ask, String rest) {
    return "arn:aws:iam::" + ask.caller().accountId() + ":" + rest;
  }

  private static Optional<Target> target(Ask ask) {
    return TARGETS.stream().filter(one -> !ask.text(one.member()).isEmpty()).findFirst();
  }

  private Optional<ObjectNode> existing(Ask ask) {
    String policy = ask.text("PolicyArn");
    String provider = ask.text("OpenIDConnectProviderArn");
    Optional<Target> target = target(ask);
    if (!provider.isEmpty()) {
      return ProviderOperations.find(iam, ask.caller().accountId(), provider);
    }
    if (target.isEmpty() && !ask.text("SerialNumber").isEmpty()) {
      String device = Identities.name(ask.text("SerialNumber"));
      return iam.store().find(Kind.MFA, ask.caller().accountId(), device);
    }
    if (target.isEmpty()) {
      return policy.isEmpty() ? Optional.empty() : iam.identities().document(policy);
    }
    return iam.store()
        .find(target.get().kind(), ask.caller().accountId(), ask.text(target.get().member()));
  }

  private String resource(Ask ask, Optional<ObjectNode> existing) {
    if (existing.isPresent()) {
      return existing.get().path("Arn").asString(ask.resource());
    }
    Optional<Target> target = target(ask);
    if (target.isPresent()) {
      String path = ask.text("Path").isEmpty() ? "/" : ask.text("Path");
      return arn(ask, target.get().type() + path + ask.text(target.get().member()));
    }
    if (ask.resource().contains("{UserName}")) {
      return ask.caller().arn();
    }
    return switch (ask.operation()) {
      case "ListUsers" -> arn(ask, "user/");
      case "ListGroups" -> arn(ask, "group/");
      case "ListRoles" -> arn(ask, "role/");
      case "ListPolicies" -> arn(ask, "policy/");
      case "ListInstanceProfiles" -> arn(ask, "instance-profile/");
      case "ListOpenIDConnectProviders" -> arn(ask, "oidc-provider/*");
      case "CreateOpenIDConnectProvider" ->
          arn(ask, "oidc-provider/" + ask.text("Url").replaceFirst("^https://", ""));
      case "SimulatePrincipalPolicy", "GetContextKeysForPrincipalPolicy" ->
          ask.text("PolicySourceArn");
      default -> ask.resource();
    };
  }

  private static Map<String, List<String>> keys(Ask ask, Optional<ObjectNode> existing) {
    Map<String, List<String>> keys = new HashMap<>();
    TagKeys.request(keys, ask.input().path("Tags"));
    if (ask.input().has("TagKeys")) {
      keys.put(
          "aws:TagKeys",
          ask.input().path("TagKeys").valueStream().map(JsonNode::asString).toList());
    }
    existing.ifPresent(
        one -> TagKeys.resource(keys, one.path("Tags"), "aws:ResourceTag/", "iam:ResourceTag/"));
    if (BOUNDED.matcher(ask.operation()).matches()) {
      String boundary = ask.text("PermissionsBoundary");
      put(keys, "iam:PermissionsBoundary", boundary.isEmpty() ? own(existing) : boundary);
    }
    if (ATTACHED.matcher(ask.operation()).matches()) {
      put(keys, "iam:PolicyARN", ask.text("PolicyArn"));
    }
    return keys;
  }

  private static String own(Optional<ObjectNode> existing) {
    return existing.map(one -> one.path("boundary").asString("")).orElse("");
  }

  private static void put(Map<String, List<String>> keys, String key, String value) {
    if (!value.isEmpty()) {
      keys.put(key, List.of(value));
    }
  }
}
