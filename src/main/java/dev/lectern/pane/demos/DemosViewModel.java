package dev.lectern.pane.demos;

import dev.lectern.lab.Demo;
import dev.lectern.lab.Demo.DemoStep;
import dev.lectern.lab.DemoDesk;
import dev.lectern.lab.DemoDesk.Outcome;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One demo at a time, step by step. FX thread. */
final class DemosViewModel {

  /**
   * How far a demo is.
   *
   * @param ready whether it is set up
   * @param done what the steps before the current one brought
   * @param undone what was found instead when the current step was said to be done by hand; null
   *     when it was not
   * @param problem what went wrong last, null when nothing did
   */
  record Stand(
      Demo demo,
      boolean ready,
      List<Outcome> done,
      @Nullable Outcome undone,
      @Nullable UserProblem problem) {

    private Stand(Demo demo, boolean ready) {
      this(demo, ready, List.of(), null, null);
    }

    /** The step that comes next; null when all are done or nothing is set up. */
    @Nullable DemoStep next() {
      return ready && done.size() < demo.steps().size() ? demo.steps().get(done.size()) : null;
    }
  }

  private final DemoDesk desk;
  private final TaskRunner tasks;
  private final Runnable changed;
  private final Map<String, Stand> kept;
  private final ReadOnlyObjectWrapper<DemoDesk.@Nullable Catalogue> catalogue =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Stand> stand = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private String wanted;

  /**
   * @param changed told after the sandbox was changed: open panes show something else now
   * @param kept how far each demo is, by its id: a pane is made anew when the session changes, and
   *     a demo in which one acts as somebody goes on
   * @param wanted id of the demo to begin with; empty for the first
   */
  DemosViewModel(
      DemoDesk desk, TaskRunner tasks, Runnable changed, Map<String, Stand> kept, String wanted) {
    this.kept = kept;
    this.wanted = wanted;
    this.desk = desk;
    this.tasks = tasks;
    this.changed = changed;
    stand.subscribe(
        now -> {
          if (now != null) {
            kept.put(now.demo().id(), now);
          }
        });
  }

  /** Reads the demos. */
  void load() {
    tasks.work("", progress -> desk.demos()).onSuccess(this::loaded).start();
  }

  private void loaded(DemoDesk.Catalogue all) {
    catalogue.set(all);
    if (stand.get() == null && !all.demos().isEmpty()) {
      choose(
          all.demos().stream()
              .filter(demo -> demo.id().equals(wanted))
              .findFirst()
              .orElse(all.demos().getFirst()));
    }
  }

  /** Shows the demo of that id; nothing happens when there is none. */
  void show(String id) {
    wanted = id;
    DemoDesk.Catalogue all = catalogue.get();
    if (all != null) {
      all.demos().stream().filter(demo -> demo.id().equals(id)).findFirst().ifPresent(this::choose);
    }
  }

  /** Id of the demo that is shown, or will be when the demos were read. */
  String shown() {
    Stand now = stand.get();
    return now == null ? wanted : now.demo().id();
  }

  /** Null until they were read. */
  ReadOnlyObjectProperty<DemoDesk.@Nullable Catalogue> catalogueProperty() {
    return catalogue.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Stand> standProperty() {
    return stand.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Shows a demo where it was left. */
  void choose(Demo demo) {
    Stand now = stand.get();
    if (now == null || !now.demo().id().equals(demo.id())) {
      Stand before = kept.get(demo.id());
      stand.set(before != null && before.demo().equals(demo) ? before : new Stand(demo, false));
    }
  }

  /** A text of the demo with its values. */
  String text(Demo demo, String template) {
    return desk.text(demo, template);
  }

  /** Makes the start state; what the demo left is deleted. */
  void setUp() {
    Stand now = stand.get();
    if (now != null) {
      act(
          now,
          progress -> {
            desk.setUp(now.demo(), progress);
            return new Stand(now.demo(), true);
          });
    }
  }

  /** Deletes what the demo made. */
  void reset() {
    Stand now = stand.get();
    if (now != null) {
      act(
          now,
          progress -> {
            desk.reset(now.demo(), progress);
            return new Stand(now.demo(), false);
          });
    }
  }

  /** Does the next step. */
  void perform() {
    Stand now = stand.get();
    DemoStep step = now == null ? null : now.next();
    if (now != null && step != null) {
      act(now, progress -> done(now, desk.perform(now.demo(), step, progress)));
    }
  }

  /**
   * Goes to the next step when this one was done by hand; when it was not, says what is missing.
   */
  void byHand() {
    look((now, found) -> found.asExpected() ? done(now, found) : undone(now, found));
  }

  /** Goes to the next step; one that is not as expected is marked as such. */
  void goOn() {
    look(DemosViewModel::done);
  }

  private void look(BiFunction<Stand, Outcome, Stand> then) {
    Stand now = stand.get();
    DemoStep step = now == null ? null : now.next();
    if (now != null && step != null) {
      act(now, progress -> then.apply(now, desk.look(now.demo(), step, progress)));
    }
  }

  private static Stand undone(Stand before, Outcome found) {
    return new Stand(before.demo(), true, before.done(), found, null);
  }

  private static Stand done(Stand before, Outcome outcome) {
    List<Outcome> done = new ArrayList<>(before.done());
    done.add(outcome);
    return new Stand(before.demo(), true, List.copyOf(done), null, null);
  }

  private void act(Stand before, TaskRunner.Work<Stand> work) {
    busy.set(true);
    tasks
        .work(before.demo().title(), work)
        .onSuccess(
            after -> {
              stand.set(after);
              changed.run();
            })
        .onFailure(
            problem ->
                stand.set(new Stand(before.demo(), before.ready(), before.done(), null, problem)))
        .andFinally(() -> busy.set(false))
        .start();
  }
}
