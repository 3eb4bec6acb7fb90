package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Instance profiles, by which a machine gets its role. */
final class ProfileOperations {

  private final Iam iam;

  private ProfileOperations(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    ProfileOperations all = new ProfileOperations(iam);
    Map<String, Operation> operations = new HashMap<>();
    operations.put("CreateInstanceProfile", all::create);
    operations.put("GetInstanceProfile", call -> all.one(call, all.require(call)));
    operations.put("DeleteInstanceProfile", all::delete);
    operations.put("ListInstanceProfiles", all::list);
    operations.put("ListInstanceProfilesForRole", all::ofRole);
    operations.put("AddRoleToInstanceProfile", all::add);
    operations.put("RemoveRoleFromInstanceProfile", all::remove);
    return operations;
  }

  private static String name(Call call) {
    return Iam.text(call, "InstanceProfileName");
  }

  private ObjectNode require(Call call) {
    return iam.store()
        .find(Kind.PROFILE, Iam.account(call), name(call))
        .orElseThrow(() -> missing(call));
  }

  private static ServiceException missing(Call call) {
    return IamErrors.noSuchEntity("Instance Profile " + name(call) + " cannot be found.");
  }

  private Reply one(Call call, ObjectNode profile) {
    return Reply.of(Json.object().set("InstanceProfile", shown(iam, call, profile)));
  }

  /** A profile with its role. */
  static ObjectNode shown(Iam iam, Call call, ObjectNode profile) {
    ObjectNode shown = Iam.shown(profile);
    ArrayNode roles = shown.putArray("Roles");
    iam.store()
        .find(Kind.ROLE, Iam.account(call), profile.path("role").asString(""))
        .ifPresent(role -> roles.add(Iam.listed(role)));
    return shown;
  }

  private Reply create(Call call) throws IOException {
    ObjectNode profile =
        Iam.document(call, name(call), "InstanceProfile", "AIPA", "instance-profile");
    if (call.input().has("Tags")) {
      Tagging.check(call.input().path("Tags"));
      profile.set("Tags", call.input().path("Tags"));
    }
    iam.store()
        .store()
        .write(
            tx -> {
              if (iam.store().find(tx, Kind.PROFILE, Iam.account(call), name(call)).isPresent()) {
                throw IamErrors.exists("Instance Profile " + name(call) + " already exists.");
              }
              iam.save(tx, Kind.PROFILE, call, name(call), profile);
              return profile;
            });
    return one(call, profile);
  }

  private void change(Call call, Consumer<ObjectNode> change) throws IOException {
    iam.store()
        .store()
        .write(
            tx -> {
              ObjectNode profile =
                  iam.store()
                      .find(tx, Kind.PROFILE, Iam.account(call), name(call))
                      .orElseThrow(() -> missing(call))
                      .deepCopy();
              change.accept(profile);
              iam.save(tx, Kind.PROFILE, call, name(call), profile);
              return profile;
            });
  }

  private Reply delete(Call call) throws IOException {
    ObjectNode profile = require(call);
    if (profile.has("role")) {
      throw IamErrors.conflict(
          "Cannot delete entity, must remove roles from instance profile first.");
    }
    iam.store()
        .store()
        .write(
            tx -> {
              iam.store().remove(tx, Kind.PROFILE, Iam.account(call), name(call));
              return profile;
            });
    return Reply.empty();
  }

  private Reply list(Call call) {
    List<ObjectNode> all = Iam.underPath(call, iam.store().list(Kind.PROFILE, Iam.account(call)));
    return Iam.page(
        call, "InstanceProfiles", all.stream().map(one -> shown(iam, call, one)).toList());
  }

  private Reply ofRole(Call call) {
    String role = iam.require(Entity.ROLE, call).path("RoleName").asString();
    List<ObjectNode> all =
        iam.store().list(Kind.PROFILE, Iam.account(call)).stream()
            .filter(profile -> profile.path("role").asString("").equals(role))
            .map(one -> shown(iam, call, one))
            .toList();
    return Iam.page(call, "InstanceProfiles", all);
  }

  private Reply add(Call call) throws IOException {
    String role = iam.require(Entity.ROLE, call).path("RoleName").asString();
    change(
        call,
        profile -> {
          if (profile.has("role")) {
            throw IamErrors.limit("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
          }
          profile.put("role", role);
        });
    return Reply.empty();
  }

  private Reply remove(Call call) throws IOException {
    String role = Iam.text(call, "RoleName");
    change(
        call,
        profile -> {
          if (!profile.path("role").asString("").equalsIgnoreCase(role)) {
            throw Iam.missing(Entity.ROLE, role);
          }
          profile.remove("role");
        });
    return Reply.empty();
  }
}
