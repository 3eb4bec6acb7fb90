package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Decision.Kind;
import dev.lectern.sandbox.Decision.Layer;
import dev.lectern.sandbox.Decision.Match;
import dev.lectern.sandbox.Decision.Outcome;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.policy.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides as IAM documents it ("Policy evaluation for requests within a single account",
 * "Cross-account policy evaluation logic"): an explicit deny anywhere wins; within an account
 * identity and resource policies add up, and boundary and session policies limit what comes from
 * the identity or through its role; across accounts both sides must allow. Pure; any thread.
 */
public final class Evaluator {

  private Evaluator() {}

  /** Decides. */
  public static Decision decide(Principal caller, AccessRequest request) {
    if (request.owner() instanceof ResourceOwner.Missing) {
      return unasked(request, "The resource does not exist, so there is nothing to protect.");
    }
    String owner =
        request.owner() instanceof ResourceOwner.Account account ? account.id() : caller.account();
    ResourcePolicy resource = request.policy();
    if (caller.kind() == Principal.Kind.ROOT
        && owner.equals(caller.account())
        && resource.policy() == null) {
      return unasked(request, "The caller is root of the account that owns the resource.");
    }
    return new Evaluation(caller, request, owner).decide();
  }

  /** Allowed without a look at any policy. */
  private static Decision unasked(AccessRequest request, String reason) {
    return new Decision(
        true, false, null, reason, "", request.action(), request.resource(), false, List.of());
  }

  /** One decision under way. */
  private static final class Evaluation {

    private final Principal caller;
    private final AccessRequest request;
    private final String owner;
    private final Context context;
    private final List<Layer> layers = new ArrayList<>();
    private @Nullable Layer denier;
    private PrincipalMatch grant = PrincipalMatch.NO;

    Evaluation(Principal caller, AccessRequest request, String owner) {
      this.caller = caller;
      this.request = request;
      this.owner = owner;
      this.context = request.context().get().with(caller.keys());
    }

    Decision decide() {
      boolean resource = resource();
      boolean identity =
          layer(Kind.IDENTITY, caller.hasIdentityPolicies() ? caller.policies() : null);
      boolean boundary =
          layer(Kind.BOUNDARY, caller.boundary() == null ? null : List.of(caller.boundary()));
      boolean session = layer(Kind.SESSION, caller.session());
      if (denier != null) {
        return denied(
            true,
            denier.kind(),
            "with an explicit deny in "
                + article(denier.kind())
                + denier.kind().words()
                + arn(denier));
      }
      boolean limits = boundary && session;
      return owner.equals(caller.account())
          ? within(resource, identity, limits)
          : across(resource, identity, limits);
    }

    /** Within the account that owns the resource. */
    private Decision within(boolean resource, boolean identity, boolean limits) {
      boolean trust = request.policy().trust();
      if (caller.kind() == Principal.Kind.ROOT && (!trust || resource)) {
        return allowed("The caller is root of the account that owns the resource.");
      }
      if (resource && grant == PrincipalMatch.DIRECT) {
        return allowed("The resource's own policy allows it to this caller.");
      }
      if (trust && !resource) {
        return missing(Kind.TRUST);
      }
      boolean base = identity || (resource && grant == PrincipalMatch.ROLE);
      if (base && limits) {
        return allowed(
            identity
                ? "An identity-based policy allows it."
                : "The resource's own policy allows it to the caller's role.");
      }
      return missing(base ? limit() : Kind.IDENTITY);
    }

    /** In another account, or by somebody who belongs to none. */
    private Decision across(boolean resource, boolean identity, boolean limits) {
      if (!resource) {
        return missing(request.policy().trust() ? Kind.TRUST : Kind.RESOURCE);
      }
      if (!caller.hasIdentityPolicies()) {
        return allowed("The resource's own policy allows it.");
      }
      if (identity && limits) {
        return allowed("The resource's own policy and an identity-based policy both allow it.");
      }
      return missing(identity ? limit() : Kind.IDENTITY);
    }

    private Kind limit() {
      return layers.stream()
              .filter(layer -> layer.kind() == Kind.BOUNDARY)
              .allMatch(
                  layer -> layer.outcome() == Outcome.ALLOWS || layer.outcome() == Outcome.ABSENT)
          ? Kind.SESSION
          : Kind.BOUNDARY;
    }

