package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.json.Json;
import dev.lectern.sandbox.stepfunctions.execution.LiveExecution;
import dev.lectern.sandbox.stepfunctions.interpreter.MapPlan;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A running distributed Map: so many children at once, until all are done or too many failed. */
final class MapRun {

  /**
   * What came of one child.
   *
   * @param items how many it worked on
   */
  record Child(int index, int items, LiveExecution execution) {
    Run.Status status() {
      return execution.run().status();
    }
  }

  private final MapPlan plan;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<LiveExecution> running = ConcurrentHashMap.newKeySet();
  private final List<Child> ended = Collections.synchronizedList(new ArrayList<>());
  private int maxConcurrency;
  private long toleratedCount;
  private double toleratedPercentage;
  private int total;
  private int totalItems;
  private boolean cancelled;

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

  /** Stops it with all its children. */
  void cancel(Consumer<LiveExecution> stop) {
    lock.lock();
    try {
      cancelled = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    running.forEach(stop);
  }

  /**
   * Runs a child for each batch; answers whether not too many failed. Blocks until the end.
   *
   * @param inputs what each child gets
   * @param sizes how many items each of them has
   * @param start begins the child of that number
   */
  boolean run(List<JsonNode> inputs, List<Integer> sizes, Function<Integer, LiveExecution> start)
      throws InterruptedException {
    total = inputs.size();
    totalItems = sizes.stream().mapToInt(Integer::intValue).sum();
    lock.lock();
    try {
      for (int i = 0; i < total && goesOn(); i++) {
        while (running.size() >= maxConcurrency && goesOn()) {
          changed.await();
        }
        if (goesOn()) {
          begin(i, sizes.get(i), start);
        }
      }
      while (!running.isEmpty() && goesOn()) {
        changed.await();
      }
      return !cancelled && tolerable();
    } finally {
      lock.unlock();
    }
  }

  private boolean goesOn() {
    return !cancelled && tolerable();
  }

  private void begin(int index, int items, Function<Integer, LiveExecution> start) {
    LiveExecution child = start.apply(index);
    running.add(child);
    var unused =
        child
            .ended()
            .thenRun(
                () ->
                    Thread.ofVirtual()
                        .name("states-map-child")
                        .start(() -> done(new Child(index, items, child))));
  }

  private void done(Child child) {
    lock.lock();
    try {
      running.remove(child.execution());
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

  boolean cancelled() {
    return cancelled;
  }

  /** Those that are done, in order of their batches. */
  List<Child> children() {
    List<Child> all = new ArrayList<>(ended);
    all.sort((a, b) -> Integer.compare(a.index(), b.index()));
    return all;
  }

  /** The outputs of those that succeeded. */
  ArrayNode outputs() {
    ArrayNode outputs = Json.array();
    children().stream()
        .map(child -> child.execution().run().output().orElse(null))
        .filter(output -> output != null)
        .forEach(outputs::add);
    return outputs;
  }

  /** Why it fails: the first child's error where one alone is enough. */
  StateError failure() {
    @Nullable StateError first =
        children().stream()
            .filter(child -> child.status() != Run.Status.SUCCEEDED)
            .findFirst()
            .flatMap(child -> child.execution().run().error())
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
