package dev.lectern.sandbox.lambda.run;

import dev.lectern.sandbox.FunctionInsight.End;
import dev.lectern.sandbox.FunctionInsight.Environment;
import dev.lectern.sandbox.FunctionInsight.Failure;
import dev.lectern.sandbox.FunctionInsight.Phase;
import dev.lectern.sandbox.FunctionInsight.Stage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What became of one execution environment, for those who watch. Safe for any thread. */
final class Life {

  private static final int MOST = 1_000;

  private final EnvironmentSpec spec;
  private final String id;
  private final long zero = System.nanoTime();
  private final Instant begin = Instant.now();
  private final Deque<Phase> phases = new ArrayDeque<>();
  private End end = End.NONE;

  Life(EnvironmentSpec spec, String id) {
    this.spec = spec;
    this.id = id;
    begin(Stage.WAITING, "");
  }

  /** Monotonic, so that no phase is shorter than it was when this computer's clock is set. */
  private Instant now() {
    return begin.plusNanos(System.nanoTime() - zero);
  }

  /** Another stage; the one before ends now. The same stage goes on. */
  void begin(Stage stage) {
    begin(stage, "");
  }

  /** It works on this request from now on. */
  void invoke(String requestId) {
    begin(Stage.INVOKE, requestId);
  }

  private synchronized void begin(Stage stage, String requestId) {
    Phase last = phases.peekLast();
    if (end != End.NONE || (last != null && last.to() == null && last.stage() == stage)) {
      return;
    }
    Instant now = now();
    close(now, Failure.NONE, "");
    phases.addLast(new Phase(stage, now, null, requestId, Failure.NONE, ""));
    if (phases.size() > MOST) {
      phases.removeFirst();
    }
  }

  /** What it was doing went wrong and is over. */
  synchronized void failed(Failure failure, String detail) {
    close(now(), failure, detail);
  }

  private void close(Instant now, Failure failure, String detail) {
    Phase last = phases.peekLast();
    if (last != null && last.to() == null) {
      phases.removeLast();
      phases.addLast(new Phase(last.stage(), last.from(), now, last.requestId(), failure, detail));
    }
  }

  /**
   * It is no more; what is said later is not heard.
   *
   * @param why NONE: it waited, was not needed in the end, and never was
   */
  synchronized void end(End why) {
    if (why == End.NONE) {
      phases.clear();
    } else if (end == End.NONE) {
      close(now(), Failure.NONE, "");
      end = why;
    }
  }

  boolean of(String accountId, String region, String function) {
    return spec.accountId().equals(accountId)
        && spec.region().equals(region)
        && spec.function().equals(function);
  }

  /** As it is now, without what ended before then. */
  synchronized Environment seen(Instant since) {
    List<Phase> recent = new ArrayList<>();
    for (Phase phase : phases) {
      Instant to = phase.to();
      if (to == null || to.isAfter(since)) {
        recent.add(phase);
      }
    }
    return new Environment(
        id,
        spec.version(),
        spec.pool().substring(spec.pool().indexOf('@') + 1),
        !spec.initializationType().equals("on-demand"),
        spec.memory(),
        spec.timeout().toMillis(),
        recent,
        end);
  }
}
