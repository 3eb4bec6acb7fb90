package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.stepfunctions.executions.ExecutionsGateway;
import dev.lectern.pane.stepfunctions.executions.SdkExecutionsGateway;
import dev.lectern.pane.stepfunctions.run.model.Inside;
import dev.lectern.pane.stepfunctions.run.model.InsideRunGateway;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.pane.stepfunctions.run.model.SdkRunGateway;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.DirectTaskRunner;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** What the sandbox tells of Express executions. */
class SandboxStatesTest {

  private static final String PASS =
      "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},"
          + "\"B\":{\"Type\":\"Fail\",\"Error\":\"Odd\",\"Cause\":\"on purpose\"}}}";

  @Test
  void anExpressExecutionIsListedAndShown() throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients =
            new ClientFactory(new CallRecorder())
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "test")) {
      String role = "arn:aws:iam::000000000000:role/machine";
      String express =
          clients
              .sfn()
              .createStateMachine(
                  c ->
                      c.name("quick").type(StateMachineType.EXPRESS).definition(PASS).roleArn(role))
              .stateMachineArn();
      String standard =
          clients
              .sfn()
              .createStateMachine(c -> c.name("slow").definition(PASS).roleArn(role))
              .stateMachineArn();
      Inside inside = SandboxStates.of(Optional.of(sandbox), clients.session()).orElseThrow();
      SdkExecutionsGateway executions = new SdkExecutionsGateway(clients, inside);
      ExecutionsGateway.Result result =
          executions.sync(new ExecutionsGateway.Start(express, "run", "{\"a\": 1}"));
      assertThat(result.error()).isEqualTo("Odd");
      assertThat(executions.page(express, "", "").rows())
          .singleElement()
          .satisfies(row -> assertThat(row.status()).isEqualTo("FAILED"));
      assertThat(executions.page(express, "SUCCEEDED", "").rows()).isEmpty();
      assertThat(inside.express(standard)).isEmpty();
      assertThat(executions.page(standard, "", "").rows()).isEmpty();

      String arn = RunInfo.arn(express, true, result.name());
      assertThat(executions.page(express, "", "").rows().getFirst().arn()).isEqualTo(arn);
      assertThat(executions.input(arn)).isEqualTo("{\"a\": 1}");
      RunViewModel model =
          new RunViewModel(
              new InsideRunGateway(new SdkRunGateway(clients), inside), new DirectTaskRunner());
      model.open(arn);
      assertThat(model.problemProperty().get()).isNull();
      assertThat(model.infoProperty().get().status()).isEqualTo("FAILED");
      assertThat(model.history().events().getLast().type()).isEqualTo("ExecutionFailed");
      assertThat(model.machineProperty().get().text()).isEqualTo(PASS);
      assertThat(model.completeProperty().get()).isTrue();
    }
  }

  @Test
  void aPlaceNamesOneExecution() {
    String machine = "arn:aws:states:us-east-1:111122223333:stateMachine:orders";
    for (String arn :
        new String[] {
          "arn:aws:states:us-east-1:111122223333:execution:orders:run-1",
          "arn:aws:states:us-east-1:111122223333:execution:orders/prices:0b5f",
          "arn:aws:states:us-east-1:111122223333:express:orders:run-1:77aa"
        }) {
      assertThat(RunInfo.arn(machine, RunInfo.express(arn), RunInfo.place(arn))).isEqualTo(arn);
      assertThat(RunInfo.machine(arn)).isEqualTo("orders");
    }
  }
}
