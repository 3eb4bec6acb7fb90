package dev.lectern.pane.author;

import dev.lectern.lab.LabBench;
import dev.lectern.lab.LabException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One lab's files in the editor: checked while they are typed, saved and proven when asked. */
final class EditViewModel {

  /** What proving brought; empty faults when all is proven. */
  record Proof(List<String> faults) {}

  private final EditDesk desk;
  private final TaskRunner tasks;
  private final LatestSlot checking = new LatestSlot();
  private final ReadOnlyObjectWrapper<List<Path>> folders = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LabBench.Checked> checked =
      new ReadOnlyObjectWrapper<>(new LabBench.Checked(Optional.empty(), List.of()));
  private final ReadOnlyObjectWrapper<@Nullable Proof> proof = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private Map<String, String> saved = Map.of();
  private Map<String, String> texts = new LinkedHashMap<>();

  EditViewModel(EditDesk desk, TaskRunner tasks) {
    this.desk = desk;
    this.tasks = tasks;
  }

  ReadOnlyObjectProperty<List<Path>> foldersProperty() {
    return folders.getReadOnlyProperty();
  }

  /** Null while none is open. */
  ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** The lab as the texts say it now. */
  ReadOnlyObjectProperty<LabBench.Checked> checkedProperty() {
    return checked.getReadOnlyProperty();
  }

  /** Null while nobody tried with these texts. */
  ReadOnlyObjectProperty<@Nullable Proof> proofProperty() {
    return proof.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether there is something to save. */
  ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  void load() {
    tasks
        .work("", progress -> desk.folders())
        .onSuccess(folders::set)
        .onFailure(problem::set)
        .start();
  }

  /** Opens a lab; what was not saved of another is lost, so ask before. */
  void open(Path lab) {
    problem.set(null);
    tasks
        .work("", progress -> desk.bench().read(lab))
        .onSuccess(
            read -> {
              saved = Map.copyOf(read);
              texts = new LinkedHashMap<>(read);
              proof.set(null);
              changed.set(false);
              folder.set(null);
              folder.set(lab);
              check();
            })
        .onFailure(problem::set)
        .start();
  }

  /** A file as it is now. */
  String text(String file) {
    return texts.getOrDefault(file, "");
  }

  /** A file was typed in. */
  void typed(String file, String text) {
    if (folder.get() == null || text.equals(texts.get(file))) {
      return;
    }
    texts.put(file, text);
    changed.set(!texts.equals(saved));
    proof.set(null);
    check();
  }

  private void check() {
    Path lab = folder.get();
    if (lab == null) {
      return;
    }
    Map<String, String> now = Map.copyOf(texts);
    tasks
        .work("", progress -> desk.bench().check(lab, now))
        .latest(checking)
        .onSuccess(checked::set)
        .onFailure(problem::set)
        .start();
  }

  /** Findings of one file. */
  List<LabException.Finding> findings(String file) {
    return checked.get().findings().stream().filter(one -> one.file().equals(file)).toList();
  }

  void save() {
    Path lab = folder.get();
    if (lab == null) {
      return;
    }
    Map<String, String> now = Map.copyOf(texts);
    act(
        "Saving " + lab.getFileName(),
        progress -> {
          desk.bench().save(lab, now);
          return now;
        },
        kept -> {
          saved = kept;
          changed.set(!texts.equals(saved));
        });
  }

  /** Proves the lab as it is saved. */
  void prove() {
    Path lab = folder.get();
    if (lab == null) {
      return;
    }
    act(
        "Proving " + lab.getFileName(),
        progress -> {
          LabBench.Checked stored = desk.bench().load(lab);
          return new Proof(
              stored.lab().isPresent()
                  ? desk.prove(stored.lab().get(), progress)
                  : stored.findings().stream().map(Object::toString).toList());
        },
        proof::set);
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
    Path lab = folder.get();
    return changed.get() && lab != null
        ? List.of("Changes of the lab " + lab.getFileName() + " are not saved.")
        : List.of();
  }
}
