package dev.lectern.sandbox.engine;

import dev.lectern.json.JsonIndent;
import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.ServiceCalls;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Evaluator;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.identity.DeskKeys;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.identity.Sessions;
import dev.lectern.sandbox.auth.identity.Totp;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.auth.remedy.PolicyPlace;
import dev.lectern.sandbox.auth.remedy.Remedies;
import dev.lectern.sandbox.wire.RecentRequests;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides the requests of the journal again, for anybody, and makes what changes follow from it.
 */
final class AuthorityDesk implements Authority {

  private static final Duration LIFE = Duration.ofHours(1);
  private static final String SESSION = "lectern";
  private static final String REGION = "us-east-1";

  private final Identities identities;
  private final DeskKeys keys;
  private final RootKeys roots;
  private final RecentRequests recent;
  private final ServiceCalls calls;
  private final InstantSource clock;
  private final PolicyPlaces places;

  AuthorityDesk(
      Identities identities,
      DeskKeys keys,
      RootKeys roots,
      RecentRequests recent,
      ServiceCalls calls,
      InstantSource clock) {
    this.identities = identities;
    this.keys = keys;
    this.roots = roots;
    this.recent = recent;
    this.calls = calls;
    this.clock = clock;
    this.places = new PolicyPlaces(identities);
  }

  @Override
  public List<Identity> identities(String account) {
    List<Identity> all = new ArrayList<>();
    all.add(new Identity(Identity.Kind.ROOT, account, "arn:aws:iam::" + account + ":root"));
    add(all, Identity.Kind.USER, Kind.USER, account);
    add(all, Identity.Kind.ROLE, Kind.ROLE, account);
    all.add(new Identity(Identity.Kind.ANONYMOUS, Caller.ANONYMOUS_ACCOUNT, "anonymous"));
    return List.copyOf(all);
  }

  private void add(List<Identity> all, Identity.Kind kind, Kind stored, String account) {
    for (ObjectNode one : identities.store().list(stored, account)) {
      all.add(new Identity(kind, account, one.path("Arn").asString("")));
    }
  }

  @Override
  public List<Device> devices(String account) {
    Instant now = clock.instant();
    return identities.store().list(Kind.MFA, account).stream()
        .map(
            device -> {
              byte[] seed = Totp.seed(device.path("seed").asString());
              long step = Totp.step(now);
              return new Device(
                  device.path("SerialNumber").asString(),
                  device.path("user").asString(""),
                  Totp.code(seed, step - 1),
                  Totp.code(seed, step),
                  Totp.code(seed, step + 1),
                  Totp.begin(step + 1),
                  device.path("used").valueStream().anyMatch(one -> one.asLong() == step));
            })
        .toList();
  }

  @Override
  public Keys keys(Identity identity) throws IOException {
    return switch (identity.kind()) {
      case ROOT ->
          roots
              .of(identity.account())
              .map(root -> new Keys(root.accessKeyId(), root.secretAccessKey(), null, null))
              .orElseThrow(() -> gone(identity));
      case USER -> {
        ObjectNode user = require(Kind.USER, identity);
        yield keys.of(
            new Caller(
                identity.account(), identity.arn(), user.path("UserId").asString(""), "", false));
      }
      case ROLE -> {
        ObjectNode credentials =
            new Sessions(identities.store())
                .issue(
                    Sessions.ofRole(require(Kind.ROLE, identity), SESSION), clock.instant(), LIFE);
        yield new Keys(
            credentials.path("AccessKeyId").asString(),
            credentials.path("SecretAccessKey").asString(),
            credentials.path("SessionToken").asString(),
            Instant.parse(credentials.path("Expiration").asString()));
      }
      case ANONYMOUS -> throw gone(identity);
    };
  }

  private ObjectNode require(Kind kind, Identity identity) {
    return identities
        .store()
        .find(kind, identity.account(), identity.name())
        .filter(one -> one.path("Arn").asString("").equals(identity.arn()))
        .orElseThrow(() -> gone(identity));
  }

  private static ServiceException gone(Identity identity) {
    return new ServiceException(
        404, "NoSuchEntity", "There are no keys of " + identity.arn() + " in the sandbox.");
  }

  @Override
  public Optional<Finding> explain(String requestId) {
    return recent.caller(requestId).flatMap(caller -> explain(requestId, caller));
  }

