package dev.lectern.sandbox.lambda.scale;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.function.FunctionOperations;
import dev.lectern.sandbox.lambda.invoke.Concurrency;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reserved and provisioned concurrency, and GetAccountSettings. */
public final class ScaleOperations {

  /** What must be left for functions without reserved concurrency ("Configuring reserved"). */
  private static final int LEAST_UNRESERVED = 100;

  private final LambdaState state;
  private final Concurrency concurrency;
  private final Provisioning provisioning;

  private ScaleOperations(LambdaState state, Concurrency concurrency, Provisioning provisioning) {
    this.state = state;
    this.concurrency = concurrency;
    this.provisioning = provisioning;
  }

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(
      LambdaState state, Concurrency concurrency, Provisioning provisioning) {
    ScaleOperations operations = new ScaleOperations(state, concurrency, provisioning);
    return Map.of(
        "PutFunctionConcurrency", operations::reserve,
        "GetFunctionConcurrency", operations::reserved,
        "DeleteFunctionConcurrency", operations::release,
        "PutProvisionedConcurrencyConfig", operations::provision,
        "GetProvisionedConcurrencyConfig", operations::provisioned,
        "ListProvisionedConcurrencyConfigs", operations::list,
        "DeleteProvisionedConcurrencyConfig", operations::unprovision,
        "GetAccountSettings", operations::account);
  }

