package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.auth.NamedPolicy;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.auth.policy.IamRules;
import dev.lectern.sandbox.auth.policy.PolicyFault;
import dev.lectern.sandbox.auth.policy.Rules;
import dev.lectern.sandbox.auth.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code SimulatePrincipalPolicy}, {@code SimulateCustomPolicy} and the questions which context
 * keys policies ask for. Decides as requests are decided, without doing anything.
 */
final class Simulator {

  private static final String USER = "arn:aws[a-z-]*:iam::\\d{12}:user/.+";

  /** What must be among the resources of a scenario of EC2 (member ResourceHandlingOption). */
  private static final Map<String, List<String>> SCENARIOS =
      Map.of(
          "EC2-VPC-InstanceStore", List.of(),
          "EC2-VPC-InstanceStore-Subnet", List.of("subnet"),
          "EC2-VPC-EBS", List.of("volume"),
          "EC2-VPC-EBS-Subnet", List.of("subnet", "volume"));

  private static final List<String> ALWAYS =
      List.of("instance", "image", "security-group", "network-interface");

  private final Iam iam;
  private final Map<String, Optional<ServiceModel>> models = new ConcurrentHashMap<>();

  private Simulator(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    Simulator all = new Simulator(iam);
    return Map.of(
        "SimulatePrincipalPolicy",
        call -> all.simulate(call, all.with(all.source(call), call)),
        "SimulateCustomPolicy",
        call -> all.simulate(call, all.with(custom(call), call)),
        "GetContextKeysForPrincipalPolicy",
        call -> keys(all.with(all.source(call), call)),
        "GetContextKeysForCustomPolicy",
        call -> keys(all.with(custom(call), call)));
  }

  /** The caller without policies: the call brings them. */
  private static Principal custom(Call call) {
    return user(Iam.account(call), call.caller().arn(), List.of());
  }

  private static Principal user(String account, String arn, List<NamedPolicy> policies) {
    return new Principal(
        Principal.Kind.USER, account, arn, null, "", policies, null, null, Map.of());
  }

