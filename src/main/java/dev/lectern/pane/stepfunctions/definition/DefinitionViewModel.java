package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.graph.MachineGraph;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Pause;
import dev.lectern.task.TaskBuilder;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.graph.Graph;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A machine's definition: as saved, as it is being changed, and what is wrong with it. FX thread.
 */
public final class DefinitionViewModel {

  private static final Duration TYPED = Duration.ofMillis(120);
  private static final Duration SILENT = Duration.ofMillis(1_200);

  /**
   * What was found out about a text.
   *
   * @param graph empty while the text is no JSON: the last one stays
   */
  record Check(String text, List<Problem> problems, Optional<Graph> graph, StateSpans spans) {

    static Check of(String text, boolean express) {
      return new Check(text, Problem.of(text, express), MachineGraph.of(text), StateSpans.of(text));
    }
  }

  private final DefinitionGateway gateway;
  private final TaskRunner tasks;
  private final Consumer<Machine> changed;
  private final Texts texts = Texts.of("stepfunctions");
  private final LatestSlot checking = new LatestSlot();
  private final LatestSlot asking = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Machine> machine = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Graph> graph = new ReadOnlyObjectWrapper<>(Graph.EMPTY);
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<Problem>> problems =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private StateSpans spans = StateSpans.of("");
  private List<Problem> own = List.of();
  private List<Problem> service = List.of();
  private String saved = "";

  /**
   * @param changed told when the machine was saved
   */
  public DefinitionViewModel(
      DefinitionGateway gateway, TaskRunner tasks, Consumer<Machine> changed) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.changed = changed;
  }

  /** Shows a machine; the same again keeps what was changed. */
  void open(Machine next) {
    Machine before = machine.get();
    boolean other = before == null || !before.arn().equals(next.arn());
    if (other || (!dirty.get() && !saved.equals(next.definition()))) {
      saved = next.definition();
      text.set(saved);
      // who shows another machine finds its text there
      machine.set(next);
      put(saved);
    } else {
      machine.set(next);
      saved = next.definition();
      dirty.set(!text.get().equals(saved));
    }
  }

  private void put(String now) {
    text.set(now);
    dirty.set(!now.equals(saved));
    service = List.of();
    checking.cancel();
    took(Check.of(now, express()));
    ask();
  }

  private boolean express() {
    Machine of = machine.get();
    return of != null && of.express();
  }

  /** The user typed. */
  void edit(String now) {
    if (now.equals(text.get())) {
      return;
    }
    text.set(now);
    dirty.set(!now.equals(saved));
    boolean express = express();
    tasks
        .work(
            "",
            progress -> {
              Pause.of(TYPED, progress);
              return Check.of(now, express);
            })
        .latest(checking)
        .onSuccess(this::took)
        .start();
    ask();
  }

  /** Another definition takes the place of this one; it is unsaved. */
  public void use(String definition) {
    if (!definition.equals(text.get())) {
      put(definition);
    }
  }

  /** Back to what is saved. */
  void discard() {
    put(saved);
  }

  private void took(Check check) {
    own = check.problems();
    spans = check.spans();
    check.graph().ifPresent(graph::set);
    stale.set(check.graph().isEmpty());
    service = service.stream().filter(each -> own.stream().noneMatch(each::same)).toList();
    merge();
  }

  /** Asks Step Functions as well, when nobody typed for a moment. */
  private void ask() {
    String now = text.get();
    boolean express = express();
    said.set(texts.get("definition.asking"));
    tasks
        .work(
            "",
            progress -> {
              Pause.of(SILENT, progress);
              return Problem.of(now, gateway.validate(now, express), true);
            })
        .latest(asking)
        .onSuccess(
            found -> {
              // only what the reader did not find: with the next text the rest may be gone
              service = found.stream().filter(each -> own.stream().noneMatch(each::same)).toList();
              said.set(
                  texts.get(
                      found.stream().noneMatch(Problem::error)
                          ? "definition.valid"
                          : "definition.invalid"));
              merge();
            })
        .onFailure(why -> said.set(texts.get("definition.unasked", why.title())))
        .start();
  }

  private void merge() {
    List<Problem> all = new ArrayList<>(own);
    service.stream().filter(each -> own.stream().noneMatch(each::same)).forEach(all::add);
    all.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    problems.set(List.copyOf(all));
  }

  /** Saves what was typed. */
  Attempt save(Machine of, boolean publish, String description) {
    String now = text.get();
    return busily(
        tasks.work(
            texts.get("definition.saving", of.name()),
            progress -> gateway.save(of, now, publish, description)),
        next -> {
          saved = now;
          dirty.set(!text.get().equals(saved));
          changed.accept(next);
        });
  }

  /** Makes a version of what is saved. */
  Attempt publish(Machine of, String description) {
    return busily(
        tasks.work(
            texts.get("definition.publishing", of.name()),
            progress -> gateway.publish(of, description)),
        version -> said.set(texts.get("definition.published", version)));
  }

  private <T> Attempt busily(TaskBuilder<T> work, Consumer<T> then) {
    busy.set(true);
    return Attempt.of(work.andFinally(() -> busy.set(false)), then);
  }

  /** What is saved. */
  String saved() {
    return saved;
  }

  /** The states in the text, as last checked. */
  StateSpans spans() {
    return spans;
  }

  ReadOnlyObjectProperty<@Nullable Machine> machineProperty() {
    return machine.getReadOnlyProperty();
  }

  /** The text as it is being changed. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** Whether it is being saved. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** The drawing of the text, or of what it last was as JSON. */
  ReadOnlyObjectProperty<Graph> graphProperty() {
    return graph.getReadOnlyProperty();
  }

  /** Whether the drawing is that of an earlier text. */
  ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  /** What is wrong, in the order of the text. */
  ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  /** What Step Functions says of it, in a few words. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }
}
