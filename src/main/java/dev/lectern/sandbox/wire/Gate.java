package dev.lectern.sandbox.wire;

import dev.lectern.model.OperationModel;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.auth.Protected;
import dev.lectern.sandbox.auth.RequestKeys;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.policy.Context;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks whether a request may do all that it needs. */
record Gate(DecisionPoint decisions, RecentRequests recent) {

  /**
   * Lets a request in, or throws the refusal of its service. What was decided is in the trace.
   *
   * @return refusals of parts of the request, which the operation tells
   */
  Map<Integer, ServiceException> pass(
      Registered target,
      OperationModel operation,
      ObjectNode input,
      RequestHead head,
      Scope scope,
      Trace trace) {
    Ask ask =
        new Ask(
            operation.name(),
            operation.action(),
            trace.resource,
            input,
            trace.caller,
            scope.region(),
            head);
    if (operation.streamingInput() || RecentRequests.small(head)) {
      recent.keep(trace.requestId, target.service(), ask, scope);
    }
    Map<Integer, ServiceException> refused = new HashMap<>();
    for (Access access : accesses(target.service(), ask)) {
      Caller who = access.who(trace.caller);
      Decision decision = decisions.decide(request(access, head, scope, who));
      trace.decided(access.resource(), decision);
      if (!decision.allowed()) {
        ServiceException denied = target.protocol().denied(who, told(decision, access));
        if (access.part() == Access.WHOLE) {
          throw denied;
        }
        refused.putIfAbsent(access.part(), denied);
      }
    }
    return refused;
  }

  /**
   * Where and when a request was made.
   *
   * @param forwarded whether a service makes it with the rights of its own caller
   */
  record Scope(String region, Instant now, boolean forwarded) {

    /** By a caller itself. */
    Scope(String region, Instant now) {
      this(region, now, false);
    }

    private Map<String, List<String>> keys() {
      return forwarded ? Map.of("aws:ViaAWSService", List.of("true")) : Map.of();
    }
  }

  static List<Access> accesses(Service service, Ask ask) {
    return service instanceof Protected own
        ? own.accesses(ask)
        : List.of(
            new Access(
                ask.action(),
                ask.resource(),
                service.owner(ask.operation(), ask.input()),
                ResourcePolicy.NONE,
                Map::of));
  }

  static AccessRequest request(Access access, RequestHead head, Scope scope, Caller caller) {
    return new AccessRequest(
        caller,
        access.action(),
        access.resource(),
        access.owner(),
        access.policy(),
        () ->
            Context.of(
                    RequestKeys.of(
                        head, scope.now(), scope.region(), caller.accountId(), access.owner()))
                .with(scope.keys())
                .with(access.keys().get()));
  }

  /** A decision that no policy had a part in does not name what it is of. */
  private static Decision told(Decision decision, Access access) {
    return decision.action().isEmpty()
        ? new Decision(
            false,
            false,
            null,
            decision.reason(),
            "",
            access.action(),
            access.resource(),
            false,
            decision.layers())
        : decision;
  }

  /** The ARN of the model's template. */
  static String resource(OperationModel operation, ObjectNode input, String region, Caller caller) {
    String resource =
        operation.resource().replace("{Region}", region).replace("{AccountId}", caller.accountId());
    if (resource.indexOf('{') < 0) {
      return resource;
    }
    for (Map.Entry<String, JsonNode> member : input.properties()) {
      String label = "{" + member.getKey() + "}";
      if (resource.contains(label)) {
        resource = resource.replace(label, member.getValue().asString());
      }
    }
    return resource;
  }
}
