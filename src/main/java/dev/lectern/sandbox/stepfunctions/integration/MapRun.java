package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.sandbox.stepfunctions.execution.LiveExecution;
import dev.lectern.sandbox.stepfunctions.interpreter.MapPlan;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A running distributed Map: so many children at once, until all are done or too many failed. */
final class MapRun {

  /**
   * What came of one child.
   *
   * @param items how many it worked on
   * @param execution what it was started with
   * @param stopped when it ended, null while it runs
   */
  record Child(
      int index,
      int items,
      ObjectNode execution,
      Run.Status status,
      @Nullable JsonNode output,
      @Nullable StateError error,
      @Nullable Instant stopped) {

    static Child of(int index, int items, LiveExecution live) {
      Run run = live.run();
      return new Child(
          index,
          items,
          live.execution(),
          run.status(),
          run.output().orElse(null),
          run.error().orElse(null),
          run.stopped().orElse(null));
    }

    /** One of which only what was kept is there. */
    static Child of(int index, int items, ObjectNode execution, ObjectNode progress) {
      String error = progress.path("error").asString("");
      return new Child(
          index,
          items,
          execution,
          Run.Status.valueOf(progress.path("status").asString(Run.Status.RUNNING.name())),
          progress.get("output"),
          error.isEmpty() ? null : new StateError(error, progress.path("cause").asString("")),
          progress.has("stopped") ? Instant.ofEpochMilli(progress.path("stopped").asLong()) : null);
    }
  }

  private final MapPlan plan;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<LiveExecution> running = ConcurrentHashMap.newKeySet();
  private final Set<Integer> adopted = ConcurrentHashMap.newKeySet();
  private final List<Child> ended = Collections.synchronizedList(new ArrayList<>());
  private int maxConcurrency;
  private long toleratedCount;
  private double toleratedPercentage;
  private int total;
  private int totalItems;
  private boolean cancelled;
  private boolean aborted;
  private boolean abandoned;

  MapRun(MapPlan plan) {
    this.plan = plan;
    this.maxConcurrency = plan.maxConcurrency();
    this.toleratedCount = plan.toleratedCount();
    this.toleratedPercentage = plan.toleratedPercentage();
  }

  MapPlan plan() {
    return plan;
  }

