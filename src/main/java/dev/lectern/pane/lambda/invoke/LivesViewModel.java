package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.data.Life;
import dev.lectern.pane.lambda.data.Life.Phase;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.task.Poller;
import dev.lectern.task.TaskRunner;
import dev.lectern.task.TaskRunner.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * The execution environments of a function, live: as the sandbox tells them, or rebuilt from the
 * REPORT lines of one's own invocations. FX thread.
 */
final class LivesViewModel {

  private static final long QUICK_MILLIS = 150;
  private static final long CALM_MILLIS = 1_000;
  private static final Duration BACK = Duration.ofMinutes(30);

  /**
   * What is drawn.
   *
   * @param now right end of what still lasts
   */
  record Picture(List<Life> lives, Instant now) {

    static final Picture NONE = new Picture(List.of(), Instant.EPOCH);

    /** When something was done last, or now while something is being done. */
    Instant activity() {
      Instant last = Instant.EPOCH;
      for (Life life : lives) {
        for (Phase phase : life.phases()) {
          Instant at = phase.active() ? phase.until(now) : phase.from();
          last = at.isAfter(last) ? at : last;
          if (life.end() != Life.End.NONE && phase.to() != null && phase.to().isAfter(last)) {
            last = phase.to();
          }
        }
      }
      return last;
    }

    /** Where what happened lately began: before it nothing was done for that long. */
    Instant begin(Instant activity, Duration gap) {
      List<Phase> active =
          lives.stream()
              .flatMap(life -> life.phases().stream())
              .filter(Phase::active)
              .sorted(Comparator.comparing((Phase phase) -> phase.until(now)).reversed())
              .toList();
      Instant begin = activity;
      for (Phase phase : active) {
        if (phase.until(now).plus(gap).isBefore(begin)) {
          break;
        }
        begin = phase.from().isBefore(begin) ? phase.from() : begin;
      }
      return begin;
    }

    /**
     * Who is seen in a window of time, in the order of their beginnings; those that only end in it
     * stand last, so that they do not push away the ones that work.
     *
     * @param most how many; the newest stay
     */
    List<Life> within(Instant begin, Instant end, int most) {
      List<Life> seen =
          lives.stream()
              .filter(life -> life.phases().getFirst().from().isBefore(end))
              .filter(life -> life.phases().getLast().until(now).isAfter(begin))
              .toList();
      List<Life> ended =
          new ArrayList<>(seen.subList(Math.max(0, seen.size() - most), seen.size()));
      List<Life> shown = ended.stream().filter(life -> works(life, begin)).toList();
      ended.removeAll(shown);
      return Stream.concat(shown.stream(), ended.stream()).toList();
    }

    private boolean works(Life life, Instant begin) {
      return life.end() == Life.End.NONE
          || life.phases().stream()
              .anyMatch(phase -> phase.active() && phase.until(now).isAfter(begin));
    }

    boolean busy() {
      return lives.stream()
          .flatMap(life -> life.phases().stream())
          .anyMatch(phase -> phase.to() == null && phase.active());
    }
  }

  private final @Nullable Inside inside;
  private final InvokeViewModel invoke;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>(Picture.NONE);
  private @Nullable FunctionInfo function;
  private final Poller<Picture> poller;
  private Instant since = Instant.EPOCH;

  LivesViewModel(@Nullable Inside inside, InvokeViewModel invoke, TaskRunner tasks) {
    this.inside = inside;
    this.invoke = invoke;
    this.tasks = tasks;
    poller =
        new Poller<>(
            tasks,
            this::question,
            picture::set,
            () ->
                picture.get().busy() || invoke.runningProperty().get()
                    ? QUICK_MILLIS
                    : CALM_MILLIS);
    if (inside == null) {
      invoke.runs().addListener((ListChangeListener<Run>) change -> rebuild());
    }
    invoke.runningProperty().addListener((o, before, now) -> poller.ask());
  }

  void open(FunctionInfo next) {
    if (function == null || !function.name().equals(next.name())) {
      since = Instant.EPOCH;
      picture.set(Picture.NONE);
    }
    function = next;
    poller.ask();
  }

  /** Watches only while somebody looks. */
  void seen(boolean now) {
    poller.seen(now);
  }

  /** Leaves out what was until now. */
  void clear() {
    since = Instant.now();
    poller.ask();
  }

  private void rebuild() {
    picture.set(new Picture(Rebuilt.of(invoke.runs()), Instant.now()));
  }

  private @Nullable Work<Picture> question() {
    FunctionInfo of = function;
    Inside from = inside;
    Instant back = Instant.now().minus(BACK);
    Instant begin = since.isAfter(back) ? since : back;
    return of == null || from == null
        ? null
        : progress -> new Picture(from.lives(of.name(), begin), Instant.now());
  }

  /** Shows an invocation that was clicked: a run of one's own, or what its log says. */
  void choose(Life life, Phase phase, Consumer<Run> told) {
    Optional<Run> own =
        invoke.runs().stream()
            .filter(run -> run.requestId().equals(phase.requestId()) && run.report().isPresent())
            .findFirst();
    FunctionInfo of = function;
    Inside from = inside;
    if (own.isPresent()) {
      told.accept(own.get());
    } else if (of != null && from != null && !phase.requestId().isEmpty()) {
      tasks
          .work("", progress -> from.log("/aws/lambda/" + of.name(), life.id(), phase.requestId()))
          .onSuccess(log -> told.accept(run(life, phase, log)))
          .start();
    }
  }

  private static Run run(Life life, Phase phase, String log) {
    return new Run(
        phase.from(),
        Duration.between(phase.from(), phase.until(Instant.now())).toMillis(),
        phase.requestId(),
        200,
        life.version(),
        phase.failure() == Life.Failure.NONE ? "" : "Unhandled",
        "",
        log,
        Report.last(log),
        null);
  }

  /** Whether the environments are what they are, not rebuilt. */
  boolean told() {
    return inside != null;
  }

  ReadOnlyObjectProperty<Picture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }
}
