package dev.lectern.sandbox.sts;

import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.TagKeys;
import dev.lectern.sandbox.auth.identity.Identities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What STS's operations need ("Actions, resources, and condition keys for AWS Security Token
 * Service"). Who one is and a token of one's own need no permission; who comes with an identity
 * provider's token does not sign.
 */
record StsAccess(Identities identities, Mfa mfa, WebIdentity web) {

  private static final Set<String> FREE = Set.of("GetCallerIdentity", "GetSessionToken");

  List<Access> accesses(Ask ask) {
    if (ask.operation().equals("AssumeRoleWithWebIdentity")) {
      return web.accesses(ask);
    }
    refuseSomeSessions(ask);
    if (FREE.contains(ask.operation()) && !ask.caller().anonymous()) {
      return List.of();
    }
    if (ask.caller().anonymous()) {
      return List.of(Access.own(ask.action(), "*", Map::of));
    }
    return switch (ask.operation()) {
      case "AssumeRole" -> assume(ask);
      case "GetFederationToken" ->
          List.of(
              Access.own(
                  ask.action(),
                  "arn:aws:sts::"
                      + ask.caller().accountId()
                      + ":federated-user/"
                      + ask.text("Name"),
                  () -> tags(ask, new HashMap<>())));
      default -> List.of(Access.own(ask.action(), ask.resource(), Map::of));
    };
  }

  /**
   * With credentials of GetSessionToken one can take on a role and ask who one is, with those of
   * GetFederationToken only ask ("Compare AWS STS credentials").
   */
  private void refuseSomeSessions(Ask ask) {
    String kind =
        identities.session(ask.caller()).map(one -> one.path("kind").asString("")).orElse("ROLE");
    boolean may =
        kind.equals("ROLE")
            || ask.operation().equals("GetCallerIdentity")
            || (!kind.equals("FEDERATED") && ask.operation().equals("AssumeRole"));
    if (!may) {
      throw denied("Cannot call " + ask.operation() + " with session credentials");
    }
  }

  private List<Access> assume(Ask ask) {
    if (ask.caller().root()) {
      throw denied("Roles may not be assumed by root accounts.");
    }
    String arn = ask.text("RoleArn");
    Optional<ObjectNode> role = Roles.find(identities, arn);
    if (role.isEmpty()) {
      throw denied(
          "User: "
              + ask.caller().arn()
              + " is not authorized to perform: sts:AssumeRole on resource: "
              + arn);
    }
    Map<String, List<String>> keys = keys(ask, role.get());
    ResourceOwner owner = new ResourceOwner.Account(role.get().path("account").asString());
    ResourcePolicy trust = identities.trust(role.get());
    List<Access> all = new ArrayList<>();
    all.add(new Access("sts:AssumeRole", arn, owner, trust, () -> keys));
    if (!ask.input().path("Tags").isEmpty()) {
      all.add(new Access("sts:TagSession", arn, owner, trust, () -> keys));
    }
    if (!ask.text("SourceIdentity").isEmpty()) {
      all.add(new Access("sts:SetSourceIdentity", arn, owner, trust, () -> keys));
    }
    return all;
  }

  private Map<String, List<String>> keys(Ask ask, ObjectNode role) {
    Map<String, List<String>> keys = tags(ask, new HashMap<>());
    keys.put("sts:RoleSessionName", List.of(ask.text("RoleSessionName")));
    put(keys, "sts:ExternalId", ask.text("ExternalId"));
    put(keys, "sts:SourceIdentity", ask.text("SourceIdentity"));
    if (ask.input().has("TransitiveTagKeys")) {
      keys.put(
          "sts:TransitiveTagKeys",
          ask.input().path("TransitiveTagKeys").valueStream().map(JsonNode::asString).toList());
    }
    TagKeys.resource(keys, role.path("Tags"), "aws:ResourceTag/", "iam:ResourceTag/");
    if (mfa.given(ask.caller(), ask.input())) {
      keys.put("aws:MultiFactorAuthPresent", List.of("true"));
      keys.put("aws:MultiFactorAuthAge", List.of("0"));
    }
    return keys;
  }

  private static Map<String, List<String>> tags(Ask ask, Map<String, List<String>> keys) {
    TagKeys.request(keys, ask.input().path("Tags"));
    return keys;
  }

  private static void put(Map<String, List<String>> keys, String key, String value) {
    if (!value.isEmpty()) {
      keys.put(key, List.of(value));
    }
  }

  static ServiceException denied(String message) {
    return new ServiceException(403, "AccessDenied", message);
  }
}
