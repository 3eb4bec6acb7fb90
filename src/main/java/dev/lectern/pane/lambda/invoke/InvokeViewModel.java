package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.problem.UserProblem;
import dev.lectern.settings.Settings;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is sent to a function, and what came back. FX thread. */
final class InvokeViewModel {

  private static final int MOST = 2_000;
  private static final String LATEST = "$LATEST";
  private static final String EMPTY = "{}";

  private final InvokeGateway gateway;
  private final Bench bench;
  private final TaskRunner tasks;
  private final Settings settings;
  private final Texts texts = Texts.of("lambda");
  private final StringProperty payload = new SimpleStringProperty(EMPTY);
  private final Map<String, String> events = new HashMap<>();
  private final StringProperty context = new SimpleStringProperty("");
  private final StringProperty qualifier = new SimpleStringProperty(LATEST);
  private final ObjectProperty<Request.Type> type =
      new SimpleObjectProperty<>(Request.Type.REQUEST_RESPONSE);
  private final ObservableList<String> qualifiers = FXCollections.observableArrayList(LATEST);
  private final ObservableList<Run> runs = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Run> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final LatestSlot naming = new LatestSlot();
  private Consumer<FunctionInfo> changed = now -> {};
  private @Nullable FunctionInfo function;
  private @Nullable TaskHandle work;
  private final BooleanProperty tall = new SimpleBooleanProperty();
  private int answered;
  private int failed;
  private int refused;

  InvokeViewModel(InvokeGateway gateway, TaskRunner tasks, Settings settings) {
    this.gateway = gateway;
    this.bench = new Bench(gateway);
    this.tasks = tasks;
    this.settings = settings;
  }

  /** Whether the event and the log make room for the result. */
  BooleanProperty tallProperty() {
    return tall;
  }

  /** Sets who is told when the function was changed from here. */
  void onChange(Consumer<FunctionInfo> told) {
    changed = told;
  }

  /** Shows a function. */
  void open(FunctionInfo next) {
    FunctionInfo before = function;
    boolean other = before == null || !before.name().equals(next.name());
    if (other && before != null) {
      events.put(before.name(), payload.get());
    }
    function = next;
    if (other) {
      payload.set(events.getOrDefault(next.name(), EMPTY));
      stop();
      runs.clear();
      shown.set(null);
      problem.set(null);
      status.set("");
      type.set(Request.Type.REQUEST_RESPONSE);
      context.set("");
      qualifier.set(LATEST);
      qualifiers.setAll(LATEST);
    }
    tasks
        .work("", progress -> gateway.qualifiers(next.name()))
        .latest(naming)
        .onSuccess(this::named)
        .onFailure(why -> qualifiers.setAll(LATEST))
        .start();
  }

  private void named(List<String> found) {
    String chosen = qualifier.get();
    if (!qualifiers.equals(found)) {
      // The first one always: a choice shows another name when names change under it.
      qualifier.set(LATEST);
      qualifiers.setAll(found);
    }
    qualifier.set(found.contains(chosen) ? chosen : LATEST);
  }

  /** Gives a function its event, which it keeps until another is put into the editor. */
  void give(String name, String json) {
    events.put(name, json);
    if (shows(name)) {
      payload.set(json);
    }
  }

  /** The event of a function, whether it is shown or not. */
  String payload(String name) {
    return shows(name) ? payload.get() : events.getOrDefault(name, EMPTY);
  }

  private boolean shows(String name) {
    FunctionInfo now = function;
    return now != null && now.name().equals(name);
  }

  /** Sends one. */
  void invoke() {
    start(texts.get("invoke.one"), 1, (request, told, p) -> bench.burst(request, 1, told, p));
  }

  /** Sends so many at once. */
  void burst(int count) {
    start(
        texts.get("invoke.burst", count),
        count,
        (request, told, p) -> bench.burst(request, count, told, p));
  }

  /** Sends so many a second. */
  void hold(int perSecond, int seconds) {
    start(
        texts.get("invoke.hold", perSecond, seconds),
        perSecond * seconds,
        (request, told, p) -> bench.hold(request, perSecond, seconds, told, p));
  }

