package dev.lectern.pane.labs;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabDesk.Entry;
import dev.lectern.lab.LabDesk.View;
import dev.lectern.lab.LabException.Finding;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.Step;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.ui.i18n.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The labs as the guide shows them: the list, the lab that is open, and what is being done. One
 * thing is done at a time; while it runs, others are refused. FX thread.
 */
public final class LabsViewModel implements AutoCloseable {

  /**
   * The list of labs.
   *
   * @param entries those that can be done
   * @param findings what is wrong with the others
   */
  record Catalogue(List<Entry> entries, List<Finding> findings) {}

  /**
   * What runs now.
   *
   * @param stepId the step that it is about; empty for the whole lab
   */
  record Busy(Deed deed, String stepId, TaskHandle task) {}

  private record Read(View view, Catalogue catalogue) {}

  /** One call of the desk. Not on the FX thread. */
  interface Work {
    View run(Progress progress) throws Exception;
  }

  private static final String SECTION = "labs";

  private final LabsServices services;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<@Nullable Catalogue> catalogue =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Busy> busy = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
  private final ReadOnlyObjectWrapper<String> unfolded = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final Map<String, String> drafts = new HashMap<>();
  private final LatestSlot look = new LatestSlot();
  private final Subscription session;

  /** Reads the list, and the lab that was open the last time. */
  public LabsViewModel(LabsServices services, Texts texts) {
    this.services = services;
    this.texts = texts;
    session = services.session().subscribe(now -> look());
  }

  /** The list of labs; null until it was read. */
  ReadOnlyObjectProperty<@Nullable Catalogue> catalogueProperty() {
    return catalogue.getReadOnlyProperty();
  }

  /** The lab that is open; null while the list is shown. */
  ReadOnlyObjectProperty<@Nullable View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** What runs now, null when nothing does. */
  ReadOnlyObjectProperty<@Nullable Busy> busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Why the last thing went wrong, null when it did not. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** Id of the step that is unfolded; empty when none is. */
  ReadOnlyObjectProperty<String> unfoldedProperty() {
    return unfolded.getReadOnlyProperty();
  }

  /** Goes up after every change of anything here, once for all that changed together. */
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** The step to be done now, null when there is none. */
  @Nullable Step current() {
    View open = view.get();
    return open == null || !open.progress().ready() || open.progress().finished(open.lab())
        ? null
        : open.progress().current(open.lab());
  }

  /** Whether the current step can be worked on now: begun, not lost, nothing else running. */
  boolean canWork() {
    View open = view.get();
    return open != null && open.lost().isEmpty() && busy.get() == null && current() != null;
  }

  /** Whether the lab was begun in the session that the console works in now. */
  boolean begunHere() {
    View open = view.get();
    return open != null
        && services.session().getValue().filter(open.progress().sessionId()::equals).isPresent();
  }

  /** Opens a lab where it was left. */
  void open(String labId) {
    services.settings().put(SECTION, new KeptLab(labId));
    run(Deed.OPEN, "", progress -> services.desk().open(labId));
  }

  /** Back to the list; the lab stays as it is. */
  void list() {
    if (busy.get() != null && busy.get().deed() != Deed.OPEN) {
      return;
    }
    cancel();
    services.settings().put(SECTION, new KeptLab(""));
    problem.set(null);
    outcome.set(Outcome.NONE);
    unfolded.set("");
    view.set(null);
    changed();
  }

  /** Folds a step in or out; one at most is out. */
  void fold(String stepId) {
    unfolded.set(unfolded.get().equals(stepId) ? "" : stepId);
    changed();
  }

  /** Looks again at the list and at the lab that is open. */
  void look() {
    if (busy.get() != null) {
      return;
    }
    String labId = kept();
    services
        .tasks()
        .work(
            "",
            progress ->
                labId.isEmpty()
                    ? new Looked(catalogueNow(), null)
                    : new Looked(catalogueNow(), services.desk().open(labId)))
        .onSuccess(this::looked)
        .onFailure(this::failed)
        .latest(look)
        .start();
  }

  private record Looked(Catalogue catalogue, @Nullable View view) {}

  private void looked(Looked now) {
    catalogue.set(now.catalogue());
    if (now.view() != null && busy.get() == null) {
      show(now.view());
    }
    changed();
  }

  /** Says what went wrong. */
  void failed(UserProblem why) {
    problem.set(why);
    changed();
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }

  /** The lab to show: the one that is open or was open, if there still is such a lab. */
  private String kept() {
    View open = view.get();
    if (open != null) {
      return open.lab().id();
    }
    boolean connected = services.session().getValue().isPresent();
    return connected ? services.settings().get(SECTION, KeptLab.class, new KeptLab("")).lab() : "";
  }

  void start() {
    lab()
        .ifPresent(
            lab -> run(Deed.START, "", progress -> services.desk().start(lab.id(), progress)));
  }

