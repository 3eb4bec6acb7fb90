package dev.lectern.sandbox.iam;

import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What points to a user or group by its name follows a new name. */
final class Renaming {

  private Renaming() {}

  static void follow(Iam iam, Tx tx, Entity entity, ObjectNode document, String old) {
    String account = document.path("account").asString("");
    String name = document.path(entity.member()).asString("");
    if (name.equals(old)) {
      return;
    }
    if (entity == Entity.USER) {
      for (JsonNode key : document.path("keys")) {
        iam.store()
            .find(tx, Kind.KEY, "", key.asString())
            .map(ObjectNode::deepCopy)
            .ifPresent(
                one ->
                    iam.store().save(tx, Kind.KEY, "", key.asString(), one.put("UserName", name)));
      }
      return;
    }
    for (ObjectNode user : iam.store().list(Kind.USER, account)) {
      if (Iam.contains(user.path("groups"), old)) {
        ObjectNode changed = user.deepCopy();
        Iam.without(changed, "groups", old);
        changed.withArray("/groups").add(name);
        iam.store().save(tx, Kind.USER, account, user.path("UserName").asString(), changed);
      }
    }
  }
}
