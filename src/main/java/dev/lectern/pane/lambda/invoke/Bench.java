package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.Run;
import dev.lectern.task.Parallel;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Sends many invocations. Blocking; the runs are told one by one, from any thread. */
final class Bench {

  private final InvokeGateway gateway;

  Bench(InvokeGateway gateway) {
    this.gateway = gateway;
  }

  /** All at once. */
  int burst(Request request, int count, Consumer<Run> told, Progress progress) throws Exception {
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      work.add(() -> once(request, told, progress));
    }
    return Parallel.all(work).size();
  }

  /** So many a second for some seconds, whether they are answered in time or not. */
  int hold(Request request, int perSecond, int seconds, Consumer<Run> told, Progress progress)
      throws Exception {
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < perSecond * seconds; i++) {
      Duration wait = Duration.ofMillis(1000L * i / perSecond);
      work.add(
          () -> {
            try {
              Pause.of(wait, progress);
              return once(request, told, progress);
            } catch (CancellationException stopped) {
              return 0;
            }
          });
    }
    return Parallel.all(work).stream().mapToInt(Integer::intValue).sum();
  }

  private int once(Request request, Consumer<Run> told, Progress progress) {
    progress.check();
    Run run = gateway.invoke(request);
    if (run.problem() != null) {
      // A call that is broken off by its sender did not fail.
      progress.check();
    }
    told.accept(run);
    return 1;
  }
}
