package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final LambdaState state;
  private final int account;
  private final Map<List<String>, Integer> inFlight = new HashMap<>();

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

  /**
   * Lets an invocation begin.
   *
   * @throws dev.lectern.sandbox.ServiceException TooManyRequestsException with the reason
   */
  public Permit enter(FunctionRef ref) {
    ObjectNode function = state.functions().requireFunction(ref);
    boolean own = function.hasNonNull("reserved");
    List<String> pool = own ? ref.key() : List.of(ref.accountId(), ref.region());
    int limit = own ? function.path("reserved").asInt() : unreserved(ref.accountId(), ref.region());
    synchronized (inFlight) {
      int now = inFlight.getOrDefault(pool, 0);
      if (now >= limit) {
        throw LambdaErrors.tooMany(
            own
                ? "ReservedFunctionConcurrentInvocationLimitExceeded"
                : "ConcurrentInvocationLimitExceeded");
      }
      inFlight.put(pool, now + 1);
    }
    return () -> {
      synchronized (inFlight) {
        inFlight.computeIfPresent(pool, (key, count) -> count == 1 ? null : count - 1);
      }
    };
  }
}