  /** Changes what UpdateMapRun may change; missing members stay. */
  void update(ObjectNode request) {
    lock.lock();
    try {
      maxConcurrency = request.path("maxConcurrency").asInt(maxConcurrency);
      if (maxConcurrency == 0) {
        maxConcurrency = Integer.MAX_VALUE;
      }
      toleratedCount = request.path("toleratedFailureCount").asLong(toleratedCount);
      toleratedPercentage =
          request.path("toleratedFailurePercentage").asDouble(toleratedPercentage);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Stops it with all its children: nobody waits for it. */
  void cancel(Consumer<LiveExecution> stop) {
    lock.lock();
    try {
      aborted = true;
    } finally {
      lock.unlock();
    }
    end(stop);
  }

  private void end(Consumer<LiveExecution> stop) {
    lock.lock();
    try {
      cancelled = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    running.forEach(stop);
  }

  /** Stops what still runs after too many failed, and waits for it. */
  void giveUp(Consumer<LiveExecution> stop) throws InterruptedException {
    end(stop);
    lock.lock();
    try {
      while (!running.isEmpty()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A child that ended in an earlier attempt. */
  void adopt(Child child) {
    adopted.add(child.index());
    ended.add(child);
  }

  /** A child that was begun in an earlier attempt, and runs. */
  void adopt(int index, int items, LiveExecution child) {
    adopted.add(index);
    follow(index, items, child);
  }

  /**
   * Runs a child for each batch that has none yet; answers whether not too many failed. Blocks
   * until the end.
   *
   * @param sizes how many items each of them has
   * @param start begins the child of that number
   */
  boolean run(List<Integer> sizes, Function<Integer, LiveExecution> start)
      throws InterruptedException {
    total = sizes.size();
    totalItems = sizes.stream().mapToInt(Integer::intValue).sum();
    lock.lock();
    try {
      for (int i = 0; i < total && goesOn(); i++) {
        if (adopted.contains(i)) {
          continue;
        }
        while (running.size() >= maxConcurrency && goesOn()) {
          changed.await();
        }
        if (goesOn()) {
          follow(i, sizes.get(i), start.apply(i));
        }
      }
      while (!running.isEmpty() && goesOn()) {
        changed.await();
      }
      if (abandoned) {
        throw new InterruptedException("A snapshot was restored");
      }
      return !cancelled && tolerable();
    } finally {
      lock.unlock();
    }
  }

  private boolean goesOn() {
    return !cancelled && !abandoned && tolerable();
  }

  private void follow(int index, int items, LiveExecution child) {
    running.add(child);
    var unused =
        child
            .ended()
            .thenRun(
                () ->
                    Thread.ofVirtual()
                        .name("states-map-child")
                        .start(() -> done(child, Child.of(index, items, child))));
  }

  private void done(LiveExecution live, Child child) {
    lock.lock();
    try {
      running.remove(live);
      // A snapshot was restored: the run that goes on from there is another.
      abandoned |= child.status() == Run.Status.RUNNING;
      ended.add(child);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean tolerable() {
    int failed =
        ended.stream()
            .filter(child -> child.status() != Run.Status.SUCCEEDED)
            .mapToInt(Child::items)
            .sum();
    if (failed == 0) {
      return true;
    }
    boolean byCount = toleratedCount > 0 && failed <= toleratedCount;
    boolean byShare =
        toleratedPercentage > 0 && 100.0 * failed / Math.max(1, totalItems) <= toleratedPercentage;
    return toleratedCount > 0 && toleratedPercentage > 0 ? byCount && byShare : byCount || byShare;
  }

  /** Whether nobody waits for it any more. */
  boolean aborted() {
    return aborted;
  }

  /** Those that are done, in order of their batches. */
  List<Child> children() {
    List<Child> all = new ArrayList<>(ended);
    all.sort((a, b) -> Integer.compare(a.index(), b.index()));
    return all;
  }

  /** Why it fails: the first child's error where one alone is enough. */
  StateError failure() {
    @Nullable StateError first =
        children().stream()
            .flatMap(child -> Stream.ofNullable(child.error()))
            .filter(error -> !error.error().isEmpty())
            .findFirst()
            .orElse(null);
    return new StateError(
        "States.ExceedToleratedFailureThreshold",
        "The specified tolerated failure threshold was exceeded"
            + (first == null || first.error().isEmpty() ? "" : ". First error: " + first.error()));
  }

  /** Adds what DescribeMapRun tells of the numbers. */
  void describe(ObjectNode run) {
    run.put("maxConcurrency", maxConcurrency == Integer.MAX_VALUE ? 0 : maxConcurrency);
    run.put("toleratedFailureCount", toleratedCount);
    run.put("toleratedFailurePercentage", toleratedPercentage);
    counts(run.putObject("executionCounts"), total, false);
    counts(run.putObject("itemCounts"), totalItems, true);
  }

  private void counts(ObjectNode counts, int of, boolean items) {
    int done = 0;
    for (Run.Status status :
        List.of(
            Run.Status.SUCCEEDED, Run.Status.FAILED, Run.Status.TIMED_OUT, Run.Status.ABORTED)) {
      int number =
          children().stream()
              .filter(child -> child.status() == status)
              .mapToInt(child -> items ? child.items() : 1)
              .sum();
      done += number;
      counts.put(status == Run.Status.TIMED_OUT ? "timedOut" : name(status), number);
    }
    int active = cancelled ? 0 : running.size();
    counts.put("running", items ? Math.min(of - done, active) : active);
    counts.put("pending", Math.max(0, of - done - active));
    counts.put("total", of);
    counts.put("resultsWritten", 0);
  }

  private static String name(Run.Status status) {
    return status.name().toLowerCase(java.util.Locale.ROOT);
  }
}
