package dev.lectern.pane.author;

import dev.lectern.lab.Call;
import dev.lectern.lab.Resource;
import dev.lectern.lab.example.Draft;
import dev.lectern.lab.example.ExampleDesk;
import dev.lectern.lab.example.Recorded;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;

/** From the beginning over the steps to a proven lab. FX thread. */
final class AuthorViewModel {

  private static final int MINUTES = 15;

  /** How far it is. */
  sealed interface Stage {

    /** Nothing is watched. */
    record Idle() implements Stage {}

    /** The start state is being made. */
    record Beginning() implements Stage {}

    /** Steps are being done. */
    record Steps() implements Stage {}

    /**
     * The folder is there.
     *
     * @param faults what is not proven; null while nobody tried
     */
    record Written(Path folder, @Nullable List<String> faults) implements Stage {}
  }

  final SimpleStringProperty id = new SimpleStringProperty("5.X");
  final SimpleStringProperty title = new SimpleStringProperty("");
  final SimpleStringProperty summary = new SimpleStringProperty("");
  final SimpleIntegerProperty minutes = new SimpleIntegerProperty(MINUTES);

  private final ExampleDesk desk;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Idle());
  private final ReadOnlyObjectWrapper<List<StepForm>> steps =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> left = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private List<Call> setup = List.of();
  private List<Resource> things = List.of();

  AuthorViewModel(ExampleDesk desk, TaskRunner tasks) {
    this.desk = desk;
    this.tasks = tasks;
  }

  /** What names of the lab's things begin with. */
  String prefix() {
    return desk.prefix();
  }

  ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<StepForm>> stepsProperty() {
    return steps.getReadOnlyProperty();
  }

  /** What cannot be made again, a sentence each. */
  ReadOnlyObjectProperty<List<String>> leftProperty() {
    return left.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Watches from now on; what was recorded is forgotten. */
  void begin() {
    act(
        "Watching",
        progress -> {
          desk.begin();
          return true;
        },
        begun -> {
          setup = List.of();
          things = List.of();
          steps.set(List.of());
          left.set(List.of());
          stage.set(new Stage.Beginning());
        });
  }

  /** What was done up to now is the start state, or the next step. */
  void mark() {
    boolean beginning = stage.get() instanceof Stage.Beginning;
    act("Looking at what changed", desk::mark, recorded -> marked(recorded, beginning));
  }

  private void marked(Recorded recorded, boolean beginning) {
    things = recorded.things();
    List<String> all = new ArrayList<>(left.get());
    all.addAll(recorded.left());
    left.set(List.copyOf(all));
    if (beginning) {
      setup = recorded.calls();
      stage.set(new Stage.Steps());
    } else if (recorded.calls().isEmpty()) {
      problem.set(
          UserProblem.of(
              "Nothing was done.",
              "Since the last mark no call changed anything whose name begins with "
                  + prefix()
                  + ".",
              "Do the step in an explorer, then mark it."));
    } else {
      List<StepForm> more = new ArrayList<>(steps.get());
      more.add(new StepForm(more.size() + 1, recorded));
      steps.set(List.copyOf(more));
    }
  }

  /** Why the lab cannot be written yet; empty when it can. */
  String missing() {
    if (!id.get().matches("\\d{1,2}\\.[A-Z]")) {
      return "id";
    }
    if (title.get().isBlank() || summary.get().isBlank()) {
      return "title";
    }
    if (steps.get().isEmpty()) {
      return "steps";
    }
    return steps.get().stream().allMatch(StepForm::whole) ? "" : "checks";
  }

  /** Writes the folder, then proves it. */
  void write() {
    List<Draft.DraftStep> written = steps.get().stream().map(StepForm::step).toList();
    String lab = id.get();
    String name = title.get().strip();
    String said = summary.get().strip();
    int time = minutes.get();
    List<Call> first = setup;
    List<Resource> all = things;
    act(
        "Writing the lab",
        progress -> {
          ExampleDesk.Place place = desk.place();
          return desk.write(
              new Draft(
                  lab,
                  name,
                  time,
                  said,
                  desk.prefix(),
                  place.account(),
                  place.region(),
                  all,
                  first,
                  written));
        },
        folder -> {
          stage.set(new Stage.Written(folder, null));
          prove();
        });
  }

  /** Proves what was written, on a sandbox of its own. */
  void prove() {
    if (stage.get() instanceof Stage.Written(Path folder, List<String> before)) {
      act(
          "Proving " + folder.getFileName(),
          progress -> desk.prove(folder, progress),
          faults -> stage.set(new Stage.Written(folder, faults)));
    }
  }

  private <T> void act(String what, TaskRunner.Work<T> work, java.util.function.Consumer<T> then) {
    busy.set(true);
    problem.set(null);
    tasks
        .work(what, work)
        .onSuccess(then)
        .onFailure(problem::set)
        .andFinally(() -> busy.set(false))
        .start();
  }

  /** What would be lost. */
  List<String> unfinished() {
    Stage now = stage.get();
    return now instanceof Stage.Idle || now instanceof Stage.Written
        ? List.of()
        : List.of("A lab is being recorded and was not written yet.");
  }

  void close() {
    desk.close();
  }
}
