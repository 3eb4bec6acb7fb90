package dev.lectern.sandbox.stepfunctions;

import dev.lectern.sandbox.Coming;
import dev.lectern.sandbox.ExpressRuns;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.Protected;
import dev.lectern.sandbox.stepfunctions.execution.ExecutionOperations;
import dev.lectern.sandbox.stepfunctions.execution.ExecutionReads;
import dev.lectern.sandbox.stepfunctions.execution.Executions;
import dev.lectern.sandbox.stepfunctions.execution.ExpressInsight;
import dev.lectern.sandbox.stepfunctions.integration.Activities;
import dev.lectern.sandbox.stepfunctions.integration.Integrations;
import dev.lectern.sandbox.stepfunctions.integration.MapRuns;
import dev.lectern.sandbox.stepfunctions.integration.TestState;
import dev.lectern.sandbox.stepfunctions.integration.Tokens;
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
  private final MapRuns mapRuns;
  private final Map<String, Operation> operations;
  private final ExpressRuns expressRuns;

  /**
   * On the sandbox's store, by its clock.
   *
   * @param calls how tasks call other services
   */
  public StepFunctionsService(Store store, SandboxClock clock, RoleCalls calls) {
    this.state = StatesState.on(store);
    Activities activities = new Activities(state);
    Integrations integrations =
        new Integrations(state, calls, clock::now, activities, this::executions, this::mapRuns);
    this.executions = new Executions(state, clock, integrations);
    this.mapRuns = new MapRuns(state, executions, integrations, clock::now);
    Versions versions = new Versions(state);
    Aliases aliases = new Aliases(state, versions);
    Map<String, Operation> all = new TreeMap<>();
    all.putAll(new MachineOperations(state, versions, executions::machineGone).all());
    all.putAll(versions.all());
    all.putAll(aliases.all());
    all.putAll(Tags.all(state));
    all.putAll(new ExecutionOperations(executions, versions, aliases).all());
    ExecutionReads reads = new ExecutionReads(executions.ledger(), versions);
    all.putAll(reads.all());
    this.expressRuns = new ExpressInsight(executions.ledger(), versions, reads);
    all.putAll(activities.all());
    all.putAll(new Tokens(executions).all());
    all.putAll(mapRuns.all());
    all.put("TestState", new TestState(integrations));
    this.operations = Collections.unmodifiableMap(all);
  }

  private Executions executions() {
    return executions;
  }

  private MapRuns mapRuns() {
    return mapRuns;
  }

  /** What the API does not tell of Express machines. */
  public ExpressRuns expressRuns() {
    return expressRuns;
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
  public List<Coming> coming(Instant now, Instant until) {
    int count = executions.due(until);
    return count == 0
        ? List.of()
        : List.of(
            new Coming(
                "states",
                count,
                false,
                count == 1 ? "execution goes on or times out" : "executions go on or time out"));
  }

  @Override
  public void close() {
    executions.close();
  }
}
