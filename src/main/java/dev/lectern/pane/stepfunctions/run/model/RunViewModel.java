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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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

  /** Of a long history as much is shown at a time as comes in this while. */
  private static final Duration TOGETHER = Duration.ofMillis(150);

  private final RunGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final LatestSlot loading = new LatestSlot();
  private final LatestSlot machineLoading = new LatestSlot();
  private final Poller<Heard> poller;
  private final ReadOnlyStringWrapper arn = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable RunInfo> info = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Machine> machine = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem = none();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> machineProblem = none();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> untold = none();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> unseen = none();
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

  private static ReadOnlyObjectWrapper<@Nullable UserProblem> none() {
    return new ReadOnlyObjectWrapper<>();
  }

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
    loading.cancel();
    machineLoading.cancel();
    info.set(null);
    poller.ask();
    machine.set(null);
    problem.set(null);
    machineProblem.set(null);
    untold.set(null);
    unseen.set(null);
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

  /** Whether there is an execution that can be asked about. */
  public boolean asked() {
    return !arn.get().isEmpty() && gateway.tells(arn.get());
  }

  private void load() {
    String of = arn.get();
    String from = next;
    tasks
        .work(texts.get("loading"), progress -> Heard.ask(gateway, of, from))
        .latest(loading)
        .onSuccess(this::heard)
        .onFailure(problem::set)
        .start();
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

  /** The rest of a long history: what came is shown already. */
  private void loadMore() {
    String of = arn.get();
    String from = next;
    tasks
        .work(
            texts.get("loading.more"),
            progress -> gateway.events(of, from, TOGETHER, progress::cancelled))
        .latest(loading)
        .onSuccess(this::add)
        .onFailure(problem::set)
        .start();
  }

  private TaskRunner.@Nullable Work<Heard> question() {
    RunInfo now = info.get();
    if (now == null || !now.running() || !complete.get()) {
      return null;
    }
    String from = next;
    return progress -> Heard.ask(gateway, now.arn(), from);
  }

  private long pause() {
    RunInfo now = info.get();
    return now != null && now.running() ? pause : Poller.NEVER;
  }

  private void heard(Heard tick) {
    pause = tick.page().events().isEmpty() ? Math.min(LATE_MILLIS, pause * 3 / 2) : SOON_MILLIS;
    heardAt = tick.now();
    // the events first: whoever hears that it ended finds its last event
    untold.set(tick.untold());
    unseen.set(tick.unseen());
    RunInfo before = info.get();
    RunInfo told = tick.info();
    if (before == null && told != null) {
      info.set(told);
      add(tick.page());
    } else {
      add(tick.page());
      info.set(told == null ? RunInfo.of(arn.get(), history.events()) : told);
    }
    // at its end the time stands still
    if (live() || (before != null && before.running())) {
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
    IntStream.iterate(at.get() + direction, i -> i >= 1 && i <= size.get(), i -> i + direction)
        .filter(i -> history.event(i).filter(wanted).isPresent())
        .findFirst()
        .ifPresentOrElse(this::go, () -> go(direction < 0 ? 0 : at.get()));
  }

  private void look() {
    Moment now = Moment.of(history, at.get(), focus.get());
    if (!pinned.get()) {
      // an event of the execution itself is of no state, whatever was looked at before
      boolean none = history.event(at.get()).map(Event::whole).orElse(true);
      String before = none ? "" : state.get();
      state.set(history.shown(at.get()).map(Visit::state).orElse(before));
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
    Optional<Visit> owner =
        history.owner(at.get()).filter(one -> one.state().equals(state.get()) && inFocus(one));
    if (owner.isPresent()) {
      return owner;
    }
    Standing standing = moment.get().state(state.get());
    return standing == null ? Optional.empty() : Optional.of(standing.latest());
  }

  private boolean inFocus(Visit visit) {
    Focus on = focus.get();
    return on == null || visit.equals(on.map()) || visit.within(on.map(), on.index());
  }

  /** Time of the moment; at the end of what still runs, when that was last asked. */
  public Instant time() {
    RunInfo now = info.get();
    Instant begun = now == null ? Instant.EPOCH : now.start();
    Instant last = history.event(at.get()).map(Event::time).orElse(begun);
    return live() && heardAt.isAfter(last) ? heardAt : last;
  }

  /**
   * Whether what is looked at goes on; asked last, the history may be the first to know its end.
   */
  public boolean live() {
    RunInfo now = info.get();
    boolean open = history.event(size.get()).filter(Event::end).isEmpty();
    return open && now != null && now.running() && at.get() == size.get();
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

  /** Why DescribeExecution tells nothing, so that the history has to; null when it does. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> untoldProperty() {
    return untold.getReadOnlyProperty();
  }

  /** Why GetExecutionHistory tells nothing; null when it does. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> unseenProperty() {
    return unseen.getReadOnlyProperty();
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