    /** The resource's side; whether it lets the caller in, as far as it is concerned. */
    private boolean resource() {
      ResourcePolicy resource = request.policy();
      Kind kind = resource.trust() ? Kind.TRUST : Kind.RESOURCE;
      if (resource.policy() == null) {
        layers.add(new Layer(kind, Outcome.ABSENT, List.of(), List.of()));
      } else {
        StatementCheck check = check();
        check.check(resource.name(), resource.policy());
        add(kind, check);
        boolean closed =
            !resource.closed().isEmpty()
                && !owner.equals(caller.account())
                && caller.kind() != Principal.Kind.SERVICE;
        grant = closed || !check.allows ? PrincipalMatch.NO : check.grant;
      }
      grants(resource.grants());
      return grant != PrincipalMatch.NO;
    }

    private void grants(List<ResourcePolicy.Grant> grants) {
      if (grants.isEmpty()) {
        return;
      }
      List<Match> matches = new ArrayList<>();
      for (ResourcePolicy.Grant one : grants) {
        matches.add(new Match(one.grantee() + " " + one.permission(), 0, "", true, "", null));
        PrincipalMatch match = one.everybody() ? PrincipalMatch.DIRECT : PrincipalMatch.ACCOUNT;
        grant = match.compareTo(grant) > 0 ? match : grant;
      }
      layers.add(new Layer(Kind.ACL, Outcome.ALLOWS, List.copyOf(matches), List.of()));
    }

    /** Whether a layer allows; one that is not there limits nothing. */
    private boolean layer(Kind kind, @Nullable List<NamedPolicy> policies) {
      if (policies == null) {
        layers.add(new Layer(kind, Outcome.ABSENT, List.of(), List.of()));
        return kind != Kind.IDENTITY;
      }
      StatementCheck check = check();
      for (NamedPolicy named : policies) {
        check.check(named.name(), named.policy());
      }
      add(kind, check);
      return check.allows;
    }

    private StatementCheck check() {
      return new StatementCheck(caller, request.action(), request.resource(), context);
    }

    private void add(Kind kind, StatementCheck check) {
      Outcome outcome =
          check.denies ? Outcome.DENIES : check.allows ? Outcome.ALLOWS : Outcome.SILENT;
      Layer layer = new Layer(kind, outcome, List.copyOf(check.matches), List.copyOf(check.near));
      layers.add(layer);
      if (check.denies && denier == null) {
        denier = layer;
      }
    }

    /** Who is of the resource's account is told which policy it is, where that has an ARN. */
    private String arn(Layer layer) {
      return owner.equals(caller.account())
          ? layer.matches().stream()
              .filter(match -> !match.allow() && match.policy().startsWith("arn:"))
              .findFirst()
              .map(match -> ": " + match.policy())
              .orElse("")
          : "";
    }

    private static String article(Kind kind) {
      return kind == Kind.IDENTITY ? "an " : kind == Kind.TRUST ? "the " : "a ";
    }

    private Decision allowed(String reason) {
      return new Decision(
          true,
          false,
          null,
          reason,
          "",
          request.action(),
          request.resource(),
          !owner.equals(caller.account()),
          List.copyOf(layers));
    }

    private Decision missing(Kind kind) {
      String closed = request.policy().closed();
      if ((kind == Kind.RESOURCE || kind == Kind.TRUST) && !closed.isEmpty()) {
        return denied(false, kind, closed);
      }
      return denied(
          false,
          kind,
          "because no " + kind.words() + " allows the " + request.action() + " action");
    }

    private Decision denied(boolean explicit, Kind kind, String because) {
      return new Decision(
          false,
          explicit,
          kind,
          explicit
              ? "A statement of " + article(kind) + kind.words() + " denies it."
              : why(because),
          because,
          request.action(),
          request.resource(),
          !owner.equals(caller.account()),
          List.copyOf(layers));
    }

    private String why(String because) {
      if (caller.kind() == Principal.Kind.ANONYMOUS) {
        return "The request is not signed, and nothing allows "
            + request.action()
            + " to everybody.";
      }
      String cause = because.replaceFirst("^because ", "");
      String sentence = Character.toUpperCase(cause.charAt(0)) + cause.substring(1) + ".";
      return owner.equals(caller.account())
          ? sentence
          : "The resource belongs to account " + owner + ". " + sentence;
    }
  }
}
