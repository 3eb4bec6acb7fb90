package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Evaluator;
import dev.lectern.sandbox.auth.NamedPolicy;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.policy.Condition;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.auth.policy.Statement;
import dev.lectern.sandbox.auth.policy.StatementPlaces;
import dev.lectern.sandbox.auth.policy.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the simulator answers for an action (API types {@code EvaluationResult} and {@code
 * ResourceSpecificResult}): one result an action, with a part for each resource.
 *
 * @param owner account of what does not name its owner in its ARN
 * @param form how the ARNs of an action's resources look
 */
record Simulation(
    Call call,
    Principal caller,
    ResourcePolicy resource,
    Context context,
    String owner,
    UnaryOperator<String> form) {

  private static final String ALL = "*";

  /** What was decided about one resource. */
  private record Part(String arn, Decision decision) {}

  /** The result of one action on resources. */
  ObjectNode result(String action, List<String> arns) {
    List<Part> parts = arns.stream().map(arn -> new Part(arn, decide(action, arn))).toList();
    List<Decision> decisions = parts.stream().map(Part::decision).toList();
    boolean named = !arns.equals(List.of(ALL));
    ObjectNode result = Json.object().put("EvalActionName", action);
    result.put("EvalResourceName", arns.size() == 1 ? arns.getFirst() : form.apply(action));
    result.put("EvalDecision", strictest(decisions));
    result.set("MatchedStatements", matched(decisions));
    Set<String> missing = missing(action);
    missing.forEach(result.putArray("MissingContextValues")::add);
    boundary(result, decisions);
    if (named) {
      details(result.putObject("EvalDecisionDetails"), decisions);
      ArrayNode each = result.putArray("ResourceSpecificResults");
      parts.forEach(part -> each.add(part(part, missing)));
    }
    return result;
  }

  private ObjectNode part(Part part, Set<String> missing) {
    List<Decision> decision = List.of(part.decision());
    ObjectNode result = Json.object().put("EvalResourceName", part.arn());
    result.put("EvalResourceDecision", word(part.decision()));
    result.set("MatchedStatements", matched(decision));
    if (!missing.isEmpty()) {
      missing.forEach(result.withArray("/MissingContextValues")::add);
    }
    if (part.decision().foreign()) {
      details(result.putObject("EvalDecisionDetails"), decision);
    }
    boundary(result, decision);
    return result;
  }

  private Decision decide(String action, String arn) {
    String[] parts = arn.split(":", 6);
    boolean says = parts.length == 6 && parts[4].matches("\\d{12}");
    return Evaluator.decide(
        caller,
        new AccessRequest(
            call.caller(),
            action,
            arn,
            new ResourceOwner.Account(says ? parts[4] : owner),
            resource,
            () -> context));
  }

  private static String word(Decision decision) {
    return decision.allowed() ? "allowed" : decision.explicit() ? "explicitDeny" : "implicitDeny";
  }

  private static String strictest(List<Decision> decisions) {
    return Stream.of("explicitDeny", "implicitDeny")
        .filter(word -> decisions.stream().anyMatch(one -> word(one).equals(word)))
        .findFirst()
        .orElse("allowed");
  }

  /** Where a Deny decided, it alone counts. */
  private ArrayNode matched(List<Decision> decisions) {
    Set<ObjectNode> matched = new LinkedHashSet<>();
    for (Decision decision : decisions) {
      for (Decision.Layer layer : decision.layers()) {
        for (Decision.Match match : layer.matches()) {
          if (!decision.explicit() || !match.allow()) {
            matched.add(statement(layer.kind(), match));
          }
        }
      }
    }
    ArrayNode list = Json.array();
    matched.forEach(list::add);
    return list;
  }

  private ObjectNode statement(Decision.Kind kind, Decision.Match match) {
    ObjectNode statement =
        Json.object().put("SourcePolicyId", match.policy()).put("SourcePolicyType", type(kind));
    Policy policy = policy(kind, match.policy());
    if (policy != null) {
      StatementPlaces.Place place = StatementPlaces.of(policy).get(match.statement());
      statement
          .putObject("StartPosition")
          .put("Line", place.startLine())
          .put("Column", place.startColumn());
      statement
          .putObject("EndPosition")
          .put("Line", place.endLine())
          .put("Column", place.endColumn());
    }
    return statement;
  }

  private static String type(Decision.Kind kind) {
    return switch (kind) {
      case RESOURCE -> "Resource Policy";
      case BOUNDARY -> "Permissions Boundary Policy";
      default -> "IAM Policy";
    };
  }

  private @Nullable Policy policy(Decision.Kind kind, String name) {
    if (kind == Decision.Kind.RESOURCE) {
      return resource.policy();
    }
    return all()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(NamedPolicy::policy)
        .orElse(null);
  }

  private Stream<NamedPolicy> all() {
    return Stream.concat(caller.policies().stream(), Stream.ofNullable(caller.boundary()));
  }

  /** Each side of what belongs to another account must allow, and it is told what each says. */
  private static void details(ObjectNode details, List<Decision> decisions) {
    if (decisions.stream().anyMatch(Decision::foreign)) {
      details.put("IAM Policy", side(decisions, Decision.Kind.IDENTITY));
      details.put("Resource Policy", side(decisions, Decision.Kind.RESOURCE));
    }
  }

  private static String side(List<Decision> decisions, Decision.Kind kind) {
    List<Decision.Outcome> outcomes =
        decisions.stream().map(one -> outcome(one, kind)).distinct().toList();
    return outcomes.contains(Decision.Outcome.DENIES)
        ? "explicitDeny"
        : outcomes.equals(List.of(Decision.Outcome.ALLOWS)) ? "allowed" : "implicitDeny";
  }

  private static Decision.Outcome outcome(Decision decision, Decision.Kind kind) {
    return decision.layers().stream()
        .filter(layer -> layer.kind() == kind)
        .map(Decision.Layer::outcome)
        .findFirst()
        .orElse(Decision.Outcome.ABSENT);
  }

  private void boundary(ObjectNode result, List<Decision> decisions) {
    if (caller.boundary() != null) {
      boolean allows =
          decisions.stream()
              .allMatch(one -> outcome(one, Decision.Kind.BOUNDARY) == Decision.Outcome.ALLOWS);
      result
          .putObject("PermissionsBoundaryDecisionDetail")
          .put("AllowedByPermissionsBoundary", allows);
    }
  }

  /** Keys that statements for this action ask for and nobody gives. */
  private Set<String> missing(String action) {
    Context known = context.with(caller.keys());
    Set<String> missing = new TreeSet<>();
    Stream<Policy> policies =
        Stream.concat(all().map(NamedPolicy::policy), Stream.ofNullable(resource.policy()));
    policies
        .flatMap(policy -> policy.statements().stream())
        .filter(statement -> statement.forAction(action.toLowerCase(Locale.ROOT)))
        .flatMap(statement -> keys(statement).stream())
        .filter(key -> known.get(key) == null)
        .forEach(missing::add);
    return missing;
  }

  /** Condition keys of a statement, also as policy variables. */
  static List<String> keys(Statement statement) {
    List<String> keys = new ArrayList<>();
    for (Condition condition : statement.conditions()) {
      keys.add(condition.key());
      condition.variables().forEach(keys::add);
    }
    for (Template one : statement.resources()) {
      keys.addAll(one.variables());
    }
    return keys;
  }
}