  private Reply reserve(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call).unqualified();
    int wanted = call.input().path("ReservedConcurrentExecutions").asInt();
    state
        .store()
        .run(
            tx -> {
              ObjectNode function = state.functions().requireFunction(tx, ref);
              int left =
                  concurrency.unreserved(ref.accountId(), ref.region())
                      + function.path("reserved").asInt(0)
                      - wanted;
              int least = Math.min(LEAST_UNRESERVED, concurrency.account() / 10);
              if (left < least) {
                throw new ServiceException(
                    400,
                    "InvalidParameterValueException",
                    "Specified ReservedConcurrentExecutions for function decreases account's"
                        + " UnreservedConcurrentExecution below its minimum value of ["
                        + least
                        + "].");
              }
              if (wanted < concurrency.provisioned(ref)) {
                throw LambdaErrors.invalid(
                    "ReservedConcurrentExecutions  "
                        + wanted
                        + " should not be lower than function's total provisioned concurrency ["
                        + concurrency.provisioned(ref)
                        + "].");
              }
              state.functions().functions().put(tx, ref.key(), function.put("reserved", wanted));
            });
    return Reply.of(Json.object().put("ReservedConcurrentExecutions", wanted));
  }

  private Reply reserved(Call call) {
    ObjectNode function = state.functions().requireFunction(FunctionRef.of(call));
    ObjectNode output = Json.object();
    if (function.hasNonNull("reserved")) {
      output.put("ReservedConcurrentExecutions", function.path("reserved").asInt());
    }
    return Reply.of(output);
  }

  private Reply release(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call).unqualified();
    state
        .store()
        .run(
            tx -> {
              ObjectNode function = state.functions().requireFunction(tx, ref);
              function.remove("reserved");
              state.functions().functions().put(tx, ref.key(), function);
            });
    return Reply.empty().withStatus(204);
  }

  private Reply provision(Call call) throws IOException {
    FunctionRef ref = qualified(call);
    int wanted = call.input().path("ProvisionedConcurrentExecutions").asInt();
    int most = provisioning.most();
    if (wanted > most) {
      throw new ServiceException(
          501,
          "NotImplemented",
          "This computer is trusted with "
              + most
              + " execution environments of provisioned concurrency; "
              + wanted
              + " were asked for.");
    }
    ObjectNode function = state.functions().requireFunction(ref);
    int sum = concurrency.provisioned(ref) - existing(ref) + wanted;
    if (function.hasNonNull("reserved") && sum > function.path("reserved").asInt()) {
      throw LambdaErrors.invalid(
          "Requested Provisioned Concurrency should not be greater than the"
              + " reservedConcurrentExecution for function");
    }
    ObjectNode config =
        Json.object()
            .put("function", ref.unqualified().arn())
            .put("qualifier", ref.qualifier())
            .put("RequestedProvisionedConcurrentExecutions", wanted)
            .put("Status", "IN_PROGRESS")
            .put("LastModified", time(call));
    state.store().run(tx -> state.provisioned().put(tx, ref.key(ref.qualifier()), config));
    provisioning.fill(ref);
    return Reply.of(described(ref, config, 0)).withStatus(202);
  }

  private int existing(FunctionRef ref) {
    return state
        .provisioned()
        .get(ref.key(ref.qualifier()))
        .map(config -> config.path("RequestedProvisionedConcurrentExecutions").asInt())
        .orElse(0);
  }

  private FunctionRef qualified(Call call) {
    FunctionRef ref = FunctionRef.of(call);
    FunctionVersion version = state.functions().require(ref);
    if (version.version().equals(FunctionRef.LATEST)) {
      throw LambdaErrors.invalid(
          "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
    }
    return ref;
  }

  private static String time(Call call) {
    return call.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+0000");
  }

  private ObjectNode described(FunctionRef ref, ObjectNode config, int ready) {
    ObjectNode output = config.deepCopy();
    output.put("AllocatedProvisionedConcurrentExecutions", ready);
    output.put("AvailableProvisionedConcurrentExecutions", ready);
    output.put("FunctionArn", ref.arn());
    output.remove(List.of("function", "qualifier"));
    return output;
  }

  private Reply provisioned(Call call) {
    FunctionRef ref = qualified(call);
    ObjectNode config =
        state
            .provisioned()
            .get(ref.key(ref.qualifier()))
            .orElseThrow(
                () ->
                    new ServiceException(
                            404,
                            "ProvisionedConcurrencyConfigNotFoundException",
                            "No Provisioned Concurrency Config found for this function")
                        .with("Type", "User"));
    return Reply.of(described(ref, config, provisioning.ready(ref)));
  }

  private Reply list(Call call) {
    FunctionRef ref = FunctionRef.of(call).unqualified();
    var _ = state.functions().requireFunction(ref);
    List<JsonNode> all =
        state.provisioned().list(ref.key()).stream()
            .map(
                config -> {
                  FunctionRef at = ref.at(config.path("qualifier").asString(""));
                  return (JsonNode) described(at, config, provisioning.ready(at));
                })
            .toList();
    return Reply.of(
        FunctionOperations.page("ProvisionedConcurrencyConfigs", all, call.input(), 50));
  }

  private Reply unprovision(Call call) throws IOException {
    FunctionRef ref = qualified(call);
    state.store().run(tx -> state.provisioned().remove(tx, ref.key(ref.qualifier())));
    provisioning.empty(ref);
    return Reply.empty().withStatus(204);
  }

  /** "Lambda quotas": 75 GB of code in an account, 250 MB unpacked. */
  private Reply account(Call call) {
    List<FunctionVersion> all = state.functions().all(call.caller().accountId(), call.region());
    ObjectNode output = Json.object();
    output
        .putObject("AccountLimit")
        .put("TotalCodeSize", 80_530_636_800L)
        .put("CodeSizeUnzipped", 262_144_000L)
        .put("CodeSizeZipped", 52_428_800L)
        .put("ConcurrentExecutions", concurrency.account())
        .put(
            "UnreservedConcurrentExecutions",
            concurrency.unreserved(call.caller().accountId(), call.region()));
    output
        .putObject("AccountUsage")
        .put(
            "TotalCodeSize",
            all.stream().mapToLong(version -> version.config("CodeSize").asLong()).sum())
        .put(
            "FunctionCount",
            all.stream().filter(v -> v.version().equals(FunctionRef.LATEST)).count());
    return Reply.of(output);
  }
}
