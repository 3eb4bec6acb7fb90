package dev.lectern.sandbox.auth.identity;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.auth.AccessKeys;
import dev.lectern.sandbox.auth.IdentitySource;
import dev.lectern.sandbox.auth.NamedPolicy;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Callers by their keys, and what their policies are now. Safe for any thread. */
public final class Identities implements AccessKeys, IdentitySource {

  /** When, where and with what a key was last used. */
  public record LastUsed(Instant at, String service, String region) {}

  private final IdentityStore store;
  private final ManagedPolicies managed;
  private final AccessKeys roots;
  private final InstantSource clock;
  private final PolicyCache policies = new PolicyCache();
  private final Map<String, LastUsed> used = new ConcurrentHashMap<>();

  /**
   * Of a sandbox.
   *
   * @param roots keys that IAM does not keep: of the accounts' roots, of the console
   * @param clock the sandbox's time
   */
  public Identities(
      IdentityStore store, ManagedPolicies managed, AccessKeys roots, InstantSource clock) {
    this.store = store;
    this.managed = managed;
    this.roots = roots;
    this.clock = clock;
  }

  /** What is kept. */
  public IdentityStore store() {
    return store;
  }

  /** AWS's own policies. */
  public ManagedPolicies managed() {
    return managed;
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    return roots
        .find(accessKeyId)
        .filter(key -> key.caller().root() || there(key.caller()))
        .or(() -> accessKeyId.startsWith("ASIA") ? session(accessKeyId) : key(accessKeyId));
  }

  /** Whether the user of a key that IAM does not keep is still the same. */
  private boolean there(Caller caller) {
    return store
        .find(Kind.USER, caller.accountId(), name(caller.arn()))
        .filter(user -> user.path("UserId").asString("").equals(caller.userId()))
        .isPresent();
  }

  private Optional<AccessKey> key(String id) {
    return store
        .find(Kind.KEY, "", id)
        .filter(key -> key.path("Status").asString("").equals("Active"))
        .flatMap(
            key ->
                store
                    .find(Kind.USER, account(key), key.path("UserName").asString(""))
                    .map(
                        user ->
                            new AccessKey(
                                new Caller(
                                    account(key),
                                    user.path("Arn").asString(""),
                                    user.path("UserId").asString(""),
                                    id,
                                    false),
                                key.path("secret").asString(""),
                                null)));
  }

  private Optional<AccessKey> session(String id) {
    return store
        .find(Kind.SESSION, "", id)
        .map(
            session ->
                new AccessKey(
                    new Caller(
                        account(session),
                        session.path("Arn").asString(""),
                        session.path("UserId").asString(""),
                        id,
                        session.path("kind").asString("").equals("ROOT")),
                    session.path("secret").asString(""),
                    new Session(
                        session.path("token").asString(""),
                        Instant.parse(session.path("expires").asString()))));
  }

  private static String account(JsonNode document) {
    return document.path("account").asString("");
  }

  @Override
  public void used(String accessKeyId, String service, String region) {
    used.put(accessKeyId, new LastUsed(clock.instant(), service, region));
  }

  /** The newest uses of keys, which are forgotten here by the asking. */
  public Map<String, LastUsed> takeUsed() {
    Map<String, LastUsed> taken = Map.copyOf(used);
    taken.forEach(used::remove);
    return taken;
  }

  /** The newest use that was not taken yet. */
  public Optional<LastUsed> lastUsed(String accessKeyId) {
    return Optional.ofNullable(used.get(accessKeyId));
  }

  @Override
  public Principal principal(Caller caller) {
    String key = caller.accessKeyId();
    if (key == null) {
      return caller.arn().contains(":oidc-provider/")
          ? Principal.provider(caller.arn(), caller.userId())
          : caller.arn().endsWith(".amazonaws.com")
              ? Principal.service(caller.arn())
              : Principal.ANONYMOUS;
    }
    Optional<ObjectNode> session = session(caller);
    if (session.isPresent()) {
      return ofSession(session.get(), caller);
    }
    return caller.root()
        ? Principal.root(caller.accountId())
        : store
            .find(Kind.USER, caller.accountId(), name(caller.arn()))
            .map(user -> ofUser(user, Map.of()))
            .orElseGet(() -> nobody(caller));
  }

  /** What is kept of a caller's temporary credentials; empty when it has others. */
  public Optional<ObjectNode> session(Caller caller) {
    String key = caller.accessKeyId();
    return key != null && key.startsWith("ASIA")
        ? store.find(Kind.SESSION, "", key)
        : Optional.empty();
  }

  private Principal ofSession(ObjectNode session, Caller caller) {
    Instant now = clock.instant();
    return switch (session.path("kind").asString("")) {
      case "ROLE" ->
          store
              .find(Kind.ROLE, caller.accountId(), session.path("role").asString(""))
              .filter(role -> role.path("RoleId").equals(session.path("roleId")))
              .map(role -> ofRole(role, session))
              .orElseGet(() -> nobody(caller));
      case "FEDERATED" ->
          session.path("user").asString("").isEmpty()
              ? federatedRoot(session, caller)
              : user(session, caller)
                  .map(user -> federated(user, session))
                  .orElseGet(() -> nobody(caller));
      case "USER" ->
          user(session, caller)
              .map(user -> ofUser(user, SessionKeys.of(session, now)))
              .orElseGet(() -> nobody(caller));
      default -> Principal.root(caller.accountId());
    };
  }

