package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.FunctionAccess;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Evaluator;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.Sessions;
import dev.lectern.sandbox.auth.policy.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Functions act as a session of their execution role, which must trust {@code
 * lambda.amazonaws.com}; without such trust they get no keys. A role that is not kept in IAM stands
 * for the account's root, so that a function can be tried before there are roles.
 */
final class RoleAccess implements FunctionAccess {

  private static final Duration LIFE = Duration.ofHours(12);

  private final Identities identities;
  private final InstantSource clock;
  private final Supplier<URI> endpoint;
  private final FunctionAccess root;

  RoleAccess(
      Identities identities, InstantSource clock, Supplier<URI> endpoint, FunctionAccess root) {
    this.identities = identities;
    this.clock = clock;
    this.endpoint = endpoint;
    this.root = root;
  }

  @Override
  public Map<String, String> environment(
      String accountId, String region, String role, String function) {
    Optional<ObjectNode> known = identities.role(accountId, role);
    if (known.isEmpty()) {
      return root.environment(accountId, region, role, function);
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ENDPOINT_URL", endpoint.get().toString());
    String arn = "arn:aws:lambda:" + region + ":" + accountId + ":function:" + function;
    if (trusts(known.get(), role, Principal.service("lambda.amazonaws.com", accountId, arn))) {
      environment.putAll(keys(known.get(), function, arn));
    }
    return environment;
  }

  private boolean trusts(ObjectNode role, String arn, Principal service) {
    return Evaluator.decide(
            service,
            new AccessRequest(
                Caller.ANONYMOUS,
                "sts:AssumeRole",
                arn,
                new ResourceOwner.Account(role.path("account").asString()),
                identities.trust(role),
                () -> Context.EMPTY))
        .allowed();
  }

  /** The session says whose code it is for ("Using source function ARN"). */
  private Map<String, String> keys(ObjectNode role, String function, String arn) {
    try {
      ObjectNode session = Sessions.ofRole(role, function).put("sourceFunction", arn);
      ObjectNode credentials =
          new Sessions(identities.store()).issue(session, clock.instant(), LIFE);
      return Map.of(
          "AWS_ACCESS_KEY_ID", credentials.path("AccessKeyId").asString(),
          "AWS_SECRET_ACCESS_KEY", credentials.path("SecretAccessKey").asString(),
          "AWS_SESSION_TOKEN", credentials.path("SessionToken").asString());
    } catch (IOException e) {
      throw new UncheckedIOException("The function's session cannot be kept", e);
    }
  }
}
