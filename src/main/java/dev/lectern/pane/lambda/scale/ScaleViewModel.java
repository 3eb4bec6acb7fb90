package dev.lectern.pane.lambda.scale;

import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.data.Life;
import dev.lectern.pane.lambda.data.Unsaved;
import dev.lectern.pane.lambda.scale.ScaleGateway.Standing;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Poller;
import dev.lectern.task.TaskRunner;
import dev.lectern.task.TaskRunner.Work;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Reserved and provisioned concurrency, what runs now, and who was refused. FX thread. */
final class ScaleViewModel {

  private static final long EVERY_MILLIS = 1_000;
  private static final int SECONDS = 60;

  /**
   * The last minute, second by second, oldest first.
   *
   * @param running most invocations at once in each second
   * @param refused invocations refused in each second
   * @param throttles the newest first
   */
  record Minute(int[] running, int[] refused, List<Inside.Throttle> throttles) {

    static Minute of(List<Life> lives, List<Inside.Throttle> throttles, Instant now) {
      int[] refused = new int[SECONDS];
      Instant begin = now.minusSeconds(SECONDS);
      for (Inside.Throttle each : throttles) {
        int at = second(begin, each.at());
        if (at >= 0 && at < SECONDS) {
          refused[at]++;
        }
      }
      return new Minute(together(lives, begin, now), refused, throttles.reversed());
    }

    /** The most that ran at the same time, second by second. */
    private static int[] together(List<Life> lives, Instant begin, Instant now) {
      NavigableMap<Instant, Integer> changes = new TreeMap<>();
      for (Life life : lives) {
        for (Life.Phase phase : life.phases()) {
          if (busy(life, phase.stage())) {
            changes.merge(phase.from(), 1, Integer::sum);
            changes.merge(phase.until(now), -1, Integer::sum);
          }
        }
      }
      int[] most = new int[SECONDS];
      int count = 0;
      int reached = 0;
      for (Map.Entry<Instant, Integer> change : changes.entrySet()) {
        int second = second(begin, change.getKey());
        int at = Math.clamp(second, 0, SECONDS - 1);
        for (; reached < at; reached++) {
          most[reached + 1] = count;
        }
        count += change.getValue();
        most[at] = second < 0 ? count : Math.max(most[at], count);
      }
      return most;
    }

    /** An invocation counts from when it is taken on, not from when its handler begins. */
    private static boolean busy(Life life, Life.Stage stage) {
      return switch (stage) {
        case INVOKE -> true;
        case WAITING, INIT -> !life.provisioned();
        case FROZEN, RESET -> false;
      };
    }

    private static int second(Instant begin, Instant at) {
      return (int) Math.floorDiv(java.time.Duration.between(begin, at).toMillis(), 1_000L);
    }
  }

  private final ScaleGateway gateway;
  private final @Nullable Inside inside;
  private final Function<String, List<String>> qualifiers;
  private final Follower follower;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("lambda");
  private final LatestSlot loading = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Standing> standing = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Minute> minute = new ReadOnlyObjectWrapper<>();
  private final Unsaved unsaved = new Unsaved(this::forget);
  private @Nullable FunctionInfo function;
  private final Poller<Minute> poller;

  /**
   * @param qualifiers versions and aliases of a function; blocking
   */
  ScaleViewModel(
      ScaleGateway gateway,
      @Nullable Inside inside,
      Follower follower,
      Function<String, List<String>> qualifiers,
      TaskRunner tasks,
      Dialogs dialogs) {
    this.gateway = gateway;
    this.inside = inside;
    this.qualifiers = qualifiers;
    this.follower = follower;
    this.tasks = tasks;
    this.dialogs = dialogs;
    poller = new Poller<>(tasks, this::question, minute::set, () -> EVERY_MILLIS);
  }

  void open(FunctionInfo next) {
    if (function == null || !function.name().equals(next.name())) {
      standing.set(null);
      minute.set(null);
    }
    function = next;
    load();
    poller.ask();
  }

  void load() {
    FunctionInfo of = function;
    if (of == null) {
      return;
    }
    problem.set(null);
    tasks
        .work(
            texts.get("scale.loading"),
            follower.noting(
                of.name(),
                progress -> {
                  List<String> found =
                      qualifiers.apply(of.name()).stream().filter(q -> !q.startsWith("$")).toList();
                  Standing now = gateway.standing(of.name());
                  tasks.onFxThread(() -> names.set(found));
                  return now;
                }))
        .latest(loading)
        .onSuccess(
            now -> {
              standing.set(now);
              if (now.provisioned().stream().anyMatch(p -> p.status().equals("IN_PROGRESS"))) {
                var _ = tasks.later(EVERY_MILLIS, this::load);
              }
            })
        .onFailure(problem::set)
        .start();
  }

  /** Whether another reservation was typed than the one that holds. */
  Unsaved unsaved() {
    return unsaved;
  }

  private void forget() {
    function = null;
    standing.set(null);
  }

  void seen(boolean now) {
    poller.seen(now);
  }

  private @Nullable Work<Minute> question() {
    FunctionInfo of = function;
    Inside from = inside;
    Instant now = Instant.now();
    return of == null || from == null
        ? null
        : progress ->
            Minute.of(
                from.lives(of.name(), now.minusSeconds(SECONDS)), from.throttles(of.name()), now);
  }

  private void change(String title, Runnable work) {
    tasks
        .work(
            title,
            progress -> {
              work.run();
              return "";
            })
        .onSuccess(done -> load())
        .onFailure(dialogs::problem)
        .start();
  }

  /** Reserves; a negative number takes the reservation away. */
  void reserve(int concurrency) {
    FunctionInfo of = function;
    if (of != null) {
      change(texts.get("scale.saving"), () -> gateway.reserve(of.name(), concurrency));
    }
  }

  /** Keeps so many environments warm; 0 none. */
  void provision(String qualifier, int concurrency) {
    FunctionInfo of = function;
    if (of != null) {
      change(texts.get("scale.saving"), () -> gateway.provision(of.name(), qualifier, concurrency));
    }
  }

  boolean told() {
    return inside != null;
  }

  ReadOnlyObjectProperty<@Nullable Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /** Versions and aliases. */
  ReadOnlyObjectProperty<List<String>> namesProperty() {
    return names.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Null where nobody tells. */
  ReadOnlyObjectProperty<@Nullable Minute> minuteProperty() {
    return minute.getReadOnlyProperty();
  }
}
