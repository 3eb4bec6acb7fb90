package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.access.ExecutionRoles;
import dev.lectern.sandbox.lambda.function.FunctionOperations;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Retries, age and destinations of asynchronous events, for a function, a version or an alias. */
public final class EventConfigOperations {

  private static final List<String> MEMBERS =
      List.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig");

  private final LambdaState state;
  private final ExecutionRoles roles;

  private EventConfigOperations(LambdaState state, ExecutionRoles roles) {
    this.state = state;
    this.roles = roles;
  }

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(LambdaState state, ExecutionRoles roles) {
    EventConfigOperations operations = new EventConfigOperations(state, roles);
    return Map.of(
        "PutFunctionEventInvokeConfig", call -> operations.change(call, false),
        "UpdateFunctionEventInvokeConfig", call -> operations.change(call, true),
        "GetFunctionEventInvokeConfig", operations::get,
        "ListFunctionEventInvokeConfigs", operations::list,
        "DeleteFunctionEventInvokeConfig", operations::delete);
  }

  /** Where the settings of a function's events are: those without a qualifier go to $LATEST. */
  static List<String> key(FunctionRef ref) {
    return ref.key(ref.qualifier().isEmpty() ? FunctionRef.LATEST : ref.qualifier());
  }

  private Reply change(Call call, boolean merge) throws IOException {
    FunctionRef ref = FunctionRef.of(call);
    String role = state.functions().require(ref).config("Role").asString("");
    within("maximumRetryAttempts", call.input().path("MaximumRetryAttempts"), 0, 2);
    within("maximumEventAgeInSeconds", call.input().path("MaximumEventAgeInSeconds"), 60, 21_600);
    for (String outcome : List.of("OnSuccess", "OnFailure")) {
      String arn =
          call.input().path("DestinationConfig").path(outcome).path("Destination").asString("");
      // A bucket takes records of failures only.
      String kinds =
          outcome.equals("OnFailure") ? "sqs|sns|lambda|events|s3" : "sqs|sns|lambda|events";
      if (!arn.isEmpty() && !arn.matches("arn:aws[a-z-]*:(" + kinds + "):.*")) {
        throw LambdaErrors.invalid("The provided destination config DestinationConfig is invalid.");
      }
      roles.checkDestination(ref, role, arn);
    }
    ObjectNode made =
        state
            .store()
            .write(
                tx -> {
                  ObjectNode before = state.eventConfigs().get(tx, key(ref)).orElse(null);
                  if (merge && before == null) {
                    throw none(ref);
                  }
                  ObjectNode config = merge && before != null ? before : Json.object();
                  String qualifier =
                      ref.qualifier().isEmpty() ? FunctionRef.LATEST : ref.qualifier();
                  config.put("FunctionArn", ref.at(qualifier).arn());
                  config.put("LastModified", call.now().toString());
                  for (String member : MEMBERS) {
                    if (call.input().hasNonNull(member)) {
                      config.set(member, call.input().path(member));
                    }
                  }
                  if (!config.has("DestinationConfig")) {
                    ObjectNode none = config.putObject("DestinationConfig");
                    none.putObject("OnSuccess");
                    none.putObject("OnFailure");
                  }
                  state.eventConfigs().put(tx, key(ref), config);
                  return config;
                });
    return Reply.of(made);
  }

  private static void within(String member, JsonNode value, int least, int most) {
    if (value.isNumber() && (value.asInt() < least || value.asInt() > most)) {
      throw LambdaErrors.constraint(
          member,
          value.asInt(),
          value.asInt() < least
              ? "Member must have value greater than or equal to " + least
              : "Member must have value less than or equal to " + most);
    }
  }

  private static RuntimeException none(FunctionRef ref) {
    return LambdaErrors.notFound(
        "The function " + ref.arn() + " doesn't have an EventInvokeConfig");
  }

  private Reply get(Call call) {
    FunctionRef ref = FunctionRef.of(call);
    var _ = state.functions().require(ref);
    return Reply.of(state.eventConfigs().get(key(ref)).orElseThrow(() -> none(ref)));
  }

  private Reply list(Call call) {
    FunctionRef ref = FunctionRef.of(call).unqualified();
    var _ = state.functions().require(ref);
    List<JsonNode> all =
        state.eventConfigs().list(ref.key()).stream().map(JsonNode.class::cast).toList();
    return Reply.of(FunctionOperations.page("FunctionEventInvokeConfigs", all, call.input(), 50));
  }

  private Reply delete(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call);
    state
        .store()
        .run(
            tx -> {
              if (state.eventConfigs().get(tx, key(ref)).isEmpty()) {
                throw none(ref);
              }
              state.eventConfigs().remove(tx, key(ref));
            });
    return Reply.empty().withStatus(204);
  }
}
