package dev.lectern.sandbox.auth.identity;

import dev.lectern.json.Json;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** Temporary credentials. Safe for any thread. */
public final class Sessions {

  private static final Duration KEPT = Duration.ofDays(2);

  private final IdentityStore store;

  /** Keeps sessions with the identities. */
  public Sessions(IdentityStore store) {
    this.store = store;
  }

  /** A session of a role under a name; more may be put into it before it is issued. */
  public static ObjectNode ofRole(ObjectNode role, String name) {
    String account = role.path("account").asString();
    String roleName = role.path("RoleName").asString();
    return Json.object()
        .put("kind", "ROLE")
        .put("account", account)
        .put("role", roleName)
        .put("roleId", role.path("RoleId").asString())
        .put("Arn", "arn:aws:sts::" + account + ":assumed-role/" + roleName + "/" + name)
        .put("UserId", role.path("RoleId").asString() + ":" + name);
  }

  /**
   * Makes credentials of a session and keeps them until some time after their end.
   *
   * @return the API's structure {@code Credentials}
   */
  public ObjectNode issue(ObjectNode session, Instant now, Duration life) throws IOException {
    String id = Ids.accessKey("ASIA", session.path("account").asString());
    Instant issued = now.truncatedTo(ChronoUnit.SECONDS);
    String secret = Ids.secret();
    String token = Ids.token();
    Instant expires = issued.plus(life);
    session.put("AccessKeyId", id).put("secret", secret).put("token", token);
    session.put("issued", issued.toString()).put("expires", expires.toString());
    store
        .store()
        .write(
            tx -> {
              store.save(tx, Kind.SESSION, "", id, session);
              return session;
            });
    return Json.object()
        .put("AccessKeyId", id)
        .put("SecretAccessKey", secret)
        .put("SessionToken", token)
        .put("Expiration", expires.toString());
  }

  /** Forgets sessions that ended long ago: until then their users are told that they expired. */
  public void forgetOld(Instant now) throws IOException {
    for (ObjectNode session : store.list(Kind.SESSION, "")) {
      if (Instant.parse(session.path("expires").asString()).plus(KEPT).isBefore(now)) {
        store
            .store()
            .write(
                tx -> {
                  store.remove(tx, Kind.SESSION, "", session.path("AccessKeyId").asString());
                  return session;
                });
      }
    }
  }
}
