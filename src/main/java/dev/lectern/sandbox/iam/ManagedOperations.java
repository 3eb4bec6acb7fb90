package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.policy.IamRules;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Managed policies and their versions: {@code CreatePolicy}, {@code SetDefaultPolicyVersion}. */
final class ManagedOperations {

  private static final int MOST_VERSIONS = 5;
  private static final int LONGEST = 6_144;

  private final Iam iam;

  private ManagedOperations(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    ManagedOperations all = new ManagedOperations(iam);
    Map<String, Operation> operations = new HashMap<>();
    operations.put("CreatePolicy", all::create);
    operations.put("GetPolicy", call -> one(all.shown(all.require(call), call)));
    operations.put("ListPolicies", all::list);
    operations.put("DeletePolicy", all::delete);
    operations.put("CreatePolicyVersion", all::createVersion);
    operations.put("GetPolicyVersion", all::getVersion);
    operations.put("ListPolicyVersions", all::listVersions);
    operations.put("DeletePolicyVersion", all::deleteVersion);
    operations.put("SetDefaultPolicyVersion", all::setDefault);
    operations.put("ListEntitiesForPolicy", all::entities);
    return operations;
  }

  private ObjectNode require(Call call) {
    return iam.policy(call, Iam.text(call, "PolicyArn"));
  }

  private static Reply one(ObjectNode policy) {
    return Reply.of(Json.object().set("Policy", policy));
  }

  private static String document(Call call) {
    String text = Documents.checked(IamRules.IDENTITY, Iam.text(call, "PolicyDocument"));
    if (Documents.size(text) > LONGEST) {
      throw IamErrors.limit("Cannot exceed quota for PolicySize: " + LONGEST);
    }
    return text;
  }

