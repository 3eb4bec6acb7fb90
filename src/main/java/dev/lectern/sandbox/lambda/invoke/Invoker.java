package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.function.FunctionOperations;
import dev.lectern.sandbox.lambda.run.EnvironmentSpec;
import dev.lectern.sandbox.lambda.run.Environments;
import dev.lectern.sandbox.lambda.run.Invocation;
import dev.lectern.sandbox.lambda.run.Invocation.StreamSink;
import dev.lectern.sandbox.lambda.run.MissingRuntimeException;
import dev.lectern.sandbox.lambda.run.Outcome;
import dev.lectern.sandbox.lambda.runtime.Runtimes;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs functions: finds the version that answers, holds the concurrency, waits for the outcome. */
public final class Invoker {

  /**
   * What a caller sends.
   *
   * @param requestId also of every retry
   * @param payload JSON
   * @param clientContext JSON, or null
   * @param sink takes the answer piece by piece; null: the answer is wanted whole
   */
  public record Request(
      String requestId,
      FunctionRef target,
      byte[] payload,
      @Nullable String clientContext,
      @Nullable StreamSink sink) {}

  /** What came of it, and which version it was. */
  public record Result(FunctionVersion version, Outcome outcome) {}

  private final LambdaState state;
  private final Environments environments;
  private final Runtimes runtimes;
  private final Concurrency concurrency;

  /** Over these functions and environments. */
  public Invoker(
      LambdaState state, Environments environments, Runtimes runtimes, Concurrency concurrency) {
    this.state = state;
    this.environments = environments;
    this.runtimes = runtimes;
    this.concurrency = concurrency;
  }

  /** The version that answers this time: an alias may share its calls between two. */
  public FunctionVersion choose(FunctionRef target) {
    FunctionVersion version = state.functions().require(target);
    Optional<ObjectNode> alias =
        target.qualifier().isEmpty()
            ? Optional.empty()
            : state.functions().aliases().get(target.key(target.qualifier()));
    if (alias.isEmpty()) {
      return version;
    }
    double drawn = ThreadLocalRandom.current().nextDouble();
    JsonNode weights = alias.get().path("RoutingConfig").path("AdditionalVersionWeights");
    for (Map.Entry<String, JsonNode> other : weights.properties()) {
      drawn -= other.getValue().asDouble();
      if (drawn < 0) {
        return state.functions().require(target.at(other.getKey()));
      }
    }
    return version;
  }

  /**
   * Invokes and waits.
   *
   * @throws ServiceException when the function is not there, or may not run now
   */
  public Result invoke(Request request) throws IOException {
    FunctionVersion version = choose(request.target());
    try (Concurrency.Permit permit = concurrency.enter(version.ref())) {
      Invocation invocation =
          new Invocation(
              request.requestId(),
              request.target().arn(),
              request.payload(),
              request.clientContext(),
              trace(request.requestId()),
              version.timeout(),
              request.sink());
      Outcome outcome = environments.invoke(spec(version), runtimes.launcher(version), invocation);
      return new Result(version, outcome);
    } catch (MissingRuntimeException missing) {
      throw new ServiceException(501, "NotImplemented", String.valueOf(missing.getMessage()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ServiceException(
          500, "ServiceException", "The sandbox stopped while the function ran.");
    }
  }

  /** What environments of a version are made for. */
  public static EnvironmentSpec spec(FunctionVersion version) {
    JsonNode logging = version.config("LoggingConfig");
    return new EnvironmentSpec(
        version.ref().accountId(),
        version.ref().region(),
        version.ref().name(),
        version.version(),
        FunctionOperations.pool(version),
        version.runtime(),
        runtimeVersion(version.runtime()),
        version.config("RuntimeVersionConfig").path("RuntimeVersionArn").asString(""),
        "on-demand",
        version.memory(),
        version.timeout(),
        logging.path("LogGroup").asString("/aws/lambda/" + version.ref().name()),
        logging.path("LogFormat").asString("Text").equals("JSON"));
  }

  /** {@code python:3.13.v1} for python3.13, as INIT_START has it. */
  private static String runtimeVersion(String runtime) {
    return runtime.replaceFirst("^([a-z]+)", "$1:").replaceFirst("\\.x$", "") + ".v1";
  }

  /** As X-Ray has it; the SDKs send it on, and so the journal knows whose calls they are. */
  private static String trace(String requestId) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return String.format(
        "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0;Cause=%s",
        System.currentTimeMillis() / 1000,
        random.nextInt(),
        random.nextLong(),
        random.nextLong(),
        requestId);
  }
}
