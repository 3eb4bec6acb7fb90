package dev.lectern.sandbox.lambda.function;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.access.LambdaAccess;
import dev.lectern.sandbox.lambda.access.PolicyStatements;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who besides its account may use a layer's version ("Granting layer access to other accounts"):
 * the statements of its resource policy.
 */
public record LayerPermissions(LambdaState state) {

  /** All operations on them by AWS's names. */
  public Map<String, Operation> all() {
    return Map.of(
        "AddLayerVersionPermission", this::add,
        "GetLayerVersionPolicy", this::get,
        "RemoveLayerVersionPermission", this::remove);
  }

  /** Where its policy is kept. */
  private List<String> key(Call call) {
    return LambdaAccess.layerKey(arn(call));
  }

  /** The version that a call names, which must be there. */
  private String arn(Call call) {
    String name = call.input().path("LayerName").asString("");
    String layer =
        name.startsWith("arn:")
            ? name
            : "arn:aws:lambda:"
                + call.region()
                + ":"
                + call.caller().accountId()
                + ":layer:"
                + name;
    String arn = layer + ":" + call.input().path("VersionNumber").asLong();
    if (Layers.find(state, arn).isEmpty()) {
      throw LambdaErrors.notFound("Layer version " + arn + " does not exist.");
    }
    return arn;
  }

  private Reply add(Call call) throws IOException {
    ObjectNode statement = statement(call.input(), arn(call));
    List<String> key = key(call);
    ObjectNode kept =
        state
            .store()
            .write(
                tx -> {
                  ObjectNode policy = state.policies().get(tx, key).orElseGet(Json::object);
                  PolicyStatements.checkRevision(call, policy);
                  PolicyStatements.add(policy, statement);
                  state.policies().put(tx, key, policy);
                  return policy;
                });
    return Reply.of(
        Json.object()
            .put("Statement", statement.toString())
            .put("RevisionId", kept.path("RevisionId").asString()));
  }

  /** A principal is an account, its root, or everybody; an organization only with everybody. */
  private static ObjectNode statement(ObjectNode input, String arn) {
    String principal = input.path("Principal").asString("");
    String organization = input.path("OrganizationId").asString("");
    if (!organization.isEmpty() && !principal.equals("*")) {
      throw LambdaErrors.invalid("OrganizationId needs the principal *.");
    }
    ObjectNode statement =
        Json.object().put("Sid", input.path("StatementId").asString()).put("Effect", "Allow");
    if (principal.equals("*")) {
      statement.put("Principal", "*");
    } else {
      String root =
          principal.startsWith("arn:") ? principal : "arn:aws:iam::" + principal + ":root";
      statement.putObject("Principal").put("AWS", root);
    }
    statement.put("Action", "lambda:GetLayerVersion").put("Resource", arn);
    if (!organization.isEmpty()) {
      statement.withObject("/Condition/StringEquals").put("aws:PrincipalOrgID", organization);
    }
    return statement;
  }

  private Reply get(Call call) {
    return Reply.of(
        state
            .policies()
            .get(key(call))
            .map(PolicyStatements::answer)
            .orElseThrow(
                () -> LambdaErrors.notFound("No policy is associated with the given resource.")));
  }

  private Reply remove(Call call) throws IOException {
    List<String> key = key(call);
    state
        .store()
        .run(
            tx -> {
              ObjectNode policy = state.policies().get(tx, key).orElseGet(Json::object);
              PolicyStatements.checkRevision(call, policy);
              if (PolicyStatements.remove(policy, call.input().path("StatementId").asString())) {
                state.policies().put(tx, key, policy);
              } else {
                state.policies().remove(tx, key);
              }
            });
    return Reply.empty().withStatus(204);
  }
}
