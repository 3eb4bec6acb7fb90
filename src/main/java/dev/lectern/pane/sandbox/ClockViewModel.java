package dev.lectern.pane.sandbox;

import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Coming;
import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The sandbox's clock, and what a jump will do. FX thread. */
final class ClockViewModel implements AutoCloseable {

  /**
   * What is known of a jump.
   *
   * @param coming what will happen; null while it is being looked at or could not be
   * @param problem why it could not be looked at
   */
  record Outlook(Duration step, @Nullable List<Coming> coming, @Nullable UserProblem problem) {}

  private final SandboxInstance sandbox;
  private final TaskRunner tasks;
  private final InstantSource real;
  private final AutoCloseable listening;
  private final LatestSlot slot = new LatestSlot();
  private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);
  private final ObjectProperty<@Nullable Duration> step = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Outlook> outlook = new ReadOnlyObjectWrapper<>();

  ClockViewModel(SandboxInstance sandbox, TaskRunner tasks, InstantSource real) {
    this.sandbox = sandbox;
    this.tasks = tasks;
    this.real = real;
    this.listening = sandbox.clock().onChange(() -> tasks.onFxThread(this::tick));
    step.addListener((o, before, chosen) -> look());
    tick();
  }

  /** Reads the clock again; the time is told last, with all else as it is then. */
  void tick() {
    SandboxClock clock = sandbox.clock();
    paused.set(clock.paused());
    speed.set(clock.speed());
    now.set(clock.now());
  }

  /** What the clock shows. */
  ReadOnlyObjectProperty<Instant> nowProperty() {
    return now.getReadOnlyProperty();
  }

  /** How far it is ahead of this computer; seconds. */
  Duration ahead() {
    return Duration.ofSeconds(
        Math.round(Duration.between(real.instant(), now.get()).toMillis() / 1000.0));
  }

  ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  ReadOnlyDoubleProperty speedProperty() {
    return speed.getReadOnlyProperty();
  }

  /** The jump that is thought of; null for none. */
  ObjectProperty<@Nullable Duration> stepProperty() {
    return step;
  }

  ReadOnlyObjectProperty<@Nullable Outlook> outlookProperty() {
    return outlook.getReadOnlyProperty();
  }

  void pause() {
    sandbox.clock().pause();
  }

  /** Lets it run, {@code times} as fast as real time. */
  void run(double times) {
    sandbox.clock().run(times);
  }

  /** Back to real time. */
  void reset() {
    sandbox.clock().reset();
    step.set(null);
  }

  /** Does the jump that is thought of. */
  void jump() {
    Duration by = step.get();
    if (by != null) {
      sandbox.clock().advance(by);
      step.set(null);
    }
  }

  /** Thinks of a jump to a time; false when that has passed. */
  boolean think(Instant to) {
    Duration by = Duration.between(sandbox.clock().now(), to);
    if (by.isNegative()) {
      return false;
    }
    step.set(by);
    return true;
  }

  private void look() {
    Duration by = step.get();
    slot.cancel();
    if (by == null) {
      outlook.set(null);
      return;
    }
    outlook.set(new Outlook(by, null, null));
    Instant until = sandbox.clock().now().plus(by);
    tasks
        .work("What a jump will do", progress -> sandbox.coming(until))
        .onSuccess(coming -> outlook.set(new Outlook(by, coming, null)))
        .onFailure(problem -> outlook.set(new Outlook(by, null, problem)))
        .latest(slot)
        .start();
  }

  @Override
  public void close() {
    Listening.end(listening);
  }
}
