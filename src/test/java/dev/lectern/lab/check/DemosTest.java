package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.lab.Demo;
import dev.lectern.lab.DemoDesk.Outcome;
import dev.lectern.lab.DemoLoader;
import dev.lectern.lab.LabException;
import dev.lectern.problem.ProblemException;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every demo runs on a sandbox as it says, is reset without a trace, and runs again. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class DemosTest {

  private static final Path DEMOS = Path.of("demos");

  /** Much of a demo is waiting. */
  private static final int TOGETHER = 4;

  private static final Map<String, Future<String>> WALKS = new ConcurrentHashMap<>();

  @TempDir static Path rooms;
  @TempDir Path folder;

  static Stream<String> ids() {
    return new DemoLoader(AwsCalls::known).loadAll(DEMOS).demos().stream().map(Demo::id);
  }

  @Test
  void everyDemoCanBeRead() {
    assertThat(new DemoLoader(AwsCalls::known).loadAll(DEMOS).problems()).isEmpty();
    assertThat(ids()).contains("5.1", "5.3", "6.1");
  }

  /** Presenter mode lights a control in each of our steps and says something beside it. */
  @Test
  void everyStepSaysWhatToLookAt() {
    assertThat(new DemoLoader(AwsCalls::known).loadAll(DEMOS).demos())
        .flatExtracting(Demo::steps)
        .noneMatch(step -> step.targets().isEmpty() || step.say().isEmpty());
  }

  /** Else presenter mode would go there, and the explorer would warn that there is none. */
  @Test
  void aMachineIsNotShownBeforeTheStepThatMakesIt() {
    for (Demo demo : new DemoLoader(AwsCalls::known).loadAll(DEMOS).demos()) {
      for (Demo.DemoStep step : demo.steps()) {
        step.calls().stream()
            .filter(call -> call.call().equals("states:CreateStateMachine"))
            .map(call -> call.with().path("name").asString())
            .forEach(name -> assertThat(step.place(false)).as(step.title()).doesNotContain(name));
      }
    }
  }

  @Test
  void aStepCountsAsDoneByHandOnlyWhenItsProofHolds() throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary().withNeighbour());
        SessionClients clients = clients(sandbox)) {
      AwsDemoDesk desk = desk(folder, sandbox, clients);
      Demo demo =
          desk.demos().demos().stream()
              .filter(each -> each.id().equals("11.1"))
              .findFirst()
              .orElseThrow();
      desk.setUp(demo, Progress.unseen());
      Demo.DemoStep first = demo.steps().getFirst();
      Outcome before = desk.look(demo, first, Progress.unseen());
      assertThat(before.asExpected()).isFalse();
      assertThat(before.expected()).isNotEmpty();
      desk.perform(demo, first, Progress.unseen());
      assertThat(desk.look(demo, first, Progress.unseen()).asExpected()).isTrue();
    }
  }

  @BeforeAll
  static void begin() {
    ExecutorService some = Executors.newFixedThreadPool(TOGETHER);
    ids().forEach(id -> WALKS.put(id, some.submit(() -> walk(id))));
    some.shutdown();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void eachStepIsAsExpectedTwice(String id) throws Exception {
    assertThat(WALKS.get(id).get(5, TimeUnit.MINUTES)).isEqualTo(id);
  }

  private static String walk(String id) throws Exception {
    Lucky lucky = new Lucky();
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary().withNeighbour());
        AutoCloseable listening = sandbox.journal().onEntry(lucky);
        SessionClients clients = clients(sandbox)) {
      AwsDemoDesk desk = desk(rooms.resolve(id), sandbox, clients);
      Demo demo =
          desk.demos().demos().stream()
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseThrow();
      for (int round = 0; round < 2; round++) {
        desk.setUp(demo, Progress.unseen());
        for (Demo.DemoStep step : demo.steps()) {
          lucky.forget();
          Outcome outcome = desk.perform(demo, step, Progress.unseen());
          assertThat(outcome.asExpected())
              .as(
                  step.title()
                      + ": looked for "
                      + outcome.expected()
                      + ", found "
                      + outcome.found())
              .isTrue();
          if (step.calls().stream().noneMatch(call -> call.expect().endsWith("?"))) {
            assertThat(lucky.calls).as(step.title()).isEmpty();
          }
          assertThat(desk.text(demo, step.show()))
              .matches("dv-demo-.*|(user|role|policy)(/dv-demo-.*)?|credentials");
        }
        desk.reset(demo, Progress.unseen());
        assertThat(clients.s3().listBuckets().buckets()).isEmpty();
        assertThat(Duration.between(Instant.now(), sandbox.clock().now()).abs())
            .isLessThan(Duration.ofMinutes(1));
      }
    }
    return id;
  }

  /**
   * Calls that were throttled and went through when the SDK tried again. It draws its waits by lot,
   * so that a step which needs one fails in front of a class some day.
   */
  private static final class Lucky implements Consumer<JournalView.Entry> {

    private final Set<String> throttled = ConcurrentHashMap.newKeySet();
    private final Set<String> calls = ConcurrentHashMap.newKeySet();

    void forget() {
      throttled.clear();
      calls.clear();
    }

    @Override
    public void accept(JournalView.Entry entry) {
      String call = entry.operation() + " " + entry.parameters();
      if ("ProvisionedThroughputExceededException".equals(entry.errorCode())) {
        throttled.add(call);
      } else if (entry.errorCode() == null && throttled.contains(call)) {
        calls.add(call);
      }
    }
  }

  @Test
  void aStepBeforeTheSetUpSaysSo() throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients = clients(sandbox)) {
      AwsDemoDesk desk = desk(folder, sandbox, clients);
      Demo demo = desk.demos().demos().getFirst();
      assertThatThrownBy(() -> desk.perform(demo, demo.steps().getFirst(), Progress.unseen()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("not set up");
    }
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() throws Exception {
    Path demo = Files.createDirectories(folder.resolve("bad"));
    Files.writeString(
        demo.resolve("demo.json"),
        """
        {
          "id": "5.x", "module": 5, "title": "", "minutes": 0, "summary": "s",
          "steps": [
            { "title": "t", "notes": "n", "expect": "e", "jump": "soon",
              "calls": [ { "call": "s3:Nothing", "with": { "Bucket": "${nowhere}" } } ] }
          ]
        }
        """);
    assertThatThrownBy(() -> new DemoLoader(AwsCalls::known).load(demo))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("for example 5.1")
        .hasMessageContaining("bad/demo.json:4")
        .hasMessageContaining("'s3:Nothing' is not known here")
        .hasMessageContaining("${nowhere} is neither a variable nor saved before")
        .hasMessageContaining("P8D or PT61S");
  }

  private static AwsDemoDesk desk(Path folder, SandboxEngine sandbox, AwsClients clients) {
    return new AwsDemoDesk(
        () -> new DemoLoader(AwsCalls::known).loadAll(DEMOS),
        folder,
        () -> Optional.of(clients),
        () -> Optional.of(sandbox));
  }

  private static SessionClients clients(SandboxEngine sandbox) {
    return new ClientFactory(new CallRecorder())
        .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "instructor");
  }
}
