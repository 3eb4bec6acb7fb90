package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.policy.IamRules;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Users, groups and roles themselves: {@code CreateUser}, {@code GetRole}, {@code AddUserToGroup}.
 */
final class EntityOperations {

  private static final int MOST_TRUST = 2_048;
  private static final int MOST_GROUPS = 10;
  private static final int HOUR = 3_600;

  private final Iam iam;

  private EntityOperations(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    EntityOperations all = new EntityOperations(iam);
    Map<String, Operation> operations = new HashMap<>();
    for (Entity entity : Entity.values()) {
      operations.put("Create" + entity.word(), call -> all.create(entity, call));
      operations.put("Delete" + entity.word(), call -> all.delete(entity, call));
      operations.put("List" + entity.word() + "s", call -> all.list(entity, call));
    }
    operations.put("GetUser", all::getUser);
    operations.put("GetRole", call -> one("Role", iam.require(Entity.ROLE, call)));
    operations.put("GetGroup", all::getGroup);
    operations.put("UpdateUser", call -> all.rename(Entity.USER, call));
    operations.put("UpdateGroup", call -> all.rename(Entity.GROUP, call));
    operations.put("UpdateRole", all::updateRole);
    operations.put("UpdateRoleDescription", all::updateDescription);
    operations.put("UpdateAssumeRolePolicy", all::updateTrust);
    operations.put("AddUserToGroup", all::addUser);
    operations.put("RemoveUserFromGroup", all::removeUser);
    operations.put("ListGroupsForUser", all::groupsOfUser);
    return operations;
  }

  private Reply create(Entity entity, Call call) throws IOException {
    String name = Iam.text(call, entity.member());
    ObjectNode document = Iam.document(call, name, entity.word(), entity.prefix(), entity.lower());
    if (entity == Entity.ROLE) {
      role(call, document);
    }
    String boundary = Iam.text(call, "PermissionsBoundary");
    if (!boundary.isEmpty()) {
      iam.policy(call, boundary);
      document.put("boundary", boundary);
    }
    if (call.input().has("Tags")) {
      Tagging.check(call.input().path("Tags"));
      document.set("Tags", call.input().path("Tags"));
    }
    document.putObject("inline");
    document.putArray("attached");
    iam.store()
        .store()
        .write(
            tx -> {
              if (iam.store().find(tx, entity.kind(), Iam.account(call), name).isPresent()) {
                throw IamErrors.exists(entity.word() + " with name " + name + " already exists.");
              }
              iam.save(tx, entity.kind(), call, name, document);
              return document;
            });
    return one(entity.word(), document);
  }

  private void role(Call call, ObjectNode document) {
    document.put("trust", trust(Iam.text(call, "AssumeRolePolicyDocument")));
    document.put("MaxSessionDuration", call.input().path("MaxSessionDuration").asInt(HOUR));
    if (call.input().has("Description")) {
      document.put("Description", Iam.text(call, "Description"));
    }
    document.putObject("RoleLastUsed");
  }

  private String trust(String text) {
    Documents.checked(IamRules.TRUST, text);
    TrustedPrincipals.check(iam, text);
    if (Documents.size(text) > MOST_TRUST) {
      throw IamErrors.limit("Cannot exceed quota for ACLSizePerRole: " + MOST_TRUST);
    }
    return text;
  }

  private static Reply one(String member, ObjectNode document) {
    return Reply.of(Json.object().set(member, Iam.shown(document)));
  }

  private Reply getUser(Call call) {
    if (Iam.text(call, "UserName").isEmpty() && call.caller().root()) {
      ObjectNode root = Json.object();
      root.put("Path", "/");
      root.put("UserId", Iam.account(call));
      root.put("Arn", "arn:aws:iam::" + Iam.account(call) + ":root");
      root.put("CreateDate", "2015-01-01T00:00:00Z");
      return one("User", root);
    }
    return one("User", iam.require(Entity.USER, call));
  }

  private Reply getGroup(Call call) {
    ObjectNode group = iam.require(Entity.GROUP, call);
    String name = group.path("GroupName").asString("");
    List<ObjectNode> users =
        iam.store().list(Kind.USER, Iam.account(call)).stream()
            .filter(user -> Iam.contains(user.path("groups"), name))
            .map(Iam::listed)
            .toList();
    Reply page = Iam.page(call, "Users", users);
    page.output().set("Group", Iam.shown(group));
    return page;
  }

  private Reply list(Entity entity, Call call) {
    List<ObjectNode> all = iam.store().list(entity.kind(), Iam.account(call));
    return Iam.page(
        call, entity.word() + "s", Iam.underPath(call, all).stream().map(Iam::listed).toList());
  }

  private Reply delete(Entity entity, Call call) throws IOException {
    String account = Iam.account(call);
    String name = Iam.text(call, entity.member());
    iam.store()
        .store()
        .write(
            tx -> {
              ObjectNode document =
                  iam.store()
                      .find(tx, entity.kind(), account, name)
                      .orElseThrow(() -> Iam.missing(entity, name));
              checkEmpty(entity, document, account);
              iam.store().remove(tx, entity.kind(), account, name);
              return document;
            });
    return Reply.empty();
  }

