package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.sandbox.Effect;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.Simulation.Stage;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs functions: finds the version that answers, holds the concurrency, waits for the outcome. */
public final class Invoker {

  private static final int SEEN = 4_096;

  /**
   * The requests of clients that an invocation goes back to.
   *
   * @param requestIds of them; what the function calls goes back to the first. Empty when there are
   *     none
   * @param answered whether they have their answers before the function works
   */
  public record Cause(List<String> requestIds, boolean answered) {

    /** One request, or none when its id is empty. */
    public static Cause of(String requestId, boolean answered) {
      return new Cause(requestId.isEmpty() ? List.of() : List.of(requestId), answered);
    }

    /** The first, empty when there is none. */
    String first() {
      return requestIds.isEmpty() ? "" : requestIds.getFirst();
    }
  }

  /**
   * What a caller sends.
   *
   * @param requestId also of every retry
   * @param payload JSON
   * @param clientContext JSON, or null
   * @param sink takes the answer piece by piece; null: the answer is wanted whole
   * @param cause what it goes back to
   */
  public record Request(
      String requestId,
      FunctionRef target,
      byte[] payload,
      @Nullable String clientContext,
      @Nullable StreamSink sink,
      Cause cause) {

    /** One that stands for itself. */
    public Request(
        String requestId,
        FunctionRef target,
        byte[] payload,
        @Nullable String clientContext,
        @Nullable StreamSink sink) {
      this(requestId, target, payload, clientContext, sink, new Cause(List.of(), false));
    }
  }

  /** What came of it, and which version it was. */
  public record Result(FunctionVersion version, Outcome outcome) {}

  private final LambdaState state;
  private final Environments environments;
  private final Runtimes runtimes;
  private final Concurrency concurrency;
  private final Effects effects;
  private final InstantSource clock;

  /** Over these functions and environments. */
  public Invoker(
      LambdaState state,
      Environments environments,
      Runtimes runtimes,
      Concurrency concurrency,
      Effects effects,
      InstantSource clock) {
    this.state = state;
    this.environments = environments;
    this.runtimes = runtimes;
    this.concurrency = concurrency;
    this.effects = effects;
    this.clock = clock;
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
    Cause cause = request.cause();
    before(Stage.FUNCTION, cause);
    long from = System.nanoTime() - effects.heldNanos(cause.first());
    Result result;
    try {
      result = run(request);
    } catch (ServiceException refused) {
      tell(request, "", from, refused.code() + ": " + refused.getMessage(), refused.code());
      throw refused;
    }
    Outcome outcome = result.outcome();
    String answer = shown(outcome.payload());
    tell(request, result.version().version(), from, answer, outcome.errorType());
    before(Stage.LOG, cause);
    String group = spec(result.version()).logGroup();
    for (String id : cause.requestIds()) {
      effects.tell(new Effect.Log(id, clock.instant(), group, outcome.log()));
    }
    return result;
  }

  private void before(Stage next, Cause cause) {
    cause.requestIds().forEach(id -> effects.before(next, id, cause.answered()));
  }

  private void tell(Request request, String version, long from, String answer, String error) {
    long nanos = System.nanoTime() - effects.heldNanos(request.cause().first()) - from;
    for (String id : request.cause().requestIds()) {
      effects.tell(
          new Effect.Run(
              id,
              clock.instant(),
              request.target().arn(),
              version,
              Duration.ofNanos(nanos),
              shown(request.payload()),
              answer,
              error));
    }
  }

  private static String shown(byte[] json) {
    return new String(json, 0, Math.min(json.length, SEEN), StandardCharsets.UTF_8);
  }

  private Result run(Request request) throws IOException {
    FunctionVersion version = choose(request.target());
    String cause =
        request.cause().requestIds().isEmpty() ? request.requestId() : request.cause().first();
    try (Concurrency.Permit _ = concurrency.enter(version.ref())) {
      long before = effects.heldNanos(cause);
      Invocation invocation =
          new Invocation(
              request.requestId(),
              request.target().arn(),
              request.payload(),
              request.clientContext(),
              trace(cause),
              version.timeout(),
              () -> effects.heldNanos(cause) - before,
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