  void check() {
    Step step = current();
    Optional<Lab> lab = lab();
    if (step == null || lab.isEmpty() || !canWork()) {
      return;
    }
    unfolded.set(step.id());
    Map<String, String> answers = new HashMap<>();
    step.questions().forEach(each -> answers.put(each.answer(), draft(step, each.answer())));
    run(
        Deed.CHECK,
        step.id(),
        progress ->
            services.desk().check(lab.get().id(), step.id(), Map.copyOf(answers), progress));
  }

  /** The number of the hint that can be opened next; 0 when there is none. */
  int nextHint() {
    Step step = current();
    View open = view.get();
    if (step == null || open == null) {
      return 0;
    }
    int next = open.progress().step(step.id()).hints() + 1;
    return next <= step.hints().size() ? next : 0;
  }

  void hint() {
    Step step = current();
    int number = nextHint();
    if (canWork() && step != null && number > 0) {
      lab()
          .ifPresent(
              lab ->
                  run(
                      Deed.HINT,
                      step.id(),
                      progress -> services.desk().hint(lab.id(), step.id(), number)));
    }
  }

  /** Stops what runs. */
  void cancel() {
    Busy now = busy.get();
    if (now != null) {
      now.task().cancel();
    }
  }

  /** Takes the last problem and outcome away. */
  void dismiss() {
    forget();
    changed();
  }

  private void forget() {
    problem.set(null);
    outcome.set(Outcome.NONE);
  }

  /** What is typed as an answer: what was typed last, else what was checked last. */
  String draft(Step step, String answer) {
    View open = view.get();
    String before =
        open == null ? "" : open.progress().step(step.id()).answers().getOrDefault(answer, "");
    return drafts.getOrDefault(key(step, answer), before);
  }

  void type(Step step, String answer, String text) {
    drafts.put(key(step, answer), text);
  }

  private String key(Step step, String answer) {
    return lab().map(Lab::id).orElse("") + "/" + step.id() + "/" + answer;
  }

  Optional<Lab> lab() {
    return Optional.ofNullable(view.get()).map(View::lab);
  }

  private Catalogue catalogueNow() throws java.io.IOException {
    LabDesk desk = services.desk();
    List<Entry> entries = desk.labs();
    return new Catalogue(entries, desk.problems());
  }

  /** Does one thing, unless something is being done already. */
  void run(Deed deed, String stepId, Work work) {
    if (busy.get() != null) {
      return;
    }
    look.cancel();
    forget();
    @Nullable View before = view.get();
    TaskHandle[] started = new TaskHandle[1];
    boolean[] over = new boolean[1];
    started[0] =
        services
            .tasks()
            .work(
                texts.get("busy." + deed.key()),
                progress -> {
                  View now = work.run(progress);
                  return new Read(now, catalogueNow());
                })
            .onSuccess(
                read -> {
                  busy.set(null);
                  catalogue.set(read.catalogue());
                  outcome.set(came(deed, stepId, before, read.view()));
                  show(read.view());
                  changed();
                  if (deed.changesWhatIsThere()) {
                    services.shell().reload();
                  }
                })
            .onFailure(
                failure -> {
                  busy.set(null);
                  failed(failure);
                  look();
                })
            .onCancel(
                () -> {
                  busy.set(null);
                  outcome.set(deed == Deed.OPEN ? Outcome.NONE : new Outcome.Cancelled(deed));
                  changed();
                  look();
                })
            .andFinally(() -> over[0] = true)
            .start();
    if (!over[0]) {
      busy.set(new Busy(deed, stepId, started[0]));
      changed();
    }
  }

  private static Outcome came(Deed deed, String stepId, @Nullable View before, View now) {
    if (deed != Deed.CHECK) {
      return deed == Deed.OPEN || deed == Deed.HINT ? Outcome.NONE : new Outcome.Done(deed);
    }
    Step step = now.lab().step(stepId);
    StepProgress progress = now.progress().step(stepId);
    if (progress.state() == StepState.PASSED) {
      boolean fresh = before == null || before.progress().step(stepId).state() != StepState.PASSED;
      int number = now.lab().steps().indexOf(step) + 1;
      return fresh ? new Outcome.Passed(number, step, progress.score()) : Outcome.NONE;
    }
    int held = (int) progress.results().stream().filter(result -> result.passed()).count();
    return new Outcome.NotYet(step, held, progress.results().size());
  }

  /** Shows a lab; the step that is unfolded follows the learner to the next one. */
  private void show(View now) {
    View before = view.get();
    String was = before == null ? "" : place(before);
    view.set(now);
    if (!now.lost().isEmpty() && !outcome.get().equals(new Outcome.Done(Deed.CLEAN))) {
      outcome.set(Outcome.NONE);
    }
    if (!was.equals(place(now))) {
      Step step = current();
      unfolded.set(step == null ? "" : step.id());
    }
  }

  private static String place(View view) {
    return view.lab().id()
        + "/"
        + (!view.progress().ready()
            ? ""
            : view.progress().finished(view.lab())
                ? "end"
                : view.progress().current(view.lab()).id());
  }

  @Override
  public void close() {
    session.unsubscribe();
    services.tasks().close();
  }
}