  private void checkEmpty(Entity entity, ObjectNode document, String account) {
    if (!document.path("attached").isEmpty()) {
      throw IamErrors.conflict("Cannot delete entity, must detach all policies first.");
    }
    if (!document.path("inline").isEmpty()) {
      throw IamErrors.conflict("Cannot delete entity, must delete policies first.");
    }
    String name = document.path(entity.member()).asString("");
    boolean conflict =
        switch (entity) {
          case USER -> {
            if (!document.path("keys").isEmpty()) {
              throw IamErrors.conflict("Cannot delete entity, must delete access keys first.");
            }
            if (!document.path("mfa").isEmpty()) {
              throw IamErrors.conflict("Cannot delete entity, must delete MFA device first.");
            }
            yield !document.path("groups").isEmpty();
          }
          case GROUP ->
              iam.store().list(Kind.USER, account).stream()
                  .anyMatch(user -> Iam.contains(user.path("groups"), name));
          case ROLE -> {
            boolean used =
                iam.store().list(Kind.PROFILE, account).stream()
                    .anyMatch(profile -> profile.path("role").asString("").equals(name));
            if (used) {
              throw IamErrors.conflict(
                  "Cannot delete entity, must remove roles from instance profile first.");
            }
            yield false;
          }
        };
    if (conflict) {
      throw IamErrors.conflict("Cannot delete entity, must remove users from group first.");
    }
  }

  /** A new name or path: what points to the old name follows. */
  private Reply rename(Entity entity, Call call) throws IOException {
    String account = Iam.account(call);
    String old = Iam.text(call, entity.member());
    String given = Iam.text(call, "New" + entity.member());
    String name = given.isEmpty() ? old : given;
    iam.store()
        .store()
        .write(
            tx -> {
              ObjectNode document =
                  iam.store()
                      .find(tx, entity.kind(), account, old)
                      .orElseThrow(() -> Iam.missing(entity, old))
                      .deepCopy();
              if (!name.equalsIgnoreCase(old)
                  && iam.store().find(tx, entity.kind(), account, name).isPresent()) {
                throw IamErrors.exists(entity.word() + " with name " + name + " already exists.");
              }
              String path =
                  Iam.text(call, "NewPath").isEmpty()
                      ? document.path("Path").asString("/")
                      : Iam.text(call, "NewPath");
              document.put("Path", path).put(entity.member(), name);
              document.put("Arn", "arn:aws:iam::" + account + ":" + entity.lower() + path + name);
              iam.store().remove(tx, entity.kind(), account, old);
              iam.store().save(tx, entity.kind(), account, name, document);
              Renaming.follow(iam, tx, entity, document, old);
              return document;
            });
    return Reply.empty();
  }

  private Reply updateRole(Call call) throws IOException {
    return iam.update(
        Entity.ROLE,
        call,
        role -> {
          if (call.input().has("Description")) {
            role.put("Description", Iam.text(call, "Description"));
          }
          if (call.input().has("MaxSessionDuration")) {
            role.put("MaxSessionDuration", call.input().path("MaxSessionDuration").asInt(HOUR));
          }
        });
  }

  private Reply updateDescription(Call call) throws IOException {
    var _ =
        iam.update(
            Entity.ROLE, call, role -> role.put("Description", Iam.text(call, "Description")));
    return one("Role", iam.require(Entity.ROLE, call));
  }

  private Reply updateTrust(Call call) throws IOException {
    String text = trust(Iam.text(call, "PolicyDocument"));
    return iam.update(Entity.ROLE, call, role -> role.put("trust", text));
  }

  private Reply addUser(Call call) throws IOException {
    String group = iam.require(Entity.GROUP, call).path("GroupName").asString("");
    return iam.update(
        Entity.USER,
        call,
        user -> {
          JsonNode groups = user.path("groups");
          if (!Iam.contains(groups, group)) {
            if (groups.size() >= MOST_GROUPS) {
              throw IamErrors.limit("Cannot exceed quota for GroupsPerUser: " + MOST_GROUPS);
            }
            user.withArray("/groups").add(group);
          }
        });
  }

  private Reply removeUser(Call call) throws IOException {
    String group = iam.require(Entity.GROUP, call).path("GroupName").asString("");
    return iam.update(
        Entity.USER,
        call,
        user -> {
          if (!Iam.without(user, "groups", group)) {
            throw notInGroup(user);
          }
        });
  }

  private static ServiceException notInGroup(ObjectNode user) {
    return IamErrors.noSuchEntity(
        "The user with name " + user.path("UserName").asString("") + " cannot be found.");
  }

  private Reply groupsOfUser(Call call) {
    ObjectNode user = iam.require(Entity.USER, call);
    List<ObjectNode> groups =
        user.path("groups")
            .valueStream()
            .flatMap(
                name -> iam.store().find(Kind.GROUP, Iam.account(call), name.asString()).stream())
            .map(Iam::listed)
            .toList();
    return Iam.page(call, "Groups", groups);
  }
}
