package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account as a whole: summary, aliases, password policy, everything at once. */
final class AccountOperations {

  private static final String ONLY = "account";

  private final Iam iam;

  private AccountOperations(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    AccountOperations all = new AccountOperations(iam);
    return Map.of(
        "GetAccountSummary", all::summary,
        "CreateAccountAlias", all::createAlias,
        "DeleteAccountAlias", all::deleteAlias,
        "ListAccountAliases", all::aliases,
        "GetAccountPasswordPolicy", all::passwordPolicy,
        "UpdateAccountPasswordPolicy", all::updatePasswordPolicy,
        "DeleteAccountPasswordPolicy", all::deletePasswordPolicy,
        "GetAccountAuthorizationDetails", all::details);
  }

  private Reply summary(Call call) {
    ObjectNode map = Json.object();
    String account = Iam.account(call);
    map.put("Users", iam.store().list(Kind.USER, account).size());
    map.put("Groups", iam.store().list(Kind.GROUP, account).size());
    map.put("Roles", iam.store().list(Kind.ROLE, account).size());
    map.put("Policies", iam.store().list(Kind.POLICY, account).size());
    map.put("InstanceProfiles", iam.store().list(Kind.PROFILE, account).size());
    map.put("Providers", iam.store().list(Kind.PROVIDER, account).size());
    List<ObjectNode> devices = iam.store().list(Kind.MFA, account);
    map.put("MFADevices", devices.size());
    map.put("MFADevicesInUse", devices.stream().filter(device -> device.has("user")).count());
    map.put("AccountAccessKeysPresent", 1);
    map.put("AccountMFAEnabled", 0);
    map.put("UsersQuota", 5_000).put("GroupsQuota", 300).put("RolesQuota", 1_000);
    map.put("PoliciesQuota", 1_500).put("PolicySizeQuota", 6_144).put("VersionsPerPolicyQuota", 5);
    map.put("AccessKeysPerUserQuota", 2).put("GroupsPerUserQuota", 10);
    map.put("AttachedPoliciesPerUserQuota", 10).put("AttachedPoliciesPerGroupQuota", 10);
    map.put("AttachedPoliciesPerRoleQuota", Entity.ROLE.mostPolicies());
    map.put("UserPolicySizeQuota", Entity.USER.mostInline());
    map.put("GroupPolicySizeQuota", Entity.GROUP.mostInline());
    map.put("RolePolicySizeQuota", Entity.ROLE.mostInline());
    map.put("AssumeRolePolicySizeQuota", 2_048).put("GlobalEndpointTokenVersion", 1);
    return Reply.of(Json.object().set("SummaryMap", map));
  }

  private void keep(Kind kind, Call call, ObjectNode document) throws IOException {
    iam.store()
        .store()
        .write(
            tx -> {
              iam.save(tx, kind, call, ONLY, document);
              return document;
            });
  }

  private void forget(Kind kind, Call call) throws IOException {
    String account = Iam.account(call);
    iam.store()
        .store()
        .write(
            tx -> {
              iam.store().remove(tx, kind, account, ONLY);
              return account;
            });
  }

  private Reply createAlias(Call call) throws IOException {
    keep(Kind.ALIAS, call, Json.object().put("alias", Iam.text(call, "AccountAlias")));
    return Reply.empty();
  }

  private Reply deleteAlias(Call call) throws IOException {
    String alias = Iam.text(call, "AccountAlias");
    if (!alias(call).contains(alias)) {
      throw IamErrors.noSuchEntity("The account alias " + alias + " cannot be found.");
    }
    forget(Kind.ALIAS, call);
    return Reply.empty();
  }

  private List<String> alias(Call call) {
    return iam.store()
        .find(Kind.ALIAS, Iam.account(call), ONLY)
        .map(document -> List.of(document.path("alias").asString()))
        .orElse(List.of());
  }

  private Reply aliases(Call call) {
    return Iam.page(call, "AccountAliases", Iam.strings(alias(call)));
  }