  private static String now(Call call) {
    return call.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private Reply create(Call call) throws IOException {
    String name = Iam.text(call, "PolicyName");
    String text = document(call);
    ObjectNode policy = Iam.document(call, name, "Policy", "ANPA", "policy");
    policy.put("DefaultVersionId", "v1").put("IsAttachable", true);
    policy.put("UpdateDate", now(call)).put("latest", 1);
    if (call.input().has("Description")) {
      policy.put("Description", Iam.text(call, "Description"));
    }
    if (call.input().has("Tags")) {
      Tagging.check(call.input().path("Tags"));
      policy.set("Tags", call.input().path("Tags"));
    }
    policy
        .putArray("versions")
        .addObject()
        .put("VersionId", "v1")
        .put("CreateDate", now(call))
        .put("Document", text);
    iam.store()
        .store()
        .write(
            tx -> {
              if (iam.store().find(tx, Kind.POLICY, Iam.account(call), name).isPresent()) {
                throw IamErrors.exists(
                    "A policy called "
                        + name
                        + " already exists. Duplicate names are not allowed.");
              }
              iam.save(tx, Kind.POLICY, call, name, policy);
              return policy;
            });
    return one(shown(policy, call));
  }

  /** With its counts, which are of now. */
  private ObjectNode shown(ObjectNode policy, Call call) {
    return PolicyUses.of(iam, Iam.account(call)).shown(policy);
  }

  private Reply list(Call call) {
    String scope = Iam.text(call, "Scope");
    List<ObjectNode> all = new ArrayList<>();
    if (!scope.equals("AWS")) {
      all.addAll(iam.store().list(Kind.POLICY, Iam.account(call)));
    }
    if (!scope.equals("Local")) {
      all.addAll(iam.identities().managed().all());
    }
    PolicyUses uses = PolicyUses.of(iam, Iam.account(call));
    boolean used = call.input().path("OnlyAttached").asBoolean(false);
    boolean boundary = Iam.text(call, "PolicyUsageFilter").equals("PermissionsBoundary");
    List<ObjectNode> shown =
        Iam.underPath(call, all).stream()
            .map(uses::shown)
            .filter(policy -> !used || policy.path("AttachmentCount").asInt() > 0)
            .filter(policy -> !boundary || policy.path("PermissionsBoundaryUsageCount").asInt() > 0)
            .map(
                policy -> {
                  policy.remove("Tags");
                  policy.remove("Description");
                  return policy;
                })
            .toList();
    return Iam.page(call, "Policies", shown);
  }

  private Reply delete(Call call) throws IOException {
    ObjectNode policy = own(call);
    ObjectNode shown = shown(policy, call);
    if (shown.path("AttachmentCount").asInt() > 0
        || shown.path("PermissionsBoundaryUsageCount").asInt() > 0) {
      throw IamErrors.conflict("Cannot delete a policy attached to entities.");
    }
    if (policy.path("versions").size() > 1) {
      throw IamErrors.conflict(
          "This policy has more than one version. Before you delete a policy, you must delete the"
              + " policy's versions. The default version is deleted with the policy.");
    }
    iam.store()
        .store()
        .write(
            tx -> {
              iam.store()
                  .remove(tx, Kind.POLICY, Iam.account(call), policy.path("PolicyName").asString());
              return policy;
            });
    return Reply.empty();
  }

  /** A policy that may be changed. */
  private ObjectNode own(Call call) {
    ObjectNode policy = require(call);
    if (policy.path("Arn").asString().contains("::aws:")) {
      throw IamErrors.invalid("Policies owned by AWS cannot be changed.");
    }
    return policy;
  }

  private void change(Call call, Consumer<ObjectNode> change) throws IOException {
    String name = own(call).path("PolicyName").asString();
    iam.store()
        .store()
        .write(
            tx -> {
              ObjectNode policy =
                  iam.store()
                      .find(tx, Kind.POLICY, Iam.account(call), name)
                      .orElseThrow(
                          () -> IamErrors.noSuchEntity("Policy " + name + " was not found."))
                      .deepCopy();
              change.accept(policy);
              policy.put("UpdateDate", now(call));
              iam.save(tx, Kind.POLICY, call, name, policy);
              return policy;
            });
  }

  private Reply createVersion(Call call) throws IOException {
    String text = document(call);
    ObjectNode created = Json.object();
    change(
        call,
        policy -> {
          if (policy.path("versions").size() >= MOST_VERSIONS) {
            throw IamErrors.limit(
                "A managed policy can have up to 5 versions. Before you create a new version, you"
                    + " must delete an existing version.");
          }
          int number = policy.path("latest").asInt(1) + 1;
          boolean chosen = call.input().path("SetAsDefault").asBoolean(false);
          policy.put("latest", number);
          created.put("VersionId", "v" + number).put("CreateDate", now(call));
          policy.withArray("/versions").insert(0, created.deepCopy().put("Document", text));
          if (chosen) {
            policy.put("DefaultVersionId", "v" + number);
          }
          created.put("IsDefaultVersion", chosen);
        });
    return Reply.of(Json.object().set("PolicyVersion", created));
  }

  private static ObjectNode shownVersion(ObjectNode policy, JsonNode version) {
    String id = version.path("VersionId").asString();
    return Json.object()
        .put("VersionId", id)
        .put("CreateDate", version.path("CreateDate").asString())
        .put("IsDefaultVersion", id.equals(policy.path("DefaultVersionId").asString()));
  }

  private Reply getVersion(Call call) {
    ObjectNode policy = require(call);
    JsonNode version = version(policy, call);
    ObjectNode shown = shownVersion(policy, version);
    shown.put("Document", Documents.encoded(version.path("Document").asString()));
    return Reply.of(Json.object().set("PolicyVersion", shown));
  }

  private static JsonNode version(ObjectNode policy, Call call) {
    String id = Iam.text(call, "VersionId");
    JsonNode version = Identities.version(policy, id);
    if (version.isMissingNode()) {
      throw IamErrors.noSuchEntity(
          "Policy "
              + policy.path("Arn").asString()
              + " version "
              + id
              + " does not exist or is not attachable.");
    }
    return version;
  }

  private Reply listVersions(Call call) {
    ObjectNode policy = require(call);
    return Iam.page(
        call,
        "Versions",
        policy.path("versions").valueStream().map(one -> shownVersion(policy, one)).toList());
  }

  private Reply deleteVersion(Call call) throws IOException {
    change(
        call,
        policy -> {
          String id = version(policy, call).path("VersionId").asString();
          if (id.equals(policy.path("DefaultVersionId").asString())) {
            throw IamErrors.conflict("Cannot delete the default version of a policy.");
          }
          ArrayNode kept = Json.array();
          policy
              .path("versions")
              .valueStream()
              .filter(one -> !one.path("VersionId").asString().equals(id))
              .forEach(kept::add);
          policy.set("versions", kept);
        });
    return Reply.empty();
  }

  private Reply setDefault(Call call) throws IOException {
    change(
        call,
        policy ->
            policy.put("DefaultVersionId", version(policy, call).path("VersionId").asString()));
    return Reply.empty();
  }

  /** Users, groups and roles in one list that is paged. */
  private Reply entities(Call call) {
    String arn = require(call).path("Arn").asString();
    String filter = Iam.text(call, "EntityFilter");
    List<ObjectNode> all = new ArrayList<>();
    for (Entity entity : Entity.values()) {
      if (filter.isEmpty() || filter.equals(entity.word())) {
        Iam.underPath(call, iam.store().list(entity.kind(), Iam.account(call))).stream()
            .filter(one -> wanted(call, one, arn))
            .forEach(one -> all.add(named(entity, one)));
      }
    }
    return Iam.sorted(
        Iam.page(call, "all", all), List.of("PolicyUsers", "PolicyGroups", "PolicyRoles"));
  }

  private static boolean wanted(Call call, ObjectNode one, String arn) {
    String usage = Iam.text(call, "PolicyUsageFilter");
    boolean attached = Iam.contains(one.path("attached"), arn);
    boolean boundary = one.path("boundary").asString("").equals(arn);
    return (attached && !usage.equals("PermissionsBoundary"))
        || (boundary && !usage.equals("PermissionsPolicy"));
  }

  private static ObjectNode named(Entity entity, ObjectNode one) {
    return Json.object()
        .put("in", "Policy" + entity.word() + "s")
        .put(entity.member(), one.path(entity.member()).asString())
        .put(entity.word() + "Id", one.path(entity.word() + "Id").asString());
  }
}
