package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Evaluator;
import dev.lectern.sandbox.auth.NamedPolicy;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.policy.Condition;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.auth.policy.IamRules;
import dev.lectern.sandbox.auth.policy.PolicyFault;
import dev.lectern.sandbox.auth.policy.Rules;
import dev.lectern.sandbox.auth.policy.Statement;
import dev.lectern.sandbox.auth.policy.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code SimulatePrincipalPolicy}, {@code SimulateCustomPolicy} and the questions which context
 * keys policies ask for. Decides as requests are decided, without doing anything.
 */
final class Simulator {

  private final Iam iam;

  private Simulator(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    Simulator all = new Simulator(iam);
    return Map.of(
        "SimulatePrincipalPolicy",
        call -> all.simulate(call, all.with(all.source(call), call)),
        "SimulateCustomPolicy",
        call -> all.simulate(call, all.with(all.custom(call), call)),
        "GetContextKeysForPrincipalPolicy",
        call -> keys(all.with(all.source(call), call)),
        "GetContextKeysForCustomPolicy",
        call -> keys(all.with(all.custom(call), call)));
  }

  private Principal custom(Call call) {
    String arn = Iam.text(call, "CallerArn");
    return new Principal(
        Principal.Kind.USER,
        Iam.account(call),
        arn.isEmpty() ? call.caller().arn() : arn,
        null,
        "",
        List.of(),
        null,
        null,
        Map.of());
  }

  private Principal source(Call call) {
    String arn = Iam.text(call, "PolicySourceArn");
    String[] parts = arn.split(":", 6);
    String type = parts.length < 6 ? "" : parts[5].split("/", 2)[0];
    String account = parts.length < 6 ? "" : parts[4];
    String name = Identities.name(arn);
    if (!account.equals(Iam.account(call))) {
      throw IamErrors.invalid("Invalid Entity Arn: " + arn);
    }
    return switch (type) {
      case "user" -> iam.identities().ofUser(iam.require(Entity.USER, account, name), Map.of());
      case "role" ->
          iam.identities().ofRole(iam.require(Entity.ROLE, account, name), Json.object());
      case "group" -> group(account, arn, iam.require(Entity.GROUP, account, name));
      default -> throw IamErrors.invalid("Invalid Entity Arn: " + arn);
    };
  }

  private Principal group(String account, String arn, ObjectNode group) {
    return new Principal(
        Principal.Kind.USER,
        account,
        arn,
        null,
        "",
        iam.identities().own(group),
        null,
        null,
        Map.of());
  }

  /** The caller with the policies that the call brings along. */
  private Principal with(Principal base, Call call) {
    List<NamedPolicy> policies = new ArrayList<>(base.policies());
    policies.addAll(given(call, "PolicyInputList"));
    List<NamedPolicy> boundary = given(call, "PermissionsBoundaryPolicyInputList");
    return new Principal(
        base.kind(),
        base.account(),
        base.arn(),
        base.roleArn(),
        base.userId(),
        policies,
        boundary.isEmpty() ? base.boundary() : boundary.getFirst(),
        null,
        base.keys());
  }

  private static List<NamedPolicy> given(Call call, String member) {
    List<NamedPolicy> given = new ArrayList<>();
    for (JsonNode text : call.input().path(member)) {
      String document = Documents.checked(IamRules.IDENTITY, text.asString());
      given.add(
          new NamedPolicy(member + "." + (given.size() + 1), IamRules.IDENTITY.read(document)));
    }
    return given;
  }

  private Reply simulate(Call call, Principal caller) {
    Map<String, List<String>> entries = new HashMap<>();
    for (JsonNode entry : call.input().path("ContextEntries")) {
      entries.put(
          entry.path("ContextKeyName").asString(""),
          entry.path("ContextKeyValues").valueStream().map(JsonNode::asString).toList());
    }
    Context context = Context.of(entries);
    ResourcePolicy resource = resource(call);
    List<JsonNode> results = new ArrayList<>();
    for (JsonNode action : call.input().path("ActionNames")) {
      if (!action.asString().matches("[A-Za-z0-9-]+:[A-Za-z0-9]+")) {
        throw IamErrors.invalid("Invalid action name: " + action.asString());
      }
      JsonNode arns = call.input().path("ResourceArns");
      for (JsonNode arn : arns.isEmpty() ? Json.array().add("*") : arns) {
        results.add(result(caller, action.asString(), arn.asString(), resource, context, call));
      }
    }
    return Iam.page(call, "EvaluationResults", results);
  }

