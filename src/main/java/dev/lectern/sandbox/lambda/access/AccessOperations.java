package dev.lectern.sandbox.lambda.access;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The statements of a function's resource policy, and its tags. */
public final class AccessOperations {

  private static final int MOST_TAGS = 50;

  private final LambdaState state;

  private AccessOperations(LambdaState state) {
    this.state = state;
  }

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(LambdaState state) {
    AccessOperations operations = new AccessOperations(state);
    return Map.of(
        "AddPermission", operations::add,
        "GetPolicy", operations::get,
        "RemovePermission", operations::remove,
        "TagResource", operations::tag,
        "UntagResource", operations::untag,
        "ListTags", operations::tags);
  }

  private Reply add(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call);
    var _ = state.functions().require(ref);
    if (ref.qualifier().equals(FunctionRef.LATEST)) {
      throw LambdaErrors.invalid("We currently do not support adding policies for $LATEST.");
    }
    ObjectNode statement = statement(call.input(), ref);
    state
        .store()
        .run(
            tx -> {
              ObjectNode policy =
                  state.policies().get(tx, ref.key(ref.qualifier())).orElseGet(Json::object);
              PolicyStatements.checkRevision(call, policy);
              PolicyStatements.add(policy, statement);
              state.policies().put(tx, ref.key(ref.qualifier()), policy);
            });
    return Reply.of(Json.object().put("Statement", statement.toString()));
  }

  private static ObjectNode statement(ObjectNode input, FunctionRef ref) {
    ObjectNode statement =
        Json.object().put("Sid", input.path("StatementId").asString()).put("Effect", "Allow");
    String principal = input.path("Principal").asString();
    if (principal.equals("*")) {
      statement.put("Principal", "*");
    } else if (principal.endsWith(".amazonaws.com") || principal.endsWith(".amazon.com")) {
      statement.putObject("Principal").put("Service", principal);
    } else if (principal.matches("\\d{12}")) {
      statement.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
    } else if (principal.matches("arn:aws[a-z-]*:(iam|sts)::\\d{12}:.+")) {
      statement.putObject("Principal").put("AWS", principal);
    } else {
      throw LambdaErrors.invalid(
          "The provided principal was invalid. Please check the principal and try again.");
    }
    statement.put("Action", input.path("Action").asString());
    statement.put("Resource", ref.arn());
    ObjectNode condition = Json.object();
    condition(condition, "ArnLike", "AWS:SourceArn", input.path("SourceArn"));
    condition(condition, "StringEquals", "AWS:SourceAccount", input.path("SourceAccount"));
    condition(condition, "StringEquals", "aws:PrincipalOrgID", input.path("PrincipalOrgID"));
    condition(condition, "StringEquals", "lambda:EventSourceToken", input.path("EventSourceToken"));
    condition(
        condition, "StringEquals", "lambda:FunctionUrlAuthType", input.path("FunctionUrlAuthType"));
    condition(
        condition, "Bool", "lambda:InvokedViaFunctionUrl", input.path("InvokedViaFunctionUrl"));
    if (!condition.isEmpty()) {
      statement.set("Condition", condition);
    }
    return statement;
  }

  private static void condition(ObjectNode all, String operator, String key, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull() && !value.asString("").isEmpty()) {
      all.withObject("/" + operator).put(key, value.asString());
    }
  }

  private Reply get(Call call) {
    FunctionRef ref = FunctionRef.of(call);
    var _ = state.functions().require(ref);
    ObjectNode kept =
        state
            .policies()
            .get(ref.key(ref.qualifier()))
            .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
    return Reply.of(PolicyStatements.answer(kept));
  }

  private Reply remove(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call);
    var _ = state.functions().require(ref);
    String id = call.input().path("StatementId").asString();
    state
        .store()
        .run(
            tx -> {
              ObjectNode policy =
                  state.policies().get(tx, ref.key(ref.qualifier())).orElseGet(Json::object);
              PolicyStatements.checkRevision(call, policy);
              if (PolicyStatements.remove(policy, id)) {
                state.policies().put(tx, ref.key(ref.qualifier()), policy);
              } else {
                state.policies().remove(tx, ref.key(ref.qualifier()));
              }
            });
    return Reply.empty().withStatus(204);
  }

  private FunctionRef tagged(Call call) {
    String arn = call.input().path("Resource").asString("");
    if (!arn.contains(":function:")) {
      throw LambdaErrors.notInSandbox("Tags of anything but a function");
    }
    return FunctionRef.of(arn, "", call.caller().accountId(), call.region());
  }

  private Reply tag(Call call) throws IOException {
    FunctionRef ref = tagged(call);
    state
        .store()
        .run(
            tx -> {
              ObjectNode function = state.functions().requireFunction(tx, ref);
              ObjectNode tags = function.withObject("/tags");
              call.input()
                  .path("Tags")
                  .properties()
                  .forEach(tag -> tags.set(tag.getKey(), tag.getValue()));
              if (tags.size() > MOST_TAGS) {
                throw LambdaErrors.invalid("Too many tags: a resource has at most 50.");
              }
              state.functions().functions().put(tx, ref.key(), function);
            });
    return Reply.empty().withStatus(204);
  }

  private Reply untag(Call call) throws IOException {
    FunctionRef ref = tagged(call);
    state
        .store()
        .run(
            tx -> {
              ObjectNode function = state.functions().requireFunction(tx, ref);
              ObjectNode tags = function.withObject("/tags");
              call.input().path("TagKeys").forEach(key -> tags.remove(key.asString()));
              state.functions().functions().put(tx, ref.key(), function);
            });
    return Reply.empty().withStatus(204);
  }

  private Reply tags(Call call) {
    ObjectNode output = Json.object();
    output.set("Tags", state.functions().requireFunction(tagged(call)).path("tags"));
    return Reply.of(output);
  }
}