  private static String callerArn(Call call) {
    String arn = Iam.text(call, "CallerArn");
    if (!arn.isEmpty() && !arn.matches(USER)) {
      throw IamErrors.invalid("Invalid caller - Caller must be an IAM user in this context.");
    }
    return arn;
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
      case "user" -> {
        ObjectNode user = iam.require(Entity.USER, account, name);
        List<NamedPolicy> policies = named(Entity.USER, user);
        for (JsonNode group : user.path("groups")) {
          policies.addAll(
              named(Entity.GROUP, iam.require(Entity.GROUP, account, group.asString())));
        }
        yield under(iam.identities().ofUser(user, Map.of()), policies);
      }
      case "role" -> {
        ObjectNode role = iam.require(Entity.ROLE, account, name);
        yield under(iam.identities().ofRole(role, Json.object()), named(Entity.ROLE, role));
      }
      case "group" ->
          user(account, arn, named(Entity.GROUP, iam.require(Entity.GROUP, account, name)));
      default -> throw IamErrors.invalid("Invalid Entity Arn: " + arn);
    };
  }

  /** Policies by the names that the simulator gives them: {@code user_ann_inline}. */
  private List<NamedPolicy> named(Entity entity, ObjectNode document) {
    String prefix = entity.lower() + "_" + document.path(entity.member()).asString("") + "_";
    List<NamedPolicy> named = new ArrayList<>();
    for (NamedPolicy one : iam.identities().own(document)) {
      boolean managed = one.name().startsWith("arn:");
      named.add(
          new NamedPolicy(
              managed ? Identities.name(one.name()) : prefix + one.name(), one.policy()));
    }
    return named;
  }

  private static Principal under(Principal base, List<NamedPolicy> policies) {
    NamedPolicy limit = base.boundary();
    return changed(
        base,
        policies,
        limit == null ? null : new NamedPolicy(Identities.name(limit.name()), limit.policy()),
        base.keys());
  }

  private static Principal changed(
      Principal base,
      List<NamedPolicy> policies,
      @Nullable NamedPolicy boundary,
      Map<String, List<String>> keys) {
    return new Principal(
        base.kind(),
        base.account(),
        base.arn(),
        base.roleArn(),
        base.userId(),
        policies,
        boundary,
        null,
        keys);
  }

  /** A user who calls with the policies of another identity. */
  private Principal instead(Principal base, String arn) {
    Map<String, List<String>> keys =
        iam.store()
            .find(Kind.USER, arn.split(":")[4], Identities.name(arn))
            .map(user -> iam.identities().ofUser(user, Map.of()).keys())
            .orElse(Map.of());
    return changed(user(arn.split(":")[4], arn, List.of()), base.policies(), base.boundary(), keys);
  }

  /** The caller with the policies and values that the call brings along. */
  private Principal with(Principal source, Call call) {
    String arn = callerArn(call);
    Principal base = arn.isEmpty() || arn.equals(source.arn()) ? source : instead(source, arn);
    List<NamedPolicy> policies = new ArrayList<>(base.policies());
    policies.addAll(given(call, "PolicyInputList"));
    List<NamedPolicy> boundary = given(call, "PermissionsBoundaryPolicyInputList");
    if (boundary.size() > 1) {
      throw IamErrors.invalid("The list of Permissions Boundary policies cannot exceed 1 items.");
    }
    Map<String, List<String>> keys = new HashMap<>(base.keys());
    for (JsonNode entry : call.input().path("ContextEntries")) {
      String given = entry.path("ContextKeyName").asString("");
      keys.keySet().removeIf(given::equalsIgnoreCase);
    }
    return changed(
        base, policies, boundary.isEmpty() ? base.boundary() : boundary.getFirst(), keys);
  }

  /** The simulator's own error for a document is InvalidInput (API SimulateCustomPolicy). */
  private static List<NamedPolicy> given(Call call, String member) {
    List<NamedPolicy> given = new ArrayList<>();
    for (JsonNode text : call.input().path(member)) {
      try {
        given.add(
            new NamedPolicy(
                member + "." + (given.size() + 1), IamRules.IDENTITY.read(text.asString())));
      } catch (PolicyFault fault) {
        throw IamErrors.invalid(IamRules.IDENTITY.words(fault));
      }
    }
    return given;
  }

  private Reply simulate(Call call, Principal caller) {
    List<String> arns =
        call.input().path("ResourceArns").valueStream().map(JsonNode::asString).toList();
    scenario(Iam.text(call, "ResourceHandlingOption"), arns);
    Simulation simulation =
        new Simulation(
            call, caller, resource(call), context(call), owner(call, caller), this::form);
    List<JsonNode> results = new ArrayList<>();
    for (JsonNode action : call.input().path("ActionNames")) {
      if (!action.asString().matches("[A-Za-z0-9-]+:[A-Za-z0-9]+")) {
        throw IamErrors.invalid("Invalid action name: " + action.asString());
      }
      results.add(simulation.result(action.asString(), arns.isEmpty() ? List.of("*") : arns));
    }
    return Iam.page(call, "EvaluationResults", results);
  }

  private static void scenario(String option, List<String> arns) {
    if (option.isEmpty()) {
      return;
    }
    List<String> more = SCENARIOS.get(option);
    if (more == null) {
      throw IamErrors.invalid("Invalid resource handling option: " + option);
    }
    List<String> needed = new ArrayList<>(ALWAYS);
    needed.addAll(more);
    for (String type : needed) {
      if (arns.stream().noneMatch(arn -> arn.contains(":" + type + "/"))) {
        throw IamErrors.invalid("The scenario " + option + " needs a resource of type " + type);
      }
    }
  }

  private static Context context(Call call) {
    Map<String, List<String>> entries = new HashMap<>();
    for (JsonNode entry : call.input().path("ContextEntries")) {
      entries.put(
          entry.path("ContextKeyName").asString(""),
          entry.path("ContextKeyValues").valueStream().map(JsonNode::asString).toList());
    }
    return Context.of(entries);
  }

  /** An ARN of the account, by which what has no account in its ARN belongs to somebody. */
  private static String owner(Call call, Principal caller) {
    String owner = Iam.text(call, "ResourceOwner");
    if (owner.isEmpty()) {
      return caller.account();
    }
    String account = owner.replaceFirst("^arn:aws[a-z-]*:iam::(\\d{12}):.*", "$1");
    if (!account.matches("\\d{12}")) {
      throw IamErrors.invalid("Invalid resource owner: " + owner);
    }
    return account;
  }

  /** Its statements name principals, so that there must be a user to compare with them. */
  private static ResourcePolicy resource(Call call) {
    String text = Iam.text(call, "ResourcePolicy");
    if (text.isEmpty()) {
      return ResourcePolicy.NONE;
    }
    if (callerArn(call).isEmpty() && !Iam.text(call, "PolicySourceArn").contains(":user/")) {
      throw IamErrors.invalid("Invalid caller - Caller must be an IAM user in this context.");
    }
    try {
      return ResourcePolicy.of("ResourcePolicy", Rules.RESOURCE.read(text));
    } catch (PolicyFault fault) {
      throw IamErrors.invalid(IamRules.TRUST.words(fault));
    }
  }

  /** How the ARNs of an action's resources look; {@code *} for one that no model has. */
  private String form(String action) {
    String[] parts = action.split(":", 2);
    return models
        .computeIfAbsent(parts[0], Simulator::model)
        .flatMap(model -> model.operation(parts[1]))
        .map(one -> one.resource().replace("{", "${"))
        .orElse("*");
  }

  private static Optional<ServiceModel> model(String service) {
    try {
      return Optional.of(ServiceModel.load(service));
    } catch (IllegalArgumentException unmodelled) {
      return Optional.empty();
    }
  }

  private static Reply keys(Principal caller) {
    Set<String> keys = new TreeSet<>();
    for (NamedPolicy named : caller.policies()) {
      for (Statement statement : named.policy().statements()) {
        keys.addAll(Simulation.keys(statement));
      }
    }
    ArrayNode names = Json.array();
    keys.forEach(names::add);
    return Reply.of(Json.object().set("ContextKeyNames", names));
  }
}
