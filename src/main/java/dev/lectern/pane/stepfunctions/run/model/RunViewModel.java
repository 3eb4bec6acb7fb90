package dev.lectern.pane.stepfunctions.run.model;

import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Moment;
import dev.lectern.pane.stepfunctions.run.history.Moment.Focus;
import dev.lectern.pane.stepfunctions.run.history.Moment.Standing;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Poller;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * One execution, and the moment of it that is looked at. While it runs and somebody looks, it is
 * asked for what came since; whoever stands at its end stays there. FX thread.
 */
public final class RunViewModel {

  private static final long SOON_MILLIS = 500;
  private static final long LATE_MILLIS = 3_000;

  private record Tick(RunInfo info, Page page, Instant now) {}

  private final RunGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final LatestSlot loading = new LatestSlot();
  private final LatestSlot machineLoading = new LatestSlot();
  private final Poller<Tick> poller;
  private final ReadOnlyStringWrapper arn = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable RunInfo> info = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Machine> machine = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> machineProblem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(Moment.NOTHING);
  private final ReadOnlyLongWrapper looked = new ReadOnlyLongWrapper();
  private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper pinned = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<@Nullable Focus> focus = new SimpleObjectProperty<>();
  private History history = new History();
  private String next = "";
  private long pause = SOON_MILLIS;
  private Instant heardAt = Instant.EPOCH;

  /** Shows nothing before {@link #open}. */
  public RunViewModel(RunGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
    poller = new Poller<>(tasks, this::question, this::heard, this::pause);
    focus.addListener((o, before, now) -> look());
  }

  /** Shows an execution from its end; the same one again keeps the moment. */
  public void open(String executionArn) {
    if (executionArn.equals(arn.get()) && !executionArn.isEmpty()) {
      refresh();
      return;
    }
    close();
    info.set(null);
    machine.set(null);
    problem.set(null);
    machineProblem.set(null);
    history = new History();
    next = "";
    focus.set(null);
    pinned.set(false);
    state.set("");
    complete.set(false);
    arn.set(executionArn);
    at.set(0);
    size.set(0);
    look();
    if (asked()) {
      load();
      loadMachine();
    }
  }

  /** Asks again for what may have changed. */
  public void refresh() {
    if (!asked()) {
      return;
    }
    problem.set(null);
    complete.set(false);
    load();
    if (machine.get() == null) {
      loadMachine();
    }
  }

  /** Whether there is an execution, and AWS keeps its history. */
  private boolean asked() {
    return !arn.get().isEmpty() && !RunInfo.express(arn.get());
  }

  private void load() {
    String of = arn.get();
    String from = next;
    tasks
        .work(texts.get("loading"), progress -> ask(of, from))
        .latest(loading)
        .onSuccess(this::heard)
        .onFailure(problem::set)
        .start();
  }

  private Tick ask(String of, String from) {
    return new Tick(gateway.describe(of), gateway.events(of, from), gateway.now());
  }

  private void loadMachine() {
    String of = arn.get();
    machineProblem.set(null);
    tasks
        .work(texts.get("loading"), progress -> gateway.machine(of))
        .latest(machineLoading)
        .onSuccess(machine::set)
        .onFailure(machineProblem::set)
        .start();
  }

  /** The rest of a long history, a page at a time: what came is shown already. */
  private void loadMore() {
    String of = arn.get();
    String from = next;
    tasks
        .work(texts.get("loading.more"), progress -> gateway.events(of, from))
        .latest(loading)
        .onSuccess(this::add)
        .onFailure(problem::set)
        .start();
  }

  private TaskRunner.@Nullable Work<Tick> question() {
    RunInfo now = info.get();
    if (now == null || !now.running() || !complete.get()) {
      return null;
    }
    String from = next;
    return progress -> ask(now.arn(), from);
  }

  private long pause() {
    RunInfo now = info.get();
    return now != null && now.running() ? pause : Poller.NEVER;
  }

  private void heard(Tick tick) {
    pause = tick.page().events().isEmpty() ? Math.min(LATE_MILLIS, pause * 3 / 2) : SOON_MILLIS;
    heardAt = tick.now();
    // the events first: whoever hears that it ended finds its last event
    RunInfo before = info.get();
    if (before == null) {
      info.set(tick.info());
      add(tick.page());
    } else {
      add(tick.page());
      info.set(tick.info());
    }
    if (live()) {
      look();
    }
  }

  private void add(Page page) {
    boolean follows = at.get() == size.get();
    next = page.next();
    history.add(page.events());
    size.set(history.size());
    if (follows) {
      at.set(history.size());
    }
    look();
    boolean was = complete.get();
    complete.set(!page.more());
    if (page.more()) {
      loadMore();
    } else if (!was) {
      poller.ask();
    }
  }

  /** Somebody looks, or no longer does. */
  public void seen(boolean now) {
    pause = SOON_MILLIS;
    poller.seen(now);
  }

