package dev.lectern.pane.stepfunctions;

import dev.lectern.asl.DefinitionReader;
import dev.lectern.asl.Diagnostic;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.data.MachineRow;
import dev.lectern.pane.stepfunctions.definition.DefinitionGateway;
import dev.lectern.pane.stepfunctions.executions.ExecutionsGateway;
import dev.lectern.pane.stepfunctions.machines.MachinesGateway;
import dev.lectern.pane.stepfunctions.machines.NewMachine;
import dev.lectern.pane.stepfunctions.machines.Template;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Machines in memory, validated by the real reader. */
final class FakeStepFunctions implements MachinesGateway, DefinitionGateway, ExecutionsGateway {

  static final Instant THEN = Instant.parse("2026-11-21T10:42:07Z");
  private static final String ARN = "arn:aws:states:us-east-1:000000000000:stateMachine:";

  final Map<String, Machine> machines = new ConcurrentSkipListMap<>();
  final List<ExecutionRow> executions = new CopyOnWriteArrayList<>();
  final List<String> done = new CopyOnWriteArrayList<>();
  private final FakeMore more = new FakeMore(done);

  FakeStepFunctions() {
    add("dv-7f3a-order-saga", Template.SAGA.definition(), false);
    add("dv-7f3a-pet-reminder", Template.REMINDER.definition(), false);
    add("dv-7f3a-price", Template.MAP.definition(), true);
    execution("run-10043", "RUNNING", 0);
    execution("run-10042", "FAILED", 1);
    execution("run-10041", "SUCCEEDED", 0);
    execution("run-10040", "ABORTED", 0);
  }

  private Machine add(String name, String definition, boolean express) {
    Machine machine =
        new Machine(
            name,
            ARN + name,
            express,
            "ACTIVE",
            "arn:aws:iam::000000000000:role/StepFunctions-" + name + "-role",
            definition,
            "r" + done.size(),
            THEN,
            new Machine.Logging("OFF", false, ""),
            false);
    machines.put(name, machine);
    return machine;
  }

  private void execution(String name, String status, int redrives) {
    executions.add(
        new ExecutionRow(
            name,
            "arn:aws:states:us-east-1:000000000000:execution:dv-7f3a-order-saga:" + name,
            status,
            THEN,
            status.equals("RUNNING") ? null : THEN.plusMillis(9_120),
            redrives,
            ""));
  }

  StepFunctionsPane.Gateways gateways() {
    return new StepFunctionsPane.Gateways(
        this, this, this, more, more.mapRuns(), more.setup(), more.activities());
  }

  @Override
  public List<MachineRow> list(Progress progress) {
    return machines.values().stream()
        .map(one -> new MachineRow(one.name(), one.arn(), one.express(), one.created()))
        .toList();
  }

  @Override
  public int running(MachineRow machine) {
    return machine.express() ? -1 : machine.name().endsWith("saga") ? 1 : 0;
  }

  @Override
  public Machine describe(String name) {
    return machines.get(name);
  }

  @Override
  public Machine create(NewMachine wanted, Progress progress) {
    done.add("create " + wanted.name());
    return add(wanted.name(), wanted.definition(), wanted.express());
  }

  @Override
  public void delete(String arn) {
    done.add("delete " + arn);
    machines.remove(arn.substring(ARN.length()));
  }

  @Override
  public List<String> roles() {
    return List.of("arn:aws:iam::000000000000:role/machines");
  }

  @Override
  public boolean makesRoles() {
    return true;
  }

  @Override
  public List<Diagnostic> validate(String definition, boolean express) {
    return DefinitionReader.read(definition, express).diagnostics();
  }

  @Override
  public Machine save(Machine machine, String definition, boolean publish, String description) {
    done.add("save" + (publish ? " and publish " + description : ""));
    return add(machine.name(), definition, machine.express());
  }

  @Override
  public String publish(Machine machine, String description) {
    done.add("publish " + description);
    return "3";
  }

  @Override
  public Page page(String machine, String status, String next) {
    List<ExecutionRow> found = new ArrayList<>();
    executions.stream()
        .filter(one -> status.isEmpty() || one.status().equals(status))
        .forEach(found::add);
    return new Page(List.copyOf(found), "");
  }

  @Override
  public String start(Start wanted) {
    done.add("start " + wanted.name() + " " + wanted.input());
    return wanted.name();
  }

  @Override
  public Result sync(Start wanted) {
    done.add("sync " + wanted.input());
    return new Result("run", "SUCCEEDED", "{\"total\": 83}", "", "", 42, 100, 64);
  }

  @Override
  public void stop(String execution, String cause) {
    executions.replaceAll(
        one ->
            one.arn().equals(execution)
                ? new ExecutionRow(
                    one.name(),
                    one.arn(),
                    "ABORTED",
                    one.started(),
                    THEN.plusMillis(9_120),
                    one.redrives(),
                    one.startedBy())
                : one);
    done.add("stop " + execution);
  }

  @Override
  public void redrive(String execution) {
    done.add("redrive " + execution);
  }

  @Override
  public String input(String execution) {
    return "{\"orderId\":\"10042\"}";
  }

  @Override
  public List<String> startable(String machine) {
    return List.of(machine + ":live", machine + ":2", machine + ":1");
  }
}
