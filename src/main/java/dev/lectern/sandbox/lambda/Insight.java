package dev.lectern.sandbox.lambda;

import dev.lectern.sandbox.FunctionInsight;
import dev.lectern.sandbox.FunctionLogs;
import dev.lectern.sandbox.lambda.invoke.AsyncQueue;
import dev.lectern.sandbox.lambda.invoke.Concurrency;
import dev.lectern.sandbox.lambda.mapping.Mappings;
import dev.lectern.sandbox.lambda.run.Lives;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Looks into the engine for those who watch. */
record Insight(
    LambdaState state,
    Lives lives,
    AsyncQueue queue,
    Concurrency concurrency,
    Mappings mappings,
    FunctionLogs logs)
    implements FunctionInsight {

  @Override
  public List<Environment> environments(
      String accountId, String region, String function, Instant since) {
    return lives.of(accountId, region, function, since);
  }

  @Override
  public List<Event> events(String accountId, String region, String function) {
    return queue.of(new FunctionRef(accountId, region, function, ""));
  }

  @Override
  public List<Throttle> throttles(String accountId, String region, String function) {
    return concurrency.refused(new FunctionRef(accountId, region, function, ""));
  }

  @Override
  public Map<String, String> pulls(String accountId, String region, String function) {
    return mappings.results(new FunctionRef(accountId, region, function, ""));
  }

  @Override
  public String version(String accountId, String region, String function) {
    FunctionRef ref = new FunctionRef(accountId, region, function, "");
    return function.isEmpty()
        ? state.version(List.of(accountId, region))
        : state.version(ref.key()) + mappings.version(ref);
  }
}