  private Reply passwordPolicy(Call call) {
    ObjectNode policy =
        iam.store()
            .find(Kind.PASSWORDS, Iam.account(call), ONLY)
            .orElseThrow(
                () ->
                    IamErrors.noSuchEntity(
                        "The Password Policy with domain name "
                            + Iam.account(call)
                            + " cannot be found."));
    return Reply.of(Json.object().set("PasswordPolicy", policy));
  }

  private Reply updatePasswordPolicy(Call call) throws IOException {
    ObjectNode policy = call.input().deepCopy();
    for (String yes :
        List.of(
            "RequireSymbols",
            "RequireNumbers",
            "RequireUppercaseCharacters",
            "RequireLowercaseCharacters",
            "AllowUsersToChangePassword")) {
      policy.put(yes, policy.path(yes).asBoolean(false));
    }
    policy.put("MinimumPasswordLength", policy.path("MinimumPasswordLength").asInt(6));
    policy.put("ExpirePasswords", policy.has("MaxPasswordAge"));
    keep(Kind.PASSWORDS, call, policy);
    return Reply.empty();
  }

  private Reply deletePasswordPolicy(Call call) throws IOException {
    var _ = passwordPolicy(call);
    forget(Kind.PASSWORDS, call);
    return Reply.empty();
  }

  /** Everything in one list that is paged: users, groups, roles, policies. */
  private Reply details(Call call) {
    Set<String> filter =
        call.input()
            .path("Filter")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.toSet());
    PolicyUses uses = PolicyUses.of(iam, Iam.account(call));
    List<ObjectNode> all = new ArrayList<>();
    for (Entity entity : Entity.values()) {
      if (filter.isEmpty() || filter.contains(entity.word())) {
        iam.store()
            .list(entity.kind(), Iam.account(call))
            .forEach(one -> all.add(detail(call, entity, one)));
      }
    }
    if (filter.isEmpty() || filter.contains("LocalManagedPolicy")) {
      iam.store()
          .list(Kind.POLICY, Iam.account(call))
          .forEach(one -> all.add(policy(uses, one).put("in", "Policies")));
    }
    if (filter.contains("AWSManagedPolicy")) {
      iam.identities()
          .managed()
          .all()
          .forEach(one -> all.add(policy(uses, one).put("in", "Policies")));
    }
    return Iam.sorted(
        Iam.page(call, "all", all),
        List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"));
  }

  private ObjectNode detail(Call call, Entity entity, ObjectNode one) {
    ObjectNode shown = Iam.shown(one).put("in", entity.word() + "DetailList");
    ArrayNode inline = shown.putArray(entity.word() + "PolicyList");
    for (Map.Entry<String, JsonNode> policy : one.path("inline").properties()) {
      inline
          .addObject()
          .put("PolicyName", policy.getKey())
          .put("PolicyDocument", Documents.encoded(policy.getValue().asString()));
    }
    ArrayNode attached = shown.putArray("AttachedManagedPolicies");
    for (JsonNode arn : one.path("attached")) {
      attached
          .addObject()
          .put("PolicyName", Identities.name(arn.asString()))
          .put("PolicyArn", arn.asString());
    }
    if (entity == Entity.USER) {
      shown.set("GroupList", one.path("groups").isArray() ? one.path("groups") : Json.array());
    }
    if (entity == Entity.ROLE) {
      ArrayNode profiles = shown.putArray("InstanceProfileList");
      iam.store().list(Kind.PROFILE, Iam.account(call)).stream()
          .filter(
              profile -> profile.path("role").asString("").equals(one.path("RoleName").asString()))
          .forEach(profile -> profiles.add(ProfileOperations.shown(iam, call, profile)));
    }
    return shown;
  }

  private static ObjectNode policy(PolicyUses uses, ObjectNode one) {
    ObjectNode shown = uses.shown(one);
    ArrayNode versions = shown.putArray("PolicyVersionList");
    for (JsonNode version : one.path("versions")) {
      String id = version.path("VersionId").asString();
      versions
          .addObject()
          .put("VersionId", id)
          .put("CreateDate", version.path("CreateDate").asString())
          .put("IsDefaultVersion", id.equals(one.path("DefaultVersionId").asString()))
          .put("Document", Documents.encoded(version.path("Document").asString()));
    }
    return shown;
  }
}
