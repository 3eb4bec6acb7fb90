package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.Life;
import dev.lectern.pane.lambda.data.Life.Phase;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Environments as far as REPORT lines tell of them: an Init Duration begins one; a warm invocation
 * is given to the one that rested last, because Lambda does not say which it was. An environment
 * that answers nothing more is drawn frozen: nobody says when it ends.
 */
final class Rebuilt {

  private static final class Lane {
    private final List<Phase> phases = new ArrayList<>();
    private final Run first;
    private Instant free;

    Lane(Run first) {
      this.first = first;
      this.free = first.begun();
    }
  }

  private Rebuilt() {}

  /** The environments that these runs speak of, oldest first. */
  static List<Life> of(List<Run> runs) {
    List<Lane> lanes = new ArrayList<>();
    runs.stream()
        .filter(run -> run.report().isPresent())
        .sorted(Comparator.comparing(Rebuilt::start))
        .forEach(run -> place(lanes, run));
    return lanes.stream().map(Rebuilt::life).toList();
  }

  private static Instant start(Run run) {
    Report report = run.report().orElseThrow();
    return run.ended().minusNanos((long) (report.together() * 1e6));
  }

  private static void place(List<Lane> lanes, Run run) {
    Report report = run.report().orElseThrow();
    Instant begin = start(run);
    Lane lane =
        report.cold()
            ? null
            : lanes.stream()
                .filter(each -> !each.free.isAfter(begin))
                .filter(each -> each.first.version().equals(run.version()))
                .max(Comparator.comparing(each -> each.free))
                .orElse(null);
    if (lane == null) {
      lane = new Lane(run);
      lanes.add(lane);
    }
    Instant at = begin;
    if (!lane.phases.isEmpty() && lane.free.isBefore(at)) {
      lane.phases.add(phase(Life.Stage.FROZEN, lane.free, at, "", Life.Failure.NONE));
    }
    if (report.cold()) {
      Instant ready = at.plusNanos((long) (report.init() * 1e6));
      lane.phases.add(phase(Life.Stage.INIT, at, ready, "", Life.Failure.NONE));
      at = ready;
    }
    lane.phases.add(
        phase(Life.Stage.INVOKE, at, run.ended(), run.requestId(), failure(run, report)));
    lane.free = run.ended();
  }

  private static Phase phase(
      Life.Stage stage, Instant from, Instant to, String id, Life.Failure failure) {
    return new Phase(stage, from, to, id, failure, "");
  }

  private static Life.Failure failure(Run run, Report report) {
    if (run.good()) {
      return Life.Failure.NONE;
    }
    if (report.status().equals("timeout")) {
      return Life.Failure.TIMEOUT;
    }
    return switch (report.errorType()) {
      case "Runtime.OutOfMemory" -> Life.Failure.MEMORY;
      case "Runtime.ExitError" ->
          report.peak() >= report.memory() ? Life.Failure.MEMORY : Life.Failure.CRASH;
      default -> Life.Failure.FUNCTION;
    };
  }

  private static Life life(Lane lane) {
    List<Phase> phases = new ArrayList<>(lane.phases);
    phases.add(new Phase(Life.Stage.FROZEN, lane.free, null, "", Life.Failure.NONE, ""));
    Report report = lane.first.report().orElseThrow();
    return new Life(
        lane.first.requestId(),
        lane.first.version(),
        0,
        false,
        report.memory(),
        Duration.ofMinutes(15).toMillis(),
        phases,
        Life.End.NONE);
  }
}
