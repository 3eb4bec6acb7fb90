package dev.lectern.sandbox.lambda.run;

import dev.lectern.sandbox.FunctionInsight.Environment;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lives of the newest execution environments. Safe for any thread. */
public final class Lives {

  private static final int MOST = 500;

  private final Deque<Life> lives = new ArrayDeque<>();

  /** A new environment. */
  synchronized Life born(EnvironmentSpec spec, String id) {
    Life life = new Life(spec, id);
    lives.addLast(life);
    if (lives.size() > MOST) {
      lives.removeFirst();
    }
    return life;
  }

  /** Those of a function that lived since then, oldest first. */
  public synchronized List<Environment> of(
      String accountId, String region, String function, Instant since) {
    return lives.stream()
        .filter(life -> life.of(accountId, region, function))
        .map(life -> life.seen(since))
        .filter(environment -> !environment.phases().isEmpty())
        .toList();
  }
}
