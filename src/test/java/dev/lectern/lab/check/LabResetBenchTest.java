package dev.lectern.lab.check;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.bench.Table;
import dev.lectern.bench.Turns;
import dev.lectern.calls.CallRecorder;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.ProgressStore;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner waits for: a step put back, and a step graded. With a sandbox on disk. */
@Tag("bench")
class LabResetBenchTest {

  private static final Progress QUIET = Progress.unseen();
  private static final int ROUNDS = 9;

  @TempDir Path temp;
  private final Table table = new Table();

  @Test
  void measure() throws Exception {
    LabLoader.Catalogue labs = new LabLoader(AwsCalls::known).loadAll(Path.of("labs"));
    CallRecorder recorder = new CallRecorder();
    try (SandboxEngine sandbox =
            SandboxEngine.start(SandboxConfig.temporary().withData(temp.resolve("sandbox")));
        SessionClients clients =
            new ClientFactory(recorder)
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "console");
        AwsLabDesk desk =
            new AwsLabDesk(
                () -> labs,
                new ProgressStore(temp.resolve("progress")),
                new LabHost(
                    () -> Optional.of(clients),
                    recorder,
                    () -> Optional.of(sandbox),
                    InstantSource.system(),
                    () -> "7f3a"))) {
      for (String id : List.of("5.A", "7.B", "9.A")) {
        measure(
            desk,
            sandbox,
            labs.labs().stream().filter(lab -> lab.id().equals(id)).findFirst().orElseThrow());
      }
    }
  }

  private void measure(AwsLabDesk desk, SandboxEngine sandbox, Lab lab) throws Exception {
    String first = lab.steps().getFirst().id();
    String second = lab.steps().get(1).id();
    var unused = desk.start(lab.id(), QUIET);
    var solved = desk.solve(lab.id(), first, QUIET);
    double reset = millis(() -> desk.reset(lab.id(), second, QUIET));
    double restore =
        millis(
            () -> {
              sandbox.snapshots().restore("lab " + lab.id() + " " + second);
              return true;
            });
    double grade = millis(() -> desk.check(lab.id(), second, Map.of(), QUIET));
    row(lab, "back to step 2, beside its snapshot", reset, restore, 500);
    row(lab, "step 2 graded", grade, Double.NaN, 1_000);
  }

  private void row(Lab lab, String what, double measured, double baseline, double most) {
    table.value(
        "Lab " + lab.id() + ": " + what,
        "ms",
        measured,
        baseline,
        "%,.0f ms".formatted(most),
        measured <= most);
  }

  private static double millis(Callable<?> work) throws Exception {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begun = System.nanoTime();
      var unused = work.call();
      times[i] = Turns.seconds(begun) * 1_000;
    }
    return Turns.median(times);
  }
}
