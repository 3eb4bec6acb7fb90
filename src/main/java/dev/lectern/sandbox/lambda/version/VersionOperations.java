package dev.lectern.sandbox.lambda.version;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.function.FunctionOperations;
import dev.lectern.sandbox.lambda.function.Publishing;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PublishVersion, ListVersionsByFunction, and the operations on aliases. */
public final class VersionOperations {

  private final LambdaState state;

  private VersionOperations(LambdaState state) {
    this.state = state;
  }

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(LambdaState state) {
    VersionOperations operations = new VersionOperations(state);
    return Map.of(
        "PublishVersion", operations::publish,
        "ListVersionsByFunction", operations::list,
        "CreateAlias", operations::create,
        "GetAlias", operations::get,
        "UpdateAlias", operations::update,
        "DeleteAlias", operations::delete,
        "ListAliases", operations::aliases);
  }

  private Reply publish(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call).unqualified();
    String sha = call.input().path("CodeSha256").asString("");
    String revision = call.input().path("RevisionId").asString("");
    FunctionVersion made =
        state
            .store()
            .write(
                tx -> {
                  FunctionVersion latest = state.functions().latest(tx, ref);
                  if (!sha.isEmpty() && !sha.equals(latest.codeSha256())) {
                    throw LambdaErrors.invalid(
                        "CodeSHA256 ("
                            + sha
                            + ") is different from current CodeSHA256 in $LATEST ("
                            + latest.codeSha256()
                            + "). Please try again with the CodeSHA256 in $LATEST.");
                  }
                  if (!revision.isEmpty() && !revision.equals(latest.revision())) {
                    throw LambdaErrors.revision();
                  }
                  return Publishing.publish(
                      state, tx, latest, call.input().path("Description").asString(""), call.now());
                });
    return Reply.of(made.config());
  }

  private Reply list(Call call) {
    FunctionRef ref = FunctionRef.of(call).unqualified();
    var _ = state.functions().requireFunction(ref);
    List<JsonNode> versions =
        state.functions().versions(ref).stream()
            .map(
                version -> {
                  ObjectNode config = version.config();
                  config.put("FunctionArn", version.ref().arn());
                  return (JsonNode) config;
                })
            .toList();
    return Reply.of(FunctionOperations.page("Versions", versions, call.input(), 50));
  }

  private Reply create(Call call) throws IOException {
    FunctionRef ref = alias(call);
    ObjectNode made =
        state
            .store()
            .write(
                tx -> {
                  var _ = state.functions().latest(tx, ref);
                  if (state.functions().aliases().get(tx, ref.key(ref.qualifier())).isPresent()) {
                    throw LambdaErrors.conflict("Alias already exists: " + ref.arn());
                  }
                  ObjectNode alias =
                      Json.object()
                          .put("AliasArn", ref.arn())
                          .put("Name", ref.qualifier())
                          .put("Description", "");
                  return change(tx, ref, alias, call.input());
                });
    return Reply.of(made);
  }

  private Reply update(Call call) throws IOException {
    FunctionRef ref = alias(call);
    String revision = call.input().path("RevisionId").asString("");
    ObjectNode made =
        state
            .store()
            .write(
                tx -> {
                  ObjectNode alias =
                      state
                          .functions()
                          .aliases()
                          .get(tx, ref.key(ref.qualifier()))
                          .orElseThrow(() -> none(ref));
                  if (!revision.isEmpty()
                      && !revision.equals(alias.path("RevisionId").asString(""))) {
                    throw LambdaErrors.revision();
                  }
                  return change(tx, ref, alias, call.input());
                });
    return Reply.of(made);
  }

  private ObjectNode change(Tx tx, FunctionRef ref, ObjectNode alias, ObjectNode input) {
    for (String member : List.of("FunctionVersion", "Description")) {
      if (input.hasNonNull(member)) {
        alias.set(member, input.path(member));
      }
    }
    String version = alias.path("FunctionVersion").asString("");
    requireVersion(tx, ref, version);
    if (input.hasNonNull("RoutingConfig")) {
      JsonNode weights = input.path("RoutingConfig").path("AdditionalVersionWeights");
      alias.remove("RoutingConfig");
      if (!weights.isEmpty()) {
        checkWeights(tx, ref, version, weights);
        alias.putObject("RoutingConfig").set("AdditionalVersionWeights", weights);
      }
    }
    alias.put("RevisionId", UUID.randomUUID().toString());
    state.functions().aliases().put(tx, ref.key(ref.qualifier()), alias);
    return alias;
  }

  private void requireVersion(Tx tx, FunctionRef ref, String version) {
    if (state.functions().version(tx, ref, version).isEmpty()) {
      throw LambdaErrors.noFunction(ref.at(version).arn());
    }
  }

  /** "Implement Lambda canary deployments using a weighted alias". */
  private void checkWeights(Tx tx, FunctionRef ref, String version, JsonNode weights) {
    if (weights.size() > 1) {
      throw LambdaErrors.invalid(
          "Number of items in AdditionalVersionWeights cannot be greater than 1.");
    }
    if (version.equals(FunctionRef.LATEST) || weights.has(FunctionRef.LATEST)) {
      throw LambdaErrors.invalid(
          "$LATEST is not supported for an alias pointing to more than 1 version");
    }
    for (Map.Entry<String, JsonNode> weight : weights.properties()) {
      if (weight.getKey().equals(version)) {
        throw LambdaErrors.invalid(
            "Invalid function version "
                + version
                + ". Function version "
                + version
                + " is already included in routing configuration.");
      }
      requireVersion(tx, ref, weight.getKey());
      double share = weight.getValue().asDouble();
      if (share < 0 || share > 1) {
        throw LambdaErrors.constraint(
            "routingConfig.additionalVersionWeights",
            "{" + weight.getKey() + "=" + share + "}",
            "Map value must satisfy constraint: [Member must have value less than or equal to 1.0,"
                + " Member must have value greater than or equal to 0.0]");
      }
    }
  }

  private static FunctionRef alias(Call call) {
    return FunctionRef.of(call).at(call.input().path("Name").asString(""));
  }

  private static RuntimeException none(FunctionRef ref) {
    return LambdaErrors.notFound("Cannot find alias arn: " + ref.arn());
  }

  private Reply get(Call call) {
    FunctionRef ref = alias(call);
    return Reply.of(
        state.functions().aliases().get(ref.key(ref.qualifier())).orElseThrow(() -> none(ref)));
  }

  private Reply aliases(Call call) {
    FunctionRef ref = FunctionRef.of(call).unqualified();
    var _ = state.functions().requireFunction(ref);
    String version = call.input().path("FunctionVersion").asString("");
    List<JsonNode> aliases =
        state.functions().aliases().list(ref.key()).stream()
            .filter(
                alias ->
                    version.isEmpty() || alias.path("FunctionVersion").asString("").equals(version))
            .map(JsonNode.class::cast)
            .toList();
    return Reply.of(FunctionOperations.page("Aliases", aliases, call.input(), 50));
  }

  private Reply delete(Call call) throws IOException {
    FunctionRef ref = alias(call);
    state
        .store()
        .run(
            tx -> {
              state.functions().aliases().remove(tx, ref.key(ref.qualifier()));
              state.policies().remove(tx, ref.key(ref.qualifier()));
              state.eventConfigs().remove(tx, ref.key(ref.qualifier()));
              state.provisioned().remove(tx, ref.key(ref.qualifier()));
              state.urls().remove(tx, ref.key(ref.qualifier()));
            });
    return Reply.empty().withStatus(204);
  }
}
