package dev.lectern.pane.stepfunctions.executions;

import dev.lectern.json.JsonIndent;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.executions.ExecutionsGateway.Page;
import dev.lectern.pane.stepfunctions.executions.ExecutionsGateway.Result;
import dev.lectern.pane.stepfunctions.executions.ExecutionsGateway.Start;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Poller;
import dev.lectern.task.TaskBuilder;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The executions of a machine, page by page; what runs is followed while somebody looks. */
public final class ExecutionsViewModel {

  private static final long FOLLOW_MILLIS = 1_500;
  private static final int RECENT = 10;

  /** What the list shows. */
  enum State {
    LOADING,
    READY,
    /** There is none, or none of the status that is asked for. */
    EMPTY,
    /** AWS keeps no list of them. */
    EXPRESS,
    FAILED
  }

  /** An input that makes sense for one definition only. */
  private record Sample(String definition, String input) {}

  private final ExecutionsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("stepfunctions");
  private final LatestSlot loading = new LatestSlot();
  private final Poller<Page> poller;
  private final ObservableList<ExecutionRow> rows = FXCollections.observableArrayList();
  private final StringProperty status = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
  private final Map<String, String> inputs = new HashMap<>();
  private final Map<String, Sample> samples = new HashMap<>();
  private @Nullable Machine machine;
  private String next = "";
  private Consumer<Runnable> replacing = Runnable::run;
  private Consumer<String> started = name -> {};
  private Consumer<Result> ended = result -> {};

