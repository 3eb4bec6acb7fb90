package dev.lectern.sandbox.auth.remedy;

import dev.lectern.sandbox.Authority.Verb;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Decision.Kind;
import dev.lectern.sandbox.Decision.Match;
import dev.lectern.sandbox.Decision.Mismatch;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Evaluator;
import dev.lectern.sandbox.auth.NamedPolicy;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.policy.IamRules;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.auth.policy.PolicyFault;
import dev.lectern.sandbox.auth.policy.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for edits of policies that would let a denied request through. Every edit is tried: it is
 * made on a copy and the request decided again, until it is allowed or no policy can help. A
 * session policy and AWS's own policies cannot be edited, and nothing is ever opened to everybody.
 * Pure.
 */
public final class Remedies {

  private static final int MOST_EDITS = 6;

  /**
   * One edit.
   *
   * @param owner ARN of what the policy belongs to, or of the policy when it is a managed one
   * @param name of the policy
   * @param before the document, empty when there was none
   * @param after the document that will be
   * @param exact whether nothing else is allowed by it
   */
  public record Step(
      Verb verb,
      Decision.Kind layer,
      String owner,
      String name,
      String before,
      String after,
      boolean exact) {}

  private final String identity;
  private final List<PolicyPlace> places;
  private final boolean exact;
  private final List<Step> steps = new ArrayList<>();
  private Principal caller;
  private AccessRequest request;

  private Remedies(
      Principal caller,
      AccessRequest request,
      String identity,
      List<PolicyPlace> places,
      boolean exact) {
    this.caller = caller;
    this.request = request;
    this.identity = identity;
    this.places = new ArrayList<>(places);
    this.exact = exact;
  }

  /**
   * Ways to let a request through, the one that allows least first; empty when there is none.
   *
   * @param identity ARN of the user or role that gets a policy of its own; empty when there is none
   * @param places all policies that count and can be written
   */
  public static List<List<Step>> of(
      Principal caller, AccessRequest request, String identity, List<PolicyPlace> places) {
    if (caller.kind() == Principal.Kind.ANONYMOUS) {
      return List.of();
    }
    List<List<Step>> ways = new ArrayList<>();
    for (boolean exact : List.of(true, false)) {
      List<Step> way = new Remedies(caller, request, identity, places, exact).search();
      if (!way.isEmpty() && !ways.contains(way)) {
        ways.add(way);
      }
    }
    return List.copyOf(ways);
  }

  private List<Step> search() {
    for (int i = 0; i < MOST_EDITS; i++) {
      Decision decision = Evaluator.decide(caller, request);
      if (decision.allowed()) {
        return List.copyOf(steps);
      }
      if (decision.by() == null || !step(decision, decision.by())) {
        return List.of();
      }
    }
    return List.of();
  }

  private boolean step(Decision decision, Kind by) {
    Decision.@Nullable Layer layer =
        decision.layers().stream().filter(one -> one.kind() == by).findFirst().orElse(null);
    if (layer == null) {
      return false;
    }
    return decision.explicit() ? undo(layer) : allow(layer);
  }

  private boolean undo(Decision.Layer layer) {
    for (Match match : layer.matches()) {
      if (!match.allow()) {
        Optional<PolicyPlace> place = place(layer.kind(), match);
        return place.isPresent() && undo(place.get(), match.statement());
      }
    }
    return false;
  }

  /** What belongs to the caller alone goes away; others keep a Deny that spares the caller. */
  private boolean undo(PolicyPlace place, int statement) {
    PolicyText text = PolicyText.of(place.policy().text());
    boolean own = place.owner().equals(identity) && text.size() > 1;
    return own
        ? write(Verb.REMOVE_STATEMENT, place, text.remove(statement), alone(place, statement))
        : write(Verb.EXCEPT_CALLER, place, text.except(statement, caller), alone(place, statement));
  }

  private boolean allow(Decision.Layer layer) {
    return switch (layer.kind()) {
      case IDENTITY -> widened(layer) || own(layer);
      case BOUNDARY -> widened(layer) || added(layer.kind());
      case TRUST, RESOURCE -> named(layer) || (!exact && widened(layer)) || added(layer.kind());
      case SESSION, ACL -> false;
    };
  }

  /** A statement that fits but for one element gets that element, when more may be allowed. */
  private boolean widened(Decision.Layer layer) {
    for (Match match : layer.near()) {
      Mismatch mismatch = match.mismatch();
      Optional<PolicyPlace> place = place(layer.kind(), match);
      if (exact || mismatch == null || !match.allow() || place.isEmpty()) {
        continue;
      }
      PolicyText text = PolicyText.of(place.get().policy().text());
      if (mismatch.element().equals("Action")) {
        return write(
            Verb.ADD_ACTION,
            place.get(),
            text.add(match.statement(), "Action", request.action()),
            false);
      }
      if (mismatch.element().equals("Resource")) {
        return write(
            Verb.ADD_RESOURCE,
            place.get(),
            text.add(match.statement(), "Resource", request.resource()),
            false);
      }
    }
    return false;
  }

  /** A statement of the resource that fits but for its Principal names the caller too. */
  private boolean named(Decision.Layer layer) {
    if (!request.policy().closed().isEmpty()) {
      return false;
    }
    for (Match match : layer.near()) {
      Mismatch mismatch = match.mismatch();
      Optional<PolicyPlace> place = place(layer.kind(), match);
      if (mismatch != null
          && match.allow()
          && place.isPresent()
          && mismatch.element().equals("Principal")
          && (!exact || alone(place.get(), match.statement()))) {
        PolicyText text = PolicyText.of(place.get().policy().text());
        return write(
            Verb.ADD_PRINCIPAL,
            place.get(),
            text.addPrincipal(match.statement(), caller),
            alone(place.get(), match.statement()));
      }
    }
    return false;
  }

