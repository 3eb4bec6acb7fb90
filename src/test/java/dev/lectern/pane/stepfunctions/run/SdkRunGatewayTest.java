package dev.lectern.pane.stepfunctions.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.model.MapRun;
import dev.lectern.pane.stepfunctions.run.model.Page;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.pane.stepfunctions.run.model.SdkRunGateway;
import dev.lectern.pane.stepfunctions.run.model.Trial;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.DirectTaskRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The gateway against the sandbox. */
class SdkRunGatewayTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/machine";

  private static SandboxEngine sandbox;
  private static SessionClients clients;
  private static SdkRunGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    gateway = new SdkRunGateway(clients);
  }

  @AfterAll
  static void stop() {
    clients.close();
    sandbox.close();
  }

  private static String begin(String name, String definition, String input) {
    SfnClient sfn = clients.sfn();
    String machine =
        sfn.createStateMachine(c -> c.name(name).definition(definition).roleArn(ROLE))
            .stateMachineArn();
    return gateway.start(machine, "", input);
  }

  private static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not happen").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void aRunHasTheNameThatItWasGiven() {
    String arn =
        begin("named", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", "{}");
    String machine = gateway.describe(arn).machineArn();
    assertThat(gateway.start(machine, "mine", "{}")).endsWith(":mine");
  }

  @Test
  void eventsThatComeLaterAreToldOnce() {
    String arn =
        begin(
            "waits",
            """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"W"},
              "W":{"Type":"Wait","Seconds":60,"Next":"B"},"B":{"Type":"Pass","End":true}}}
            """,
            "{\"x\":1}");
    List<Event> all = new ArrayList<>();
    Page[] page = {gateway.events(arn, "")};
    all.addAll(page[0].events());
    until(
        () -> {
          page[0] = gateway.events(arn, page[0].next());
          all.addAll(page[0].events());
          return all.getLast().type().equals("WaitStateEntered");
        });
    assertThat(page[0].more()).isFalse();
    assertThat(gateway.describe(arn).running()).isTrue();
    sandbox.clock().advance(Duration.ofSeconds(61));
    until(() -> !gateway.describe(arn).running());
    page[0] = gateway.events(arn, page[0].next());
    all.addAll(page[0].events());
    assertThat(all.stream().map(Event::id)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(all.getFirst().text("input")).isEqualTo("{\"x\":1}");
    assertThat(all.get(1).previous()).isZero();
    RunInfo info = gateway.describe(arn);
    assertThat(info.status()).isEqualTo("SUCCEEDED");
    assertThat(info.redrivable()).isFalse();
    assertThat(gateway.machine(arn).parsed()).isPresent();
    assertThat(gateway.machine(arn).role()).isEqualTo(ROLE);
  }

  @Test
  void aFailedExecutionGoesOnAfterARedrive() {
    String arn =
        begin(
            "fails",
            """
            {"StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"v.$":"$.nope"},"End":true}}}
            """,
            "{}");
    until(() -> !gateway.describe(arn).running());
    RunInfo info = gateway.describe(arn);
    assertThat(info.status()).isEqualTo("FAILED");
    assertThat(info.redrivable()).isTrue();
    gateway.redrive(arn);
    until(() -> gateway.describe(arn).redrives() == 1 && !gateway.describe(arn).running());
    assertThat(gateway.events(arn, "").events().stream().map(Event::type))
        .contains("ExecutionRedriven");
  }

  @Test
  void oneStateIsTriedWithAMockAndItsErrors() {
    Trial.Question question =
        new Trial.Question(
            FakeRun.SAGA,
            "ChargeCard",
            FakeRun.INPUT,
            "{}",
            "{\"Execution\":{\"Id\":\"x\"}}",
            "",
            new Trial.Mock.Result("{\"Payload\":{\"receipt\":\"r-1\"}}"),
            0);
    Trial.Answer answer = gateway.test(question);
    assertThat(answer.status()).isEqualTo("SUCCEEDED");
    assertThat(answer.next()).isEqualTo("ShipOrder");
    assertThat(answer.seen().get("afterResultSelector")).isEqualTo("{\"receipt\":\"r-1\"}");
    assertThat(answer.seen().get("afterParameters")).contains("dv-7f3a-charge");

    Trial.Answer caught =
        gateway.test(
            new Trial.Question(
                FakeRun.SAGA,
                "ChargeCard",
                FakeRun.INPUT,
                "{}",
                "",
                "",
                new Trial.Mock.Failure("GatewayBusy", "503"),
                3));
    assertThat(caught.status()).isEqualTo("CAUGHT_ERROR");
    assertThat(caught.next()).isEqualTo("ReleaseStock");
    assertThat(caught.output()).contains("\"error\":{\"Error\":\"GatewayBusy\"");
  }

  @Test
  void aDistributedMapTellsHowFarItIsAndItsChildren() {
    String arn =
        begin(
            "distributed",
            """
            {"StartAt":"M","States":{"M":{"Type":"Map","Label":"all","ToleratedFailureCount":1,"ItemProcessor":{
              "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"C","States":{
                "C":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":2,"Next":"F"}],"Default":"S"},
                "F":{"Type":"Fail","Error":"Two"},"S":{"Type":"Succeed"}}},"End":true}}}
            """,
            "[1,2,3]");
    until(() -> !gateway.describe(arn).running());
    RunViewModel model = new RunViewModel(gateway, new DirectTaskRunner());
    model.open(arn);
    model.pin("M");
    MapRun run = gateway.mapRun(model.visit().orElseThrow().mapRun(), "");
    assertThat(run.execution()).isEqualTo(arn);
    assertThat(run.items().succeeded()).isEqualTo(2);
    assertThat(run.items().failed()).isEqualTo(1);
    assertThat(run.children()).hasSize(3);
    assertThat(run.untold()).isNull();
    assertThat(gateway.mapRun(run.arn(), "FAILED").children())
        .singleElement()
        .satisfies(
            child -> {
              String place = RunInfo.place(child.arn());
              assertThat(place).startsWith("all/");
              model.open(child.arn());
              assertThat(model.infoProperty().get().error()).isEqualTo("Two");
              assertThat(model.history().events().getLast().type()).isEqualTo("ExecutionFailed");
            });
  }

  @Test
  void whoMaySeeLittleSeesThat() {
    String arn =
        begin(
            "little", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", "{\"a\":1}");
    until(() -> !gateway.describe(arn).running());
    RunViewModel untold = as("reader", "states:GetExecutionHistory", arn);
    assertThat(untold.problemProperty().get()).isNull();
    assertThat(untold.untoldProperty().get().denied()).isTrue();
    assertThat(untold.infoProperty().get().status()).isEqualTo("SUCCEEDED");
    assertThat(untold.infoProperty().get().input()).isEqualTo("{\"a\":1}");
    assertThat(untold.machineProblemProperty().get().denied()).isTrue();
    assertThat(untold.history().size()).isPositive();

    RunViewModel unseen = as("describer", "states:DescribeExecution", arn);
    assertThat(unseen.problemProperty().get()).isNull();
    assertThat(unseen.unseenProperty().get().denied()).isTrue();
    assertThat(unseen.infoProperty().get().status()).isEqualTo("SUCCEEDED");
    assertThat(unseen.completeProperty().get()).isTrue();

    RunViewModel nothing = as("nobody", "s3:ListAllMyBuckets", arn);
    assertThat(nothing.problemProperty().get().denied()).isTrue();
  }

  /** What a user with one permission sees. */
  private static RunViewModel as(String user, String action, String arn) {
    var iam = clients.iam();
    iam.createUser(c -> c.userName(user));
    iam.putUserPolicy(
        c ->
            c.userName(user)
                .policyName("one")
                .policyDocument(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\""
                        + action
                        + "\",\"Resource\":\"*\"}]}"));
    var key = iam.createAccessKey(c -> c.userName(user)).accessKey();
    try (SessionClients his = clients.as(key.accessKeyId(), key.secretAccessKey(), null, "")) {
      RunViewModel model = new RunViewModel(new SdkRunGateway(his), new DirectTaskRunner());
      model.open(arn);
      return model;
    }
  }
}