  /** The user of a session; one that was made anew under the same name is another one. */
  private Optional<ObjectNode> user(JsonNode session, Caller caller) {
    return store
        .find(Kind.USER, caller.accountId(), session.path("user").asString(""))
        .filter(
            user ->
                user.path("UserId")
                    .asString("")
                    .equals(session.path("userId").asString(session.path("UserId").asString(""))));
  }

  /** A caller whose user or role was deleted meanwhile: it may nothing. */
  private static Principal nobody(Caller caller) {
    return new Principal(
        Principal.Kind.USER,
        caller.accountId(),
        caller.arn(),
        null,
        caller.userId(),
        List.of(),
        null,
        null,
        Map.of());
  }

  /** A user with its groups' policies, by its document. */
  public Principal ofUser(ObjectNode user, Map<String, List<String>> sessionKeys) {
    List<NamedPolicy> all = own(user);
    for (JsonNode group : user.path("groups")) {
      store
          .find(Kind.GROUP, account(user), group.asString())
          .ifPresent(document -> all.addAll(own(document)));
    }
    return new Principal(
        Principal.Kind.USER,
        account(user),
        user.path("Arn").asString(""),
        null,
        user.path("UserId").asString(""),
        List.copyOf(all),
        boundary(user),
        null,
        SessionKeys.user(user, sessionKeys));
  }

  /**
   * A role by its document.
   *
   * @param session the session's document, empty for the role itself as the simulator takes it
   */
  public Principal ofRole(ObjectNode role, ObjectNode session) {
    return new Principal(
        Principal.Kind.ROLE,
        account(role),
        session.path("Arn").asString(role.path("Arn").asString("")),
        role.path("Arn").asString(""),
        session.path("UserId").asString(role.path("RoleId").asString("")),
        List.copyOf(own(role)),
        boundary(role),
        sessionPolicies(session),
        SessionKeys.role(role, session, clock.instant()));
  }

  private Principal federated(ObjectNode user, ObjectNode session) {
    List<NamedPolicy> limits = sessionPolicies(session);
    Principal parent = ofUser(user, Map.of());
    return new Principal(
        Principal.Kind.FEDERATED_USER,
        account(user),
        session.path("Arn").asString(""),
        parent.arn(),
        session.path("UserId").asString(""),
        parent.policies(),
        parent.boundary(),
        limits == null ? List.of() : limits,
        SessionKeys.federated(session, clock.instant()));
  }

  private Principal federatedRoot(ObjectNode session, Caller caller) {
    List<NamedPolicy> limits = sessionPolicies(session);
    return new Principal(
        Principal.Kind.FEDERATED_USER,
        caller.accountId(),
        caller.arn(),
        null,
        caller.userId(),
        limits == null ? List.of() : limits,
        null,
        null,
        SessionKeys.federated(session, clock.instant()));
  }

  /** Policies of a user, group or role itself. */
  public List<NamedPolicy> own(ObjectNode identity) {
    List<NamedPolicy> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> inline : identity.path("inline").properties()) {
      all.add(new NamedPolicy(inline.getKey(), policies.identity(inline.getValue().asString())));
    }
    for (JsonNode arn : identity.path("attached")) {
      managed(arn.asString()).ifPresent(all::add);
    }
    return all;
  }

  private @Nullable NamedPolicy boundary(ObjectNode identity) {
    String arn = identity.path("boundary").asString("");
    return arn.isEmpty() ? null : managed(arn).orElse(null);
  }

  private @Nullable List<NamedPolicy> sessionPolicies(ObjectNode session) {
    if (!session.has("policy") && session.path("policyArns").isEmpty()) {
      return null;
    }
    List<NamedPolicy> all = new ArrayList<>();
    if (session.has("policy")) {
      all.add(
          new NamedPolicy("session policy", policies.identity(session.path("policy").asString())));
    }
    for (JsonNode arn : session.path("policyArns")) {
      managed(arn.asString()).ifPresent(all::add);
    }
    return all;
  }

  /** The default version of a managed policy. */
  public Optional<NamedPolicy> managed(String arn) {
    return document(arn)
        .map(
            policy ->
                new NamedPolicy(
                    arn,
                    policies.identity(
                        version(policy, policy.path("DefaultVersionId").asString())
                            .path("Document")
                            .asString())));
  }

  /** The document of a managed policy, AWS's or an account's. */
  public Optional<ObjectNode> document(String arn) {
    return arn.startsWith("arn:aws:iam::aws:")
        ? managed.find(arn)
        : store.find(
            Kind.POLICY, arn.split(":", -1).length > 4 ? arn.split(":")[4] : "", name(arn));
  }

  /** A version of a managed policy's document; missing when there is none. */
  public static JsonNode version(ObjectNode policy, String id) {
    for (JsonNode version : policy.path("versions")) {
      if (version.path("VersionId").asString("").equals(id)) {
        return version;
      }
    }
    return policy.path("versions").path(-1);
  }

  /** A role of an account by its ARN. */
  public Optional<ObjectNode> role(String account, String arn) {
    return store
        .find(Kind.ROLE, account, name(arn))
        .filter(role -> role.path("Arn").asString("").equals(arn));
  }

  /** The trust policy of a role. */
  public ResourcePolicy trust(ObjectNode role) {
    return ResourcePolicy.trust(
        "trust policy of " + role.path("RoleName").asString(""),
        policies.trust(role.path("trust").asString("")));
  }

  /** What stands behind the last slash of an ARN. */
  public static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
