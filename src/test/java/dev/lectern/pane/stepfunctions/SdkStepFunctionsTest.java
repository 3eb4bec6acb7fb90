package dev.lectern.pane.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.stepfunctions.activities.ActivitiesGateway.Activity;
import dev.lectern.pane.stepfunctions.activities.SdkActivitiesGateway;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.definition.SdkDefinitionGateway;
import dev.lectern.pane.stepfunctions.executions.ExecutionsGateway.Start;
import dev.lectern.pane.stepfunctions.executions.SdkExecutionsGateway;
import dev.lectern.pane.stepfunctions.machines.NewMachine;
import dev.lectern.pane.stepfunctions.machines.SdkMachinesGateway;
import dev.lectern.pane.stepfunctions.machines.Template;
import dev.lectern.pane.stepfunctions.mapruns.SdkMapRunsGateway;
import dev.lectern.pane.stepfunctions.setup.SdkSetupGateway;
import dev.lectern.pane.stepfunctions.versions.SdkVersionsGateway;
import dev.lectern.pane.stepfunctions.versions.VersionsGateway.Alias;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** The explorer's gateways against a sandbox. */
class SdkStepFunctionsTest {

  private static SandboxEngine sandbox;
  private static SessionClients clients;
  private static SdkMachinesGateway machines;

  @BeforeAll
  static void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    machines = new SdkMachinesGateway(clients);
  }

  @AfterAll
  static void stop() throws Exception {
    clients.close();
    sandbox.close();
  }

  private static Machine create(String name, Template template, boolean express) {
    return machines.create(
        new NewMachine(name, express, template.definition(), "", template.activity(name)),
        Progress.unseen());
  }

  @Test
  void aMachineIsMadeChangedRunAndDeleted() {
    Machine made = create("orders", Template.SAGA, false);
    assertThat(made.role()).endsWith("role/StepFunctions-orders-role");
    assertThat(machines.roles()).contains(made.role());
    assertThat(machines.list(Progress.unseen())).anyMatch(row -> row.name().equals("orders"));

    SdkDefinitionGateway definition = new SdkDefinitionGateway(clients, machines::describe);
    assertThat(definition.validate(made.definition(), false)).isEmpty();
    assertThat(definition.validate("{\"StartAt\": \"A\"}", false)).isNotEmpty();
    String changed = made.definition().replace("rsv-5521", "rsv-7");
    assertThat(definition.save(made, changed, true, "Other numbers").definition())
        .isEqualTo(changed);

    SdkExecutionsGateway executions = new SdkExecutionsGateway(clients, null);
    String name = executions.start(new Start(made.arn(), "first", Template.SAGA.input()));
    assertThat(name).isEqualTo("first");
    ExecutionRow row = ended(executions, made.arn());
    assertThat(row.status()).isEqualTo("FAILED");
    assertThat(executions.page(made.arn(), "SUCCEEDED", "").rows()).isEmpty();
    assertThat(executions.input(row.arn())).contains("10042");
    executions.redrive(row.arn());
    assertThat(ended(executions, made.arn()).redrives()).isEqualTo(1);

    SdkVersionsGateway versions = new SdkVersionsGateway(clients);
    versions.publish(made.arn(), "");
    versions.put(made.arn(), new Alias("live", "", "1", 100, "", ""), true);
    assertThat(executions.startable(made.arn())).contains(made.arn() + ":live", made.arn() + ":1");
    assertThat(versions.list(made.arn()).versions()).isNotEmpty();
    Alias live = versions.list(made.arn()).aliases().getFirst();
    assertThat(live.version()).isEqualTo("1");
    versions.deleteAlias(live.arn());

    SdkSetupGateway setup = new SdkSetupGateway(clients, machines::describe);
    setup.tags(made.arn(), Map.of(), Map.of("a", "1", "b", "2"));
    setup.tags(made.arn(), setup.tags(made.arn()), Map.of("b", "3"));
    assertThat(setup.tags(made.arn())).isEqualTo(Map.of("b", "3"));
    assertThat(setup.save(made, made.role(), made.logging(), true).tracing()).isTrue();

    assertThat(new SdkMapRunsGateway(clients).list(made.arn(), Progress.unseen())).isEmpty();
    assertThat(machines.running(machines.list(Progress.unseen()).getFirst())).isZero();
    machines.delete(made.arn());
    assertThatThrownBy(() -> machines.describe("orders"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
  }

  private static ExecutionRow ended(SdkExecutionsGateway executions, String machine) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < end) {
      ExecutionRow row = executions.page(machine, "", "").rows().getFirst();
      if (!row.running()) {
        return row;
      }
      LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError("It did not end");
  }

  @Test
  void anExpressMachineIsWaitedForAtTheSandboxsOwnAddress() {
    Machine made = create("quick", Template.HELLO, true);
    SdkExecutionsGateway executions = new SdkExecutionsGateway(clients, null);
    var result = executions.sync(new Start(made.arn(), "one", "{\"name\": \"Ada\"}"));
    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(result.output()).contains("Hello, Ada!");
    assertThat(result.billedMillis()).isPositive();
    assertThat(executions.start(new Start(made.arn(), "two", "{\"name\": \"Ada\"}")))
        .as("with the number that tells it from others of its name")
        .startsWith("two:");
  }

  @Test
  void aTaskIsTakenAndAnswered() {
    Machine made = create("chairs", Template.APPROVAL, false);
    SdkExecutionsGateway executions = new SdkExecutionsGateway(clients, null);
    executions.start(new Start(made.arn(), "one", Template.APPROVAL.input()));
    SdkActivitiesGateway activities = new SdkActivitiesGateway(clients);
    Activity activity =
        activities.list(Progress.unseen()).stream()
            .filter(one -> one.name().equals("chairs-approval"))
            .findFirst()
            .orElseThrow();
    var task = activities.take(activity).orElseThrow();
    assertThat(task.input()).contains("chair");
    activities.beat(task);
    activities.succeed(task, "{\"approved\": true}");
    assertThat(ended(executions, made.arn()).status()).isEqualTo("SUCCEEDED");
    executions.start(new Start(made.arn(), "two", Template.APPROVAL.input()));
    activities.fail(activities.take(activity).orElseThrow(), "Lost", "The form was lost.");
    assertThat(ended(executions, made.arn()).status()).isEqualTo("FAILED");
    activities.delete(activity.arn());
  }
}