  /** Whether a statement is for this action on this resource only. */
  private boolean alone(PolicyPlace place, int statement) {
    var one = place.policy().statements().get(statement);
    return !one.notAction()
        && !one.notResource()
        && one.actions().size() == 1
        && one.actions().getFirst().text().equalsIgnoreCase(request.action())
        && (one.resources().isEmpty()
            || (one.resources().size() == 1
                && one.resources().getFirst().text().equals(request.resource())));
  }

  /** A statement in a policy that nearly allowed it, else in the identity's own, else a new one. */
  private boolean own(Decision.Layer layer) {
    for (Match match : layer.near()) {
      Optional<PolicyPlace> place = place(Kind.IDENTITY, match);
      if (match.allow() && place.isPresent() && added(place.get())) {
        return true;
      }
    }
    for (PolicyPlace place : List.copyOf(places)) {
      if (place.layer() == Kind.IDENTITY && place.owner().equals(identity) && added(place)) {
        return true;
      }
    }
    if (identity.isEmpty()) {
      return false;
    }
    PolicyText text = PolicyText.empty().allow(request);
    return write(Verb.NEW_POLICY, Kind.IDENTITY, identity, fresh(), null, text, true);
  }

  private String fresh() {
    String name = "Allow-" + request.action().replaceAll("[^A-Za-z0-9]", "-");
    String free = name;
    for (int n = 2; taken(free); n++) {
      free = name + "-" + n;
    }
    return free;
  }

  private boolean taken(String name) {
    return places.stream().anyMatch(one -> one.name().equals(name));
  }

  private boolean added(Kind layer) {
    if (!request.policy().closed().isEmpty() && layer == Kind.RESOURCE) {
      return false;
    }
    return places.stream()
        .filter(one -> one.layer() == layer)
        .findFirst()
        .filter(this::added)
        .isPresent();
  }

  private boolean added(PolicyPlace place) {
    PolicyText text =
        place.policy().text().isEmpty() ? PolicyText.empty() : PolicyText.of(place.policy().text());
    boolean resource = place.layer() == Kind.RESOURCE || place.layer() == Kind.TRUST;
    return write(
        place.policy().text().isEmpty() ? Verb.NEW_POLICY : Verb.ADD_STATEMENT,
        place,
        resource ? text.allow(request, caller, place.layer() == Kind.TRUST) : text.allow(request),
        true);
  }

  private Optional<PolicyPlace> place(Kind layer, Match match) {
    return places.stream()
        .filter(one -> one.layer() == layer && one.name().equals(match.policy()))
        .filter(
            one ->
                match.statement() < one.policy().statements().size()
                    && one.policy().statements().get(match.statement()).text().equals(match.text()))
        .findFirst();
  }

  private boolean write(Verb verb, PolicyPlace place, PolicyText text, boolean least) {
    return write(verb, place.layer(), place.owner(), place.name(), place, text, least);
  }

  private boolean write(
      Verb verb,
      Kind layer,
      String owner,
      String name,
      @Nullable PolicyPlace place,
      PolicyText text,
      boolean least) {
    String after = text.text();
    Policy policy;
    try {
      policy = rules(layer).read(after);
    } catch (PolicyFault notPossible) {
      return false;
    }
    String before = place == null ? "" : place.policy().text();
    if (place != null) {
      places.remove(place);
    }
    places.addFirst(new PolicyPlace(layer, owner, name, policy));
    keep(new Step(verb, layer, owner, name, before, after, least));
    replace(layer, name, place == null ? null : place.policy(), policy);
    return true;
  }

  /** Two edits of one document become one. */
  private void keep(Step step) {
    for (int i = 0; i < steps.size(); i++) {
      Step known = steps.get(i);
      if (known.owner().equals(step.owner()) && known.name().equals(step.name())) {
        steps.set(
            i,
            new Step(
                known.verb(),
                known.layer(),
                known.owner(),
                known.name(),
                known.before(),
                step.after(),
                known.exact() && step.exact()));
        return;
      }
    }
    steps.add(step);
  }

  private static Rules rules(Kind layer) {
    return switch (layer) {
      case TRUST -> IamRules.TRUST;
      case RESOURCE, ACL -> Rules.RESOURCE;
      case IDENTITY, BOUNDARY, SESSION -> IamRules.IDENTITY;
    };
  }

  private void replace(Kind layer, String name, @Nullable Policy before, Policy policy) {
    NamedPolicy named = new NamedPolicy(name, policy);
    if (layer == Kind.RESOURCE || layer == Kind.TRUST) {
      ResourcePolicy was = request.policy();
      request =
          new AccessRequest(
              request.caller(),
              request.action(),
              request.resource(),
              request.owner(),
              new ResourcePolicy(name, policy, was.trust(), was.closed(), was.grants()),
              request.context());
      return;
    }
    List<NamedPolicy> policies = new ArrayList<>();
    if (layer == Kind.IDENTITY) {
      for (NamedPolicy one : caller.policies()) {
        if (!same(one, name, before)) {
          policies.add(one);
        }
      }
      policies.add(named);
    } else {
      policies.addAll(caller.policies());
    }
    caller =
        new Principal(
            caller.kind(),
            caller.account(),
            caller.arn(),
            caller.roleArn(),
            caller.userId(),
            policies,
            layer == Kind.BOUNDARY ? named : caller.boundary(),
            caller.session(),
            caller.keys());
  }

  private static boolean same(NamedPolicy one, String name, @Nullable Policy before) {
    return before != null && one.name().equals(name) && one.policy().text().equals(before.text());
  }
}
