package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.AccessKeys;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Evaluator;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.Sessions;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.wire.InnerCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Services that act with a role of their user's: each is a session of the role, which must trust
 * the service. A role that is not kept in IAM stands for the account's root.
 */
final class RoleSessions implements InnerCalls.Roles {

  private static final Duration LIFE = Duration.ofHours(12);

  private final Identities identities;
  private final InstantSource clock;
  private final Map<Session, String> keys = new ConcurrentHashMap<>();

  /** A role that was deleted and made anew is another one, and has another id. */
  private record Session(String roleId, Identity as) {}

  RoleSessions(Identities identities, InstantSource clock) {
    this.identities = identities;
    this.clock = clock;
  }

  @Override
  public boolean keeps(Identity as) {
    return role(as).isPresent();
  }

  @Override
  public boolean trusts(Identity as) {
    return role(as).filter(role -> !trusts(role, as)).isEmpty();
  }

  private Optional<ObjectNode> role(Identity as) {
    return identities.role(as.accountId(), as.roleArn());
  }

  @Override
  public Caller caller(Identity as) {
    Optional<ObjectNode> role = role(as);
    if (role.isEmpty()) {
      return Caller.root(as.accountId(), as.service());
    }
    if (!trusts(role.get(), as)) {
      throw new ServiceException(
          400,
          "AccessDeniedException",
          RoleCalls.NOT_TRUSTED
              + as.service()
              + ", nor the regional one is authorized to assume the provided role.");
    }
    String key = keys.get(session(role.get(), as));
    return Optional.ofNullable(key)
        .flatMap(identities::find)
        .filter(this::alive)
        .or(() -> identities.find(issue(role.get(), as)))
        .orElseThrow(() -> new IllegalStateException("A session that was issued is not there"))
        .caller();
  }

  private static Session session(ObjectNode role, Identity as) {
    return new Session(role.path("RoleId").asString(""), as);
  }

  private boolean alive(AccessKeys.AccessKey key) {
    AccessKeys.Session session = key.session();
    return session != null && session.expires().isAfter(clock.instant());
  }

  private String issue(ObjectNode role, Identity as) {
    try {
      String id =
          new Sessions(identities.store())
              .issue(Sessions.ofRole(role, as.session()), clock.instant(), LIFE)
              .path("AccessKeyId")
              .asString();
      keys.put(session(role, as), id);
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException("A service's session cannot be kept", e);
    }
  }

  private boolean trusts(ObjectNode role, Identity as) {
    return Evaluator.decide(
            Principal.service(as.service(), as.accountId(), as.source()),
            new AccessRequest(
                Caller.ANONYMOUS,
                "sts:AssumeRole",
                as.roleArn(),
                new ResourceOwner.Account(role.path("account").asString()),
                identities.trust(role),
                () -> Context.EMPTY))
        .allowed();
  }
}