  /** Asks nothing any more. */
  public void close() {
    poller.seen(false);
    loading.cancel();
    machineLoading.cancel();
  }

  /** Goes to the moment right after an event; 0 is before the first. */
  public void go(int event) {
    int to = Math.clamp(event, 0, size.get());
    if (to != at.get()) {
      at.set(to);
      look();
    }
  }

  /** Goes so many events on, or back. */
  public void step(int events) {
    go(at.get() + events);
  }

  /** Goes to the next moment at which a state begins, ends or fails; back with -1. */
  public void stepState(int direction) {
    goWhere(
        direction, event -> event.entered() || event.exited() || event.erred() || event.whole());
  }

  /** Goes to the next error; back with -1. */
  public void stepProblem(int direction) {
    goWhere(direction, Event::erred);
  }

  private void goWhere(int direction, Predicate<Event> wanted) {
    for (int i = at.get() + direction; i >= 1 && i <= size.get(); i += direction) {
      if (wanted.test(history.events().get(i - 1))) {
        go(i);
        return;
      }
    }
    if (direction < 0) {
      go(0);
    }
  }

  private void look() {
    Moment now = Moment.of(history, at.get(), focus.get());
    if (!pinned.get()) {
      history.owner(at.get()).ifPresent(visit -> state.set(visit.state()));
      if (at.get() == 0) {
        state.set("");
      }
    }
    moment.set(now);
    looked.set(looked.get() + 1);
  }

  /** Looks at one state, whatever moment is shown; empty follows the moment again. */
  public void pin(String name) {
    pinned.set(!name.isEmpty());
    state.set(name);
    look();
  }

  /** The visit of the shown state that the moment belongs to, or its last. */
  public Optional<Visit> visit() {
    Optional<Visit> owner = history.owner(at.get());
    if (owner.isPresent()
        && owner.get().state().equals(state.get())
        && (focus.get() == null || inFocus(owner.get(), focus.get()))) {
      return owner;
    }
    Standing standing = moment.get().state(state.get());
    return standing == null ? Optional.empty() : Optional.of(standing.latest());
  }

  private static boolean inFocus(Visit visit, Focus on) {
    return visit.equals(on.map()) || visit.within(on.map(), on.index());
  }

  /** All visits of the shown state that had begun, in their order. */
  public List<Visit> visits() {
    return history.visits().stream()
        .filter(visit -> visit.state().equals(state.get()))
        .filter(visit -> visit.entered().id() <= at.get())
        .toList();
  }

  /** Time of the moment; at the end of what still runs, when that was last asked. */
  public Instant time() {
    RunInfo now = info.get();
    Instant last =
        history
            .event(at.get())
            .map(Event::time)
            .orElseGet(() -> now == null ? Instant.EPOCH : now.start());
    return live() && heardAt.isAfter(last) ? heardAt : last;
  }

  /** Whether it runs, and the end of what is known is looked at. */
  public boolean live() {
    RunInfo now = info.get();
    return now != null && now.running() && at.get() == size.get();
  }

  /** All that is known. */
  public History history() {
    return history;
  }

  /** ARN of the execution; empty before one is opened. */
  public ReadOnlyStringProperty arnProperty() {
    return arn.getReadOnlyProperty();
  }

  /** How it stands as a whole; null while that is not known. */
  public ReadOnlyObjectProperty<@Nullable RunInfo> infoProperty() {
    return info.getReadOnlyProperty();
  }

  /** Its machine; null while that is not known. */
  public ReadOnlyObjectProperty<@Nullable Machine> machineProperty() {
    return machine.getReadOnlyProperty();
  }

  /** Why it could not be loaded; null when it could. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Why its machine could not be loaded; null when it could. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> machineProblemProperty() {
    return machineProblem.getReadOnlyProperty();
  }

  /** Events that are known. */
  public ReadOnlyIntegerProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }

  /** The event right after which is looked at. */
  public ReadOnlyIntegerProperty atProperty() {
    return at.getReadOnlyProperty();
  }

  /** Whether all events that there are now have been loaded. */
  public ReadOnlyBooleanProperty completeProperty() {
    return complete.getReadOnlyProperty();
  }

  /** What was known then. */
  public ReadOnlyObjectProperty<Moment> momentProperty() {
    return moment.getReadOnlyProperty();
  }

  /**
   * Counts whenever anything about the moment changed: what was known then, the state that is
   * looked at, or the time that passes at the end of what still runs.
   */
  public ReadOnlyLongProperty lookedProperty() {
    return looked.getReadOnlyProperty();
  }

  /** The state that is looked at; empty for none. */
  public ReadOnlyStringProperty stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether that state stays when the moment changes. */
  public ReadOnlyBooleanProperty pinnedProperty() {
    return pinned.getReadOnlyProperty();
  }

  /** The one iteration of a Map that counts; null: all do. */
  public ObjectProperty<@Nullable Focus> focusProperty() {
    return focus;
  }
}
