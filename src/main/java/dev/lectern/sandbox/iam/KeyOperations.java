package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.identity.Ids;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Access keys of users; a new one can sign at once. When it last did is kept. */
final class KeyOperations {

  private static final int MOST = 2;

  private final Iam iam;

  private KeyOperations(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    KeyOperations all = new KeyOperations(iam);
    return Map.of(
        "CreateAccessKey", all::create,
        "ListAccessKeys", all::list,
        "UpdateAccessKey", all::update,
        "DeleteAccessKey", all::delete,
        "GetAccessKeyLastUsed", all::lastUsed);
  }

  private Reply create(Call call) throws IOException {
    String account = Iam.account(call);
    String id = Ids.accessKey("AKIA", account);
    String secret = Ids.secret();
    String name = Iam.name(Entity.USER, call);
    ObjectNode key = Json.object().put("account", account);
    ObjectNode shown =
        iam.store()
            .store()
            .write(
                tx -> {
                  ObjectNode user = user(tx, account, name).deepCopy();
                  if (user.path("keys").size() >= MOST) {
                    throw IamErrors.limit("Cannot exceed quota for AccessKeysPerUser: " + MOST);
                  }
                  user.withArray("/keys").add(id);
                  iam.save(tx, Kind.USER, call, name, user);
                  key.put("UserName", user.path("UserName").asString());
                  key.put("AccessKeyId", id).put("Status", "Active");
                  key.put("CreateDate", call.now().truncatedTo(ChronoUnit.SECONDS).toString());
                  ObjectNode answer = Iam.shown(key).put("SecretAccessKey", secret);
                  iam.store().save(tx, Kind.KEY, "", id, key.put("secret", secret));
                  return answer;
                });
    return Reply.of(Json.object().set("AccessKey", shown));
  }

  private ObjectNode user(Tx tx, String account, String name) {
    return iam.store()
        .find(tx, Kind.USER, account, name)
        .orElseThrow(() -> Iam.missing(Entity.USER, name));
  }

  private Reply list(Call call) {
    List<ObjectNode> keys =
        iam.require(Entity.USER, call)
            .path("keys")
            .valueStream()
            .flatMap(id -> iam.store().find(Kind.KEY, "", id.asString()).stream())
            .map(key -> visible(key))
            .toList();
    return Iam.page(call, "AccessKeyMetadata", keys);
  }

  private static ObjectNode visible(ObjectNode key) {
    ObjectNode shown = Iam.shown(key);
    shown.remove("LastUsed");
    return shown;
  }

  private static ServiceException missing(String id) {
    return IamErrors.noSuchEntity("The Access Key with id " + id + " cannot be found.");
  }

  private ObjectNode key(Tx tx, ObjectNode user, String id) {
    return iam.store()
        .find(tx, Kind.KEY, "", id)
        .filter(key -> Iam.contains(user.path("keys"), id))
        .orElseThrow(() -> missing(id));
  }

  private Reply update(Call call) throws IOException {
    String id = Iam.text(call, "AccessKeyId");
    String name = Iam.name(Entity.USER, call);
    iam.store()
        .store()
        .write(
            tx -> {
              ObjectNode key = key(tx, user(tx, Iam.account(call), name), id).deepCopy();
              iam.store().save(tx, Kind.KEY, "", id, key.put("Status", Iam.text(call, "Status")));
              return key;
            });
    return Reply.empty();
  }

  private Reply delete(Call call) throws IOException {
    String id = Iam.text(call, "AccessKeyId");
    String name = Iam.name(Entity.USER, call);
    iam.store()
        .store()
        .write(
            tx -> {
              ObjectNode user = user(tx, Iam.account(call), name).deepCopy();
              ObjectNode key = key(tx, user, id);
              Iam.without(user, "keys", id);
              iam.save(tx, Kind.USER, call, name, user);
              iam.store().remove(tx, Kind.KEY, "", id);
              return key;
            });
    return Reply.empty();
  }

  private Reply lastUsed(Call call) {
    String id = Iam.text(call, "AccessKeyId");
    ObjectNode key =
        iam.store()
            .find(Kind.KEY, "", id)
            .filter(one -> one.path("account").asString().equals(Iam.account(call)))
            .orElseThrow(() -> missing(id));
    ObjectNode output = Json.object().put("UserName", key.path("UserName").asString());
    JsonNode kept = key.path("LastUsed");
    ObjectNode last =
        iam.identities()
            .lastUsed(id)
            .map(KeyOperations::document)
            .orElseGet(() -> kept.isObject() ? (ObjectNode) kept : never());
    output.set("AccessKeyLastUsed", last);
    return Reply.of(output);
  }

  private static ObjectNode never() {
    return Json.object().put("ServiceName", "N/A").put("Region", "N/A");
  }

  private static ObjectNode document(Identities.LastUsed last) {
    return Json.object()
        .put("LastUsedDate", last.at().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("ServiceName", last.service())
        .put("Region", last.region());
  }

  /** Keeps when keys and roles were last used. Called now and then. */
  static void keep(Iam iam) throws IOException {
    Map<String, Identities.LastUsed> used = iam.identities().takeUsed();
    if (used.isEmpty()) {
      return;
    }
    iam.store()
        .store()
        .write(
            tx -> {
              used.forEach((id, last) -> keep(iam, tx, id, last));
              return used;
            });
  }

  private static void keep(Iam iam, Tx tx, String id, Identities.LastUsed last) {
    iam.store()
        .find(tx, Kind.KEY, "", id)
        .map(ObjectNode::deepCopy)
        .ifPresent(
            key -> {
              key.set("LastUsed", document(last));
              iam.store().save(tx, Kind.KEY, "", id, key);
            });
    iam.store()
        .find(tx, Kind.SESSION, "", id)
        .flatMap(
            session ->
                iam.store()
                    .find(
                        tx,
                        Kind.ROLE,
                        session.path("account").asString(""),
                        session.path("role").asString("")))
        .map(ObjectNode::deepCopy)
        .ifPresent(
            role -> {
              role.putObject("RoleLastUsed")
                  .put("LastUsedDate", last.at().truncatedTo(ChronoUnit.SECONDS).toString())
                  .put("Region", last.region());
              iam.store()
                  .save(
                      tx,
                      Kind.ROLE,
                      role.path("account").asString(),
                      role.path("RoleName").asString(),
                      role);
            });
  }
}