  /** Lets every environment be made anew, then sends one. */
  void cold() {
    FunctionInfo of = function;
    if (of == null) {
      return;
    }
    start(
        texts.get("invoke.cold"),
        1,
        (request, told, progress) -> {
          FunctionInfo now = gateway.freshen(of.name(), progress);
          tasks.onFxThread(() -> changed.accept(now));
          return bench.burst(request, 1, told, progress);
        });
  }

  /** Sends invocations, and tells of each. */
  private interface Sending {
    int send(Request request, Consumer<Run> told, Progress progress) throws Exception;
  }

  private void start(String title, int count, Sending sending) {
    FunctionInfo of = function;
    if (of == null || running.get()) {
      return;
    }
    Request request =
        new Request(
            of.name(),
            qualifier.get().equals(LATEST) ? "" : qualifier.get(),
            type.get(),
            payload.get(),
            context.get());
    problem.set(null);
    running.set(true);
    answered = 0;
    failed = 0;
    refused = 0;
    say(count);
    work =
        tasks
            .work(
                title,
                progress ->
                    sending.send(
                        request, run -> tasks.onFxThread(() -> add(of, run, count)), progress))
            .onFailure(problem::set)
            .andFinally(
                () -> {
                  running.set(false);
                  status.set(count > 1 && shows(of.name()) ? ended(count) : "");
                })
            .start();
  }

  private String ended(int count) {
    return answered < count
        ? texts.get("invoke.stopped", answered, count, failed, refused)
        : texts.get("invoke.ended", answered, failed, refused);
  }

  private void add(FunctionInfo of, Run run, int count) {
    if (!shows(of.name())) {
      return;
    }
    runs.add(run);
    if (runs.size() > MOST) {
      runs.remove(0, runs.size() - MOST);
    }
    answered++;
    failed += run.good() || run.throttled() ? 0 : 1;
    refused += run.throttled() ? 1 : 0;
    shown.set(run);
    say(count);
  }

  private void say(int count) {
    if (running.get()) {
      status.set(texts.get("invoke.progress", answered, count, failed, refused));
    }
  }

  /** Stops sending, and does not wait for the answers; in Lambda what was sent goes on. */
  void stop() {
    if (work != null) {
      work.cancel();
    }
  }

  /** Forgets all runs. */
  void clear() {
    runs.clear();
    shown.set(null);
  }

  /** Shows a run. */
  void show(Run run) {
    shown.set(run);
  }

  /** Whether a cold start can be forced: only $LATEST can be changed. */
  boolean canFreshen() {
    return qualifier.get().equals(LATEST) && !running.get();
  }

  /** The user's own events by name. */
  Map<String, String> saved() {
    return settings.get(SavedEvents.SECTION, SavedEvents.class, SavedEvents.NONE).events();
  }

  /** Keeps what is in the editor under a name. */
  void save(String name) {
    settings.put(
        SavedEvents.SECTION,
        settings
            .get(SavedEvents.SECTION, SavedEvents.class, SavedEvents.NONE)
            .with(name, payload.get()));
  }

  /** Forgets an event of the user. */
  void forget(String name) {
    settings.put(
        SavedEvents.SECTION,
        settings.get(SavedEvents.SECTION, SavedEvents.class, SavedEvents.NONE).without(name));
  }

  @Nullable FunctionInfo function() {
    return function;
  }

  StringProperty payloadProperty() {
    return payload;
  }

  StringProperty contextProperty() {
    return context;
  }

  StringProperty qualifierProperty() {
    return qualifier;
  }

  ObjectProperty<Request.Type> typeProperty() {
    return type;
  }

  ObservableList<String> qualifiers() {
    return qualifiers;
  }

  /** What came back since the function was opened, oldest first. */
  ObservableList<Run> runs() {
    return runs;
  }

  /** The run that is looked at; null when there is none. */
  ReadOnlyObjectProperty<@Nullable Run> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Why nothing could be sent; null when it could. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** How far it is, or what came of it. */
  ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }
}
