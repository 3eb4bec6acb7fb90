package dev.lectern.sandbox.lambda.url;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.function.FunctionOperations;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on function URLs ("Creating and managing Lambda function URLs"). */
public final class UrlOperations {

  private final LambdaState state;
  private final IntSupplier port;

  private UrlOperations(LambdaState state, IntSupplier port) {
    this.state = state;
    this.port = port;
  }

  /**
   * All of them by AWS's names.
   *
   * @param port the sandbox's own
   */
  public static Map<String, Operation> all(LambdaState state, IntSupplier port) {
    UrlOperations operations = new UrlOperations(state, port);
    return Map.of(
        "CreateFunctionUrlConfig", operations::create,
        "GetFunctionUrlConfig", operations::get,
        "UpdateFunctionUrlConfig", operations::update,
        "DeleteFunctionUrlConfig", operations::delete,
        "ListFunctionUrlConfigs", operations::list);
  }

  private Reply create(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call);
    var _ = state.functions().require(ref);
    if (ref.qualifier().matches("\\d+|\\$LATEST")) {
      throw LambdaErrors.invalid("Function URLs are for functions and aliases, not for versions.");
    }
    // "Creating a new function URL results in a different URL address" (DeleteFunctionUrlConfig).
    String id = UUID.randomUUID().toString().replace("-", "");
    ObjectNode kept =
        Json.object()
            .put("id", id)
            .put("region", ref.region())
            .put("FunctionArn", ref.arn())
            .put("InvokeMode", "BUFFERED")
            .put("CreationTime", call.now().toString());
    change(kept, call);
    state
        .store()
        .run(
            tx -> {
              if (state.urls().get(tx, ref.key(ref.qualifier())).isPresent()) {
                throw LambdaErrors.conflict(
                    "Failed to create function url config for [functionArn = "
                        + ref.arn()
                        + "]. Error message:  FunctionUrlConfig exists for this Lambda function");
              }
              state.urls().put(tx, ref.key(ref.qualifier()), kept);
            });
    return Reply.of(shown(kept, false));
  }

  private static void change(ObjectNode kept, Call call) {
    for (String member : List.of("AuthType", "InvokeMode", "Cors")) {
      if (call.input().hasNonNull(member)) {
        kept.set(member, call.input().path(member));
      }
    }
    if (kept.path("Cors").isEmpty()) {
      kept.remove("Cors");
    }
  }

  private ObjectNode shown(ObjectNode kept, boolean modified) {
    ObjectNode shown = kept.deepCopy();
    shown.remove(List.of("id", "region"));
    shown.put(
        "FunctionUrl",
        "http://"
            + kept.path("id").asString()
            + ".lambda-url."
            + kept.path("region").asString()
            + ".localhost:"
            + port.getAsInt()
            + "/");
    if (modified) {
      shown.put(
          "LastModifiedTime", kept.path("modified").asString(kept.path("CreationTime").asString()));
    }
    shown.remove("modified");
    return shown;
  }

  private ObjectNode require(FunctionRef ref) {
    return state
        .urls()
        .get(ref.key(ref.qualifier()))
        .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
  }

  private Reply get(Call call) {
    return Reply.of(shown(require(FunctionRef.of(call)), true));
  }

  private Reply update(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call);
    ObjectNode kept = require(ref);
    change(kept, call);
    kept.put("modified", call.now().toString());
    state.store().run(tx -> state.urls().put(tx, ref.key(ref.qualifier()), kept));
    return Reply.of(shown(kept, true));
  }

  private Reply delete(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call);
    var _ = require(ref);
    state.store().run(tx -> state.urls().remove(tx, ref.key(ref.qualifier())));
    return Reply.empty().withStatus(204);
  }

  private Reply list(Call call) {
    FunctionRef ref = FunctionRef.of(call).unqualified();
    var _ = state.functions().require(ref);
    List<JsonNode> all =
        state.urls().list(ref.key()).stream().map(kept -> (JsonNode) shown(kept, true)).toList();
    return Reply.of(FunctionOperations.page("FunctionUrlConfigs", all, call.input(), 50));
  }
}
