package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.sandbox.FunctionInsight.Throttle;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts invocations in flight and refuses those beyond a limit ("Understanding Lambda function
 * scaling"). A function with reserved concurrency has its own limit, the others share what is left
 * of the account's. Safe for any thread.
 */
public final class Concurrency {

  /** What an invocation holds while it runs. */
  public interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  private static final int MOST_KEPT = 500;

  private final LambdaState state;
  private final int account;
  private final Map<List<String>, Integer> inFlight = new HashMap<>();
  private final Map<List<String>, Deque<Throttle>> refused = new HashMap<>();

  /**
   * @param account most invocations at once in an account and Region
   */
  public Concurrency(LambdaState state, int account) {
    this.state = state;
    this.account = account;
  }

  /** The account's limit. */
  public int account() {
    return account;
  }

  /** What is left for functions without reserved concurrency. */
  public int unreserved(String accountId, String region) {
    int reserved =
        state.functions().functions().list(List.of(accountId, region)).stream()
            .map(function -> function.path("reserved"))
            .mapToInt(JsonNode::asInt)
            .sum();
    return account - reserved;
  }

  /** The provisioned concurrency of all versions and aliases of a function. */
  public int provisioned(FunctionRef ref) {
    return state.provisioned().list(ref.key()).stream().mapToInt(Concurrency::requested).sum();
  }

  private static int requested(ObjectNode config) {
    return config.path("RequestedProvisionedConcurrentExecutions").asInt();
  }

  /** The provisioned concurrency of one version, by its number or through aliases. */
  private int provisioned(FunctionRef version, List<ObjectNode> configs) {
    int sum = 0;
    for (ObjectNode config : configs) {
      FunctionRef at = version.at(config.path("qualifier").asString(""));
      if (state.functions().require(at).version().equals(version.qualifier())) {
        sum += requested(config);
      }
    }
    return sum;
  }

  /**
   * Lets an invocation begin: in provisioned concurrency of its version while there is some, then
   * in what is left of the function's reserved concurrency, or of the account's.
   *
   * @param version with its number
   * @throws dev.lectern.sandbox.ServiceException TooManyRequestsException with the reason
   */
  public Permit enter(FunctionRef version) {
    ObjectNode function = state.functions().requireFunction(version);
    List<ObjectNode> configs = state.provisioned().list(version.key());
    int warm = configs.isEmpty() ? 0 : provisioned(version, configs);
    Optional<Permit> ahead = take(version.key(version.qualifier()), warm);
    if (ahead.isPresent()) {
      return ahead.get();
    }
    int all = configs.stream().mapToInt(Concurrency::requested).sum();
    if (function.hasNonNull("reserved")) {
      return take(version.key(), function.path("reserved").asInt() - all)
          .orElseThrow(() -> refused(version, "ReservedFunctionConcurrentInvocationLimitExceeded"));
    }
    return take(
            List.of(version.accountId(), version.region()),
            unreserved(version.accountId(), version.region()) - all)
        .orElseThrow(() -> refused(version, "ConcurrentInvocationLimitExceeded"));
  }

  private ServiceException refused(FunctionRef version, String reason) {
    synchronized (refused) {
      Deque<Throttle> kept = refused.computeIfAbsent(version.key(), key -> new ArrayDeque<>());
      kept.addLast(new Throttle(Instant.now(), reason));
      if (kept.size() > MOST_KEPT) {
        kept.removeFirst();
      }
    }
    return LambdaErrors.tooMany(reason);
  }

  /** The last invocations of a function that were refused, oldest first. */
  public List<Throttle> refused(FunctionRef function) {
    synchronized (refused) {
      return List.copyOf(refused.getOrDefault(function.key(), new ArrayDeque<>()));
    }
  }

  private Optional<Permit> take(List<String> pool, int limit) {
    synchronized (inFlight) {
      int now = inFlight.getOrDefault(pool, 0);
      if (now >= limit) {
        return Optional.empty();
      }
      inFlight.put(pool, now + 1);
    }
    return Optional.of(
        () -> {
          synchronized (inFlight) {
            inFlight.computeIfPresent(pool, (key, count) -> count == 1 ? null : count - 1);
          }
        });
  }
}