  /** Of no machine. */
  public ExecutionsViewModel(ExecutionsGateway gateway, TaskRunner tasks, Dialogs dialogs) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    status.addListener((o, before, now) -> load());
    poller =
        new Poller<>(
            tasks,
            () -> {
              Machine of = machine;
              String wanted = status.get();
              return of == null || hidden(of) || !running()
                  ? null
                  : progress -> gateway.page(of.arn(), wanted, "");
            },
            this::merge,
            () -> running() ? FOLLOW_MILLIS : Poller.NEVER);
  }

  /**
   * Sets who is told.
   *
   * @param whenStarted of an execution that was started, by name
   * @param whenEnded of an Express execution that was waited for
   */
  void listen(Consumer<String> whenStarted, Consumer<Result> whenEnded) {
    started = whenStarted;
    ended = whenEnded;
  }

  /** Sets who replaces the rows, so that what is chosen among them can stay chosen. FX thread. */
  void replaceBy(Consumer<Runnable> now) {
    replacing = now;
  }

  private void show(List<ExecutionRow> now) {
    replacing.accept(() -> rows.setAll(now));
  }

  private boolean running() {
    return rows.stream().anyMatch(ExecutionRow::running);
  }

  /** Shows a machine's. */
  public void open(Machine now) {
    boolean other = machine == null || !machine.arn().equals(now.arn());
    machine = now;
    if (other) {
      rows.clear();
      status.set("");
    }
    load();
  }

  /** Somebody looks, or no longer does. */
  void seen(boolean now) {
    poller.seen(now);
  }

  /** Whether nobody tells which executions a machine has. */
  private boolean hidden(Machine of) {
    return of.express() && !gateway.listsExpress();
  }

  /** Whether executions are shown that AWS would not list. */
  boolean beyond() {
    Machine of = machine;
    return of != null && of.express() && gateway.listsExpress();
  }

  /** Loads the first page again. */
  void load() {
    Machine of = machine;
    if (of == null) {
      return;
    }
    if (hidden(of)) {
      state.set(State.EXPRESS);
      return;
    }
    state.set(State.LOADING);
    String wanted = status.get();
    tasks
        .work(texts.get("executions.loading"), progress -> gateway.page(of.arn(), wanted, ""))
        .latest(loading)
        .onSuccess(
            page -> {
              show(page.rows());
              after(page);
              poller.ask();
            })
        .onFailure(
            why -> {
              problem.set(why);
              state.set(State.FAILED);
            })
        .start();
  }

  private void after(Page page) {
    next = page.next();
    more.set(!next.isEmpty());
    state.set(rows.isEmpty() ? State.EMPTY : State.READY);
  }

  /** Loads the next page as well. */
  void more() {
    Machine of = machine;
    if (of == null || next.isEmpty()) {
      return;
    }
    String wanted = status.get();
    String from = next;
    tasks
        .work(texts.get("executions.loading"), progress -> gateway.page(of.arn(), wanted, from))
        .latest(loading)
        .onSuccess(
            page -> {
              rows.addAll(page.rows());
              after(page);
            })
        .onFailure(dialogs::problem)
        .start();
  }

  /** The first page as it is now takes the place of what was known of it. */
  private void merge(Page page) {
    Map<String, ExecutionRow> now = new HashMap<>();
    page.rows().forEach(row -> now.put(row.arn(), row));
    List<ExecutionRow> all = new ArrayList<>();
    for (ExecutionRow row : page.rows()) {
      if (rows.stream().noneMatch(known -> known.arn().equals(row.arn()))) {
        all.add(row);
      }
    }
    for (ExecutionRow row : rows) {
      ExecutionRow fresh = now.get(row.arn());
      boolean left = fresh == null && row.running() && !status.get().isEmpty();
      if (!left) {
        all.add(fresh == null ? row : fresh);
      }
    }
    if (!all.equals(rows)) {
      show(all);
      state.set(rows.isEmpty() ? State.EMPTY : State.READY);
    }
  }

  /** The machine; null before one was opened. */
  @Nullable Machine machine() {
    return machine;
  }

  /** The input that the next execution begins with. */
  String input() {
    Machine of = machine;
    return of == null ? "{}" : inputs.getOrDefault(of.arn(), sample(of));
  }

  private String sample(Machine of) {
    Sample sample = samples.get(of.arn());
    return sample != null && sample.definition().equals(of.definition()) ? sample.input() : "{}";
  }

  /** Knows a machine as it is now, whose executions are shown or are going to be. */
  void know(Machine now) {
    if (machine == null || !machine.arn().equals(now.arn())) {
      open(now);
    } else {
      machine = now;
    }
  }

  /** Gives the executions of a machine an input to begin with while its definition is this one. */
  public void sample(Machine of, String input) {
    samples.put(of.arn(), new Sample(of.definition(), JsonIndent.orSame(input)));
  }

  /** Gives the next execution of a machine an input to begin with. */
  public void suggest(String arn, String input) {
    inputs.put(arn, input);
  }

  /**
   * Starts an execution.
   *
   * @param wait whether its end is waited for; who stops waiting does not stop the execution
   */
  Attempt start(Machine of, Start wanted, boolean wait) {
    if (wanted.input().equals(sample(of))) {
      inputs.remove(of.arn());
    } else {
      inputs.put(of.arn(), wanted.input());
    }
    return wait
        ? starting(
            tasks.work(texts.get("start.waiting", of.name()), progress -> gateway.sync(wanted)),
            ended)
        : starting(
            tasks.work(texts.get("start.starting", of.name()), progress -> gateway.start(wanted)),
            started);
  }

  private <T> Attempt starting(TaskBuilder<T> work, Consumer<T> then) {
    starting.set(true);
    return Attempt.of(
        work.andFinally(() -> starting.set(false)),
        done -> {
          load();
          then.accept(done);
        });
  }

  /** Asks for the input of an execution. */
  void inputOf(ExecutionRow row, Consumer<String> known) {
    tasks
        .work(texts.get("executions.reading", row.name()), progress -> gateway.input(row.arn()))
        .onSuccess(known)
        .onFailure(dialogs::problem)
        .start();
  }

  /** Asks for the newest executions; none when that fails. */
  void recent(Consumer<List<ExecutionRow>> known) {
    Machine of = machine;
    if (of != null && !hidden(of)) {
      tasks
          .work("", progress -> gateway.page(of.arn(), "", ""))
          .onSuccess(page -> known.accept(page.rows().stream().limit(RECENT).toList()))
          .onFailure(why -> known.accept(List.of()))
          .start();
    }
  }

  /** Asks which versions and aliases can be started; none when that fails. */
  void startable(Consumer<List<String>> known) {
    Machine of = machine;
    if (of != null) {
      tasks
          .work("", progress -> gateway.startable(of.arn()))
          .onSuccess(known)
          .onFailure(why -> known.accept(List.of()))
          .start();
    }
  }

  /** Stops an execution after a question. */
  void stop(ExecutionRow row) {
    dialogs
        .confirm(
            new Confirmation(
                texts.get("stop.title", row.name()),
                texts.get("stop.sentence"),
                texts.get("stop.verb"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                change(texts.get("stop.doing", row.name()), () -> gateway.stop(row.arn(), ""));
              }
            });
  }

  /** Takes an execution up where it failed. */
  void redrive(ExecutionRow row) {
    change(texts.get("redrive.doing", row.name()), () -> gateway.redrive(row.arn()));
  }

  private void change(String title, Runnable work) {
    tasks
        .work(
            title,
            progress -> {
              work.run();
              return title;
            })
        .onSuccess(done -> load())
        .onFailure(dialogs::problem)
        .start();
  }

  ObservableList<ExecutionRow> rows() {
    return rows;
  }

  /** Only executions of that status; empty for all. */
  StringProperty statusProperty() {
    return status;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether there are more than are shown. */
  ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  /** Whether an execution is being started, or waited for. */
  ReadOnlyBooleanProperty startingProperty() {
    return starting.getReadOnlyProperty();
  }
}
