package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.sandbox.stepfunctions.execution.Executions;
import dev.lectern.sandbox.stepfunctions.execution.LiveExecution;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The children of a map run that goes on: those that run are waited for, those that succeeded
 * count, and a redrive goes on with those that did not: a Standard child from where it failed, an
 * Express child from its start ("Redriving Map Runs").
 *
 * @param express whether the children are Express executions
 * @param redriven whether those that failed go on; else they have failed
 */
record Adoption(Executions executions, boolean express, boolean redriven) {

  /** Tells a run of its children. May block while the sandbox starts. */
  void adopt(StatesArn arn, MapRun run) {
    executions.settled();
    Map<Integer, ObjectNode> latest = new TreeMap<>();
    for (ObjectNode child : executions.ledger().of(arn, express ? "express" : "execution")) {
      if (child.path("mapRunArn").asString("").equals(arn.text())) {
        latest.merge(
            child.path("item").path("Index").asInt(),
            child,
            (one, other) -> start(one).compareTo(start(other)) > 0 ? one : other);
      }
    }
    latest.forEach((index, child) -> adopt(run, index, child));
  }

  private static String start(ObjectNode child) {
    return child.path("start").asString();
  }

  private void adopt(MapRun run, int index, ObjectNode child) {
    int items = child.path("itemCount").asInt(1);
    StatesArn arn = StatesArn.execution(child.path("arn").asString());
    Optional<LiveExecution> live = executions.live(arn.text());
    MapRun.Child kept = MapRun.Child.of(index, items, child, executions.ledger().progress(child));
    boolean ended = kept.status() != Run.Status.RUNNING;
    if (live.isPresent()) {
      run.adopt(index, items, live.get());
    } else if (kept.status() == Run.Status.SUCCEEDED || ended && !redriven) {
      run.adopt(kept);
    } else if (ended && !express) {
      try {
        run.adopt(index, items, executions.redrive(arn, child));
      } catch (IOException e) {
        throw new UncheckedIOException("A child of a map run cannot go on", e);
      }
    }
  }
}