  private static ResourcePolicy resource(Call call) {
    String text = Iam.text(call, "ResourcePolicy");
    if (text.isEmpty()) {
      return ResourcePolicy.NONE;
    }
    try {
      return ResourcePolicy.of("ResourcePolicy", Rules.RESOURCE.read(text));
    } catch (PolicyFault fault) {
      throw new ServiceException(400, "MalformedPolicyDocument", IamRules.TRUST.words(fault));
    }
  }

  private ObjectNode result(
      Principal caller,
      String action,
      String arn,
      ResourcePolicy resource,
      Context context,
      Call call) {
    String owner = Iam.text(call, "ResourceOwner");
    Decision decision =
        Evaluator.decide(
            caller,
            new AccessRequest(
                call.caller(),
                action,
                arn,
                new ResourceOwner.Account(
                    owner.isEmpty() ? caller.account() : owner.replaceAll("\\D", "")),
                resource,
                () -> context));
    ObjectNode result = Json.object().put("EvalActionName", action).put("EvalResourceName", arn);
    result.put(
        "EvalDecision",
        decision.allowed() ? "allowed" : decision.explicit() ? "explicitDeny" : "implicitDeny");
    ArrayNode matched = result.putArray("MatchedStatements");
    for (Decision.Layer layer : decision.layers()) {
      for (Decision.Match match : layer.matches()) {
        if (decision.allowed() || !decision.explicit() || !match.allow()) {
          matched
              .addObject()
              .put("SourcePolicyId", Identities.name(match.policy()))
              .put("SourcePolicyType", type(layer.kind(), match.policy(), caller));
        }
      }
    }
    ArrayNode missing = result.putArray("MissingContextValues");
    missing(caller, action, context).forEach(missing::add);
    if (caller.boundary() != null) {
      boolean allows =
          decision.layers().stream()
              .anyMatch(
                  layer ->
                      layer.kind() == Decision.Kind.BOUNDARY
                          && layer.outcome() == Decision.Outcome.ALLOWS);
      result
          .putObject("PermissionsBoundaryDecisionDetail")
          .put("AllowedByPermissionsBoundary", allows);
    }
    return result;
  }

  private static String type(Decision.Kind kind, String policy, Principal caller) {
    if (kind == Decision.Kind.RESOURCE) {
      return "Resource Policy";
    }
    if (policy.startsWith("arn:aws:iam::aws:")) {
      return "AWS Managed Policy";
    }
    if (policy.startsWith("arn:")) {
      return "IAM Policy";
    }
    return caller.kind() == Principal.Kind.ROLE ? "Role Policy" : "IAM Policy";
  }

  /** Keys that statements for this action ask for and the call does not give. */
  private static Set<String> missing(Principal caller, String action, Context context) {
    Set<String> missing = new TreeSet<>();
    Context all = context.with(caller.keys());
    for (NamedPolicy named : caller.policies()) {
      for (Statement statement : named.policy().statements()) {
        if (statement.forAction(action.toLowerCase(Locale.ROOT))) {
          for (Condition condition : statement.conditions()) {
            if (all.get(condition.key()) == null) {
              missing.add(condition.key());
            }
          }
        }
      }
    }
    return missing;
  }

  private static Reply keys(Principal caller) {
    Set<String> keys = new TreeSet<>();
    for (NamedPolicy named : caller.policies()) {
      for (Statement statement : named.policy().statements()) {
        statement.conditions().forEach(condition -> keys.add(condition.key()));
        for (Template resource : statement.resources()) {
          keys.addAll(resource.variables());
        }
      }
    }
    ArrayNode names = Json.array();
    keys.forEach(names::add);
    return Reply.of(Json.object().set("ContextKeyNames", names));
  }
}
