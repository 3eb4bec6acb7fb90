package dev.lectern.sandbox.lambda.function;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.FunctionInsight.End;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.access.ExecutionRoles;
import dev.lectern.sandbox.lambda.code.CodeLinks;
import dev.lectern.sandbox.lambda.run.Environments;
import dev.lectern.sandbox.lambda.runtime.Runtimes;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the operations on functions are registered, and the small ones among them. */
public final class FunctionOperations {

  private final LambdaState state;
  private final Environments environments;
  private final CodeLinks links;

  private FunctionOperations(LambdaState state, Environments environments, CodeLinks links) {
    this.state = state;
    this.links = links;
    this.environments = environments;
  }

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(
      LambdaState state,
      Environments environments,
      Runtimes runtimes,
      CodeLinks links,
      CodeIntake intake,
      ExecutionRoles roles) {
    FunctionOperations small = new FunctionOperations(state, environments, links);
    return Map.ofEntries(
        Map.entry("CreateFunction", new CreateFunction(state, runtimes, intake, roles)),
        Map.entry("UpdateFunctionCode", new UpdateFunctionCode(state, environments, intake)),
        Map.entry(
            "UpdateFunctionConfiguration",
            new UpdateFunctionConfiguration(state, environments, roles)),
        Map.entry("GetFunction", small::get),
        Map.entry("GetFunctionConfiguration", small::configuration),
        Map.entry("ListFunctions", small::list),
        Map.entry("DeleteFunction", small::delete));
  }

  /** The pool of a version's environments: a change of code or configuration makes a new one. */
  public static String pool(FunctionVersion version) {
    return version.ref().unqualified().arn() + ":" + version.version() + "@" + version.revision();
  }

  private Reply configuration(Call call) {
    FunctionRef ref = FunctionRef.of(call);
    return Reply.of(described(state.functions().require(ref), ref));
  }

  /** A version as it is answered to somebody who named it so: by alias, it has the alias's ARN. */
  static ObjectNode described(FunctionVersion version, FunctionRef asked) {
    ObjectNode config = version.config();
    if (!asked.qualifier().isEmpty()) {
      config.put("FunctionArn", asked.arn());
    }
    return config;
  }

  private Reply get(Call call) {
    FunctionRef ref = FunctionRef.of(call);
    FunctionVersion version = state.functions().require(ref);
    ObjectNode function = state.functions().requireFunction(ref);
    ObjectNode output = Json.object();
    output.set("Configuration", described(version, ref));
    output.putObject("Code").put("RepositoryType", "S3").put("Location", links.to(version.blob()));
    if (!function.path("tags").isEmpty()) {
      output.set("Tags", function.path("tags"));
    }
    if (function.hasNonNull("reserved")) {
      output
          .putObject("Concurrency")
          .put("ReservedConcurrentExecutions", function.path("reserved").asInt());
    }
    return Reply.of(output);
  }

  private Reply list(Call call) {
    ObjectNode input = call.input();
    boolean all = input.path("FunctionVersion").asString("").equals("ALL");
    List<FunctionVersion> versions =
        state.functions().all(call.caller().accountId(), call.region()).stream()
            .filter(version -> all || version.version().equals(FunctionRef.LATEST))
            .toList();
    return Reply.of(
        page(
            "Functions",
            versions.stream()
                .map(
                    version ->
                        (JsonNode)
                            described(version, all ? version.ref() : version.ref().unqualified()))
                .toList(),
            input,
            50));
  }

  /**
   * A page of a list: MaxItems of them from Marker on.
   *
   * @param name the list's member in the answer
   */
  public static ObjectNode page(String name, List<JsonNode> all, ObjectNode input, int most) {
    String marker = input.path("Marker").asString("");
    int from = marker.matches("\\d{1,9}") ? Integer.parseInt(marker) : 0;
    int size = Math.clamp(input.path("MaxItems").asInt(most), 1, most);
    ObjectNode output = Json.object();
    ArrayNode page = output.putArray(name);
    all.stream().skip(from).limit(size).forEach(page::add);
    if (from + size < all.size()) {
      output.put("NextMarker", Integer.toString(from + size));
    }
    return output;
  }

  private Reply delete(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call);
    if (ref.qualifier().isEmpty()) {
      state
          .store()
          .run(
              tx -> {
                var _ = state.functions().latest(tx, ref);
                state.delete(tx, ref);
              });
      environments.retire(End.DELETED, pool -> pool.startsWith(ref.unqualified().arn() + ":"));
      return Reply.empty().withStatus(204);
    }
    if (!ref.qualifier().matches("\\d+")) {
      throw LambdaErrors.invalid(
          ref.qualifier().equals(FunctionRef.LATEST)
              ? "$LATEST version cannot be deleted without deleting the function."
              : "Aliases are deleted with DeleteAlias.");
    }
    for (ObjectNode alias : state.functions().aliases().list(ref.key())) {
      if (alias.path("FunctionVersion").asString("").equals(ref.qualifier())
          || alias.path("RoutingConfig").path("AdditionalVersionWeights").has(ref.qualifier())) {
        throw LambdaErrors.conflict(
            "Version " + ref.qualifier() + " is referenced by an alias and cannot be deleted.");
      }
    }
    state
        .store()
        .run(
            tx ->
                state
                    .functions()
                    .version(tx, ref, ref.qualifier())
                    .ifPresent(version -> state.functions().remove(tx, version)));
    environments.retire(End.DELETED, pool -> pool.startsWith(ref.arn() + "@"));
    return Reply.empty().withStatus(204);
  }
}
