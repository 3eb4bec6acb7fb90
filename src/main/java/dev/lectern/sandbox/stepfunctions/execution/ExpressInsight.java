package dev.lectern.sandbox.stepfunctions.execution;

import dev.lectern.sandbox.ExpressRuns;
import dev.lectern.sandbox.stepfunctions.machine.Versions;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Express executions as they are kept. */
public final class ExpressInsight implements ExpressRuns {

  private static final String KIND = "express";

  private final Ledger ledger;
  private final Versions versions;
  private final ExecutionReads reads;

  /** Over what is kept. */
  public ExpressInsight(Ledger ledger, Versions versions, ExecutionReads reads) {
    this.ledger = ledger;
    this.versions = versions;
    this.reads = reads;
  }

  @Override
  public Optional<List<ObjectNode>> list(String machineArn, int most) {
    StatesArn arn = StatesArn.machine(machineArn).at("");
    boolean express =
        versions
            .find(arn)
            .filter(machine -> machine.path("type").asString("").equals("EXPRESS"))
            .isPresent();
    return express
        ? Optional.of(
            ledger.of(arn, KIND).stream()
                .sorted(
                    Comparator.comparing((ObjectNode one) -> one.path("start").asString())
                        .reversed())
                .limit(most)
                .map(reads::row)
                .toList())
        : Optional.empty();
  }

  private Optional<ObjectNode> find(String executionArn) {
    StatesArn arn = StatesArn.execution(executionArn);
    return arn.kind().equals(KIND) ? ledger.find(arn) : Optional.empty();
  }

  @Override
  public Optional<ObjectNode> describe(String executionArn) {
    return find(executionArn).map(reads::described);
  }

  @Override
  public Optional<ObjectNode> machine(String executionArn) {
    return find(executionArn).map(reads::machine);
  }

  @Override
  public List<ObjectNode> events(String executionArn, long after, int most) {
    List<ObjectNode> events = new ArrayList<>();
    find(executionArn)
        .ifPresent(
            execution -> {
              long last = ledger.progress(execution).path("lastEvent").asLong(0);
              for (long id = after + 1; id <= last && events.size() < most; id++) {
                ledger.event(execution, id).ifPresent(events::add);
              }
            });
    return events;
  }
}
