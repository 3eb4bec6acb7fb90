package dev.lectern.sandbox.stepfunctions;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.Protected;
import dev.lectern.sandbox.stepfunctions.execution.ExecutionOperations;
import dev.lectern.sandbox.stepfunctions.execution.ExecutionReads;
import dev.lectern.sandbox.stepfunctions.execution.Executions;
import dev.lectern.sandbox.stepfunctions.execution.LiveExecution;
import dev.lectern.sandbox.stepfunctions.interpreter.Effect;
import dev.lectern.sandbox.stepfunctions.interpreter.Signal;
import dev.lectern.sandbox.stepfunctions.machine.Aliases;
import dev.lectern.sandbox.stepfunctions.machine.MachineOperations;
import dev.lectern.sandbox.stepfunctions.machine.Tags;
import dev.lectern.sandbox.stepfunctions.machine.Versions;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import dev.lectern.sandbox.store.Store;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** AWS Step Functions in the sandbox. */
public final class StepFunctionsService implements Service, Protected {

  private final StatesState state;
  private final Executions executions;
  private final Map<String, Operation> operations;

  /** On the sandbox's store, by its clock. */
  public StepFunctionsService(Store store, SandboxClock clock) {
    this.state = StatesState.on(store);
    this.executions = new Executions(state, clock, new NoTasks());
    Versions versions = new Versions(state);
    Aliases aliases = new Aliases(state, versions);
    Map<String, Operation> all = new TreeMap<>();
    all.putAll(new MachineOperations(state, versions, executions::machineGone).all());
    all.putAll(versions.all());
    all.putAll(aliases.all());
    all.putAll(Tags.all(state));
    all.putAll(new ExecutionOperations(executions, versions, aliases).all());
    all.putAll(new ExecutionReads(executions.ledger(), versions).all());
    this.operations = Collections.unmodifiableMap(all);
  }

  /** Says of every task that the sandbox cannot do it. */
  private static final class NoTasks implements Executions.Performer {
    @Override
    public void perform(LiveExecution execution, Effect effect) {
      Thread.ofVirtual()
          .name("states-task")
          .start(
              () ->
                  execution.signal(
                      new Signal.Failed(
                          effect.token(),
                          "Sandbox.NotImplemented",
                          "The sandbox does not run this integration.")));
    }

    @Override
    public void resumed(LiveExecution execution) {}
  }

  @Override
  public String id() {
    return "states";
  }

  @Override
  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public List<Access> accesses(Ask ask) {
    return new StatesAccess(state).accesses(ask);
  }

  @Override
  public void tick(Instant now) {
    executions.tick();
  }

  @Override
  public void close() {
    executions.close();
  }
}