  @Override
  public List<Finding> refused(String requestId) {
    Caller caller = recent.caller(requestId).orElse(null);
    if (caller == null) {
      return List.of();
    }
    try {
      Map<String, Finding> refused = new LinkedHashMap<>();
      for (AccessRequest request : recent.again(requestId, caller).orElse(List.of())) {
        Principal who = identities.principal(request.caller());
        Decided one = new Decided(request, Evaluator.decide(who, request));
        if (!one.decision().allowed()) {
          refused.computeIfAbsent(
              request.action() + " " + request.resource(), of -> finding(who, one, caller));
        }
      }
      return List.copyOf(refused.values());
    } catch (ServiceException refused) {
      return List.of(new Finding(refusal(refused), List.of()));
    }
  }

  private Optional<Finding> explain(String requestId, Caller caller) {
    try {
      return recent
          .again(requestId, caller)
          .flatMap(requests -> first(identities::principal, requests))
          .map(one -> finding(identities.principal(one.request().caller()), one, caller));
    } catch (ServiceException refused) {
      return Optional.of(new Finding(refusal(refused), List.of()));
    }
  }

  /** What a service says of a request before policies are asked: a code that is used up. */
  private static Decision refusal(ServiceException refused) {
    return new Decision(false, refused.code() + ": " + refused.getMessage());
  }

  private record Decided(AccessRequest request, Decision decision) {}

  /** The first that is denied, else the last. */
  private static Optional<Decided> first(
      Function<Caller, Principal> who, List<AccessRequest> requests) {
    Decided last = null;
    for (AccessRequest request : requests) {
      last = new Decided(request, Evaluator.decide(who.apply(request.caller()), request));
      if (!last.decision().allowed()) {
        break;
      }
    }
    return Optional.ofNullable(last);
  }

  private Finding finding(Principal who, Decided decided, Caller caller) {
    if (decided.decision().allowed()) {
      return new Finding(decided.decision(), List.of());
    }
    List<PolicyPlace> all = places.of(who, decided.request());
    List<Change> changes = new ArrayList<>();
    for (List<Remedies.Step> way :
        Remedies.of(who, decided.request(), PolicyPlaces.identity(who), all)) {
      changes.add(
          new Change(
              account(decided.request(), caller),
              way.stream().map(AuthorityDesk::edit).toList(),
              way.stream().allMatch(Remedies.Step::exact)));
    }
    return new Finding(decided.decision(), List.copyOf(changes));
  }

  /** A provider's bearer has no account; what is edited stands in the resource's. */
  private static String account(AccessRequest request, Caller caller) {
    return caller.anonymous() && request.owner() instanceof ResourceOwner.Account owner
        ? owner.id()
        : caller.accountId();
  }

  private static Edit edit(Remedies.Step step) {
    PolicyPlaces.ApiCall call =
        PolicyPlaces.write(
            new PolicyPlace(step.layer(), step.owner(), step.name(), new Policy("", List.of(), "")),
            step.after());
    String before = JsonIndent.orSame(step.before());
    return new Edit(
        step.verb(),
        step.layer(),
        step.owner(),
        step.name(),
        before,
        step.after(),
        call.service(),
        call.operation(),
        call.input());
  }

  @Override
  public Optional<Decision> decide(String requestId, Identity as) {
    Principal who = principal(as);
    Caller caller =
        switch (as.kind()) {
          case ROOT -> Caller.root(as.account(), "root");
          case ANONYMOUS -> Caller.ANONYMOUS;
          default -> new Caller(as.account(), who.arn(), who.userId(), "", false);
        };
    try {
      return recent
          .again(requestId, caller)
          .flatMap(
              requests ->
                  first(one -> one.equals(caller) ? who : identities.principal(one), requests))
          .map(Decided::decision);
    } catch (ServiceException refused) {
      return Optional.of(refusal(refused));
    }
  }

  private Principal principal(Identity as) {
    return switch (as.kind()) {
      case ROOT -> Principal.root(as.account());
      case USER -> identities.ofUser(require(Kind.USER, as), java.util.Map.of());
      case ROLE -> {
        ObjectNode role = require(Kind.ROLE, as);
        yield identities.ofRole(role, Sessions.ofRole(role, SESSION));
      }
      case ANONYMOUS -> Principal.ANONYMOUS;
    };
  }

  /** A role of another account is changed in that account; a bucket's ARN names none. */
  private static Optional<String> owner(Edit edit) {
    String[] parts = edit.owner().split(":", 6);
    return parts.length == 6 && parts[4].matches("\\d{12}")
        ? Optional.of(parts[4])
        : Optional.empty();
  }

  @Override
  public void apply(Change change) throws IOException {
    for (Edit edit : change.edits()) {
      calls.call(
          edit.service(),
          edit.operation(),
          (ObjectNode) edit.input().deepCopy(),
          owner(edit).orElse(change.account()),
          REGION);
    }
  }
}
