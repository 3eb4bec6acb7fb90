package dev.lectern.sandbox.iam;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.PassRole;
import dev.lectern.sandbox.auth.TagKeys;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  List<Access> accesses(Ask ask) {
    if (ask.caller().anonymous()) {
      return List.of(Access.own(ask.action(), ask.resource(), Map::of));
    }
    refuseSomeSessions(ask.caller());
    Optional<ObjectNode> existing = existing(ask);
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
    if (target.isEmpty()) {
      return policy.isEmpty() ? Optional.empty() : iam.identities().document(policy);
    }
    return iam.store()
        .find(target.get().kind(), ask.caller().accountId(), ask.text(target.get().member()));
  }

  private String resource(Ask ask, Optional<ObjectNode> existing) {
    if (!ask.operation().startsWith("Create") && existing.isPresent()) {
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
    String boundary = ask.text("PermissionsBoundary");
    existing.ifPresent(
        one -> {
          TagKeys.resource(keys, one.path("Tags"), "aws:ResourceTag/", "iam:ResourceTag/");
          String own = one.path("boundary").asString("");
          if (!own.isEmpty()) {
            keys.put("iam:PermissionsBoundary", List.of(own));
          }
        });
    if (!boundary.isEmpty()) {
      keys.put("iam:PermissionsBoundary", List.of(boundary));
    }
    String policy = ask.text("PolicyArn");
    if (!policy.isEmpty()) {
      keys.put("iam:PolicyARN", List.of(policy));
    }
    return keys;
  }
}
