package dev.lectern.pane.s3.versions;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the chosen object: what they are, what deleting and restoring would do, and what
 * two of them differ in. FX thread.
 */
public final class VersionsViewModel {

  /** The most bytes of a version that a comparison loads. */
  static final int COMPARED = 256 * 1024;

  /** What the list shows. */
  sealed interface State {
    /** No object is chosen. */
    record Nothing() implements State {}

    /** Being loaded. */
    record Loading() implements State {}

    /** Loaded. */
    record Ready() implements State {}

    /** Failed. */
    record Failed(UserProblem problem) implements State {}
  }

  private final VersionsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Runnable changed;
  private final Texts texts = Texts.of("s3versions");
  private final LatestSlot loading = new LatestSlot();
  private final LatestSlot comparing = new LatestSlot();
  private final ObservableList<VersionRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());
  private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
      new ReadOnlyObjectWrapper<>();
  private String bucket = "";
  private String key = "";

  /**
   * @param changed runs when a version was made or removed
   */
  public VersionsViewModel(
      VersionsGateway gateway, TaskRunner tasks, Dialogs dialogs, Runnable changed) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.changed = changed;
  }

  ObservableList<VersionRow> rows() {
    return rows;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  String key() {
    return key;
  }

  /** Shows another object; an empty key shows none. */
  public void show(String inBucket, String ofKey) {
    boolean same = inBucket.equals(bucket) && ofKey.equals(key);
    bucket = inBucket;
    key = ofKey;
    comparison.set(null);
    if (ofKey.isEmpty()) {
      loading.cancel();
      rows.clear();
      state.set(new State.Nothing());
      return;
    }
    if (!same) {
      rows.clear();
    }
    load();
  }

  /** Loads the versions again. */
  void load() {
    String ofBucket = bucket;
    String ofKey = key;
    state.set(new State.Loading());
    tasks
        .work(texts.get("loading"), progress -> gateway.stack(ofBucket, ofKey))
        .latest(loading)
        .onSuccess(
            stack -> {
              rows.setAll(stack);
              state.set(new State.Ready());
            })
        .onFailure(problem -> state.set(new State.Failed(problem)))
        .start();
  }

  /** Versions that hold bytes. */
  private long versions() {
    return rows.stream().filter(row -> !row.marker()).count();
  }

  /** Whether a delete without a version id hides the object instead of removing it. */
  private boolean versioned() {
    return rows.size() > 1 || rows.stream().anyMatch(row -> !row.unversioned());
  }

  /** What is stored and billed. */
  String stored() {
    long bytes = rows.stream().mapToLong(VersionRow::size).sum();
    return texts.get("stored", Format.bytes(bytes), versions());
  }

  /** What a delete without a version id would do. */
  String deleteSentence() {
    if (!versioned()) {
      return texts.get("delete.forever");
    }
    boolean hidden = !rows.isEmpty() && rows.getFirst().marker();
    return texts.get(hidden ? "delete.again" : "delete.marker", versions());
  }

  /** What removing this version or marker would do. */
  String removeSentence(VersionRow row) {
    Optional<VersionRow> next = rows.stream().filter(one -> !one.equals(row)).findFirst();
    if (!row.latest()) {
      return texts.get(row.marker() ? "remove.old.marker" : "remove.old");
    }
    if (next.isEmpty()) {
      return texts.get("remove.last");
    }
    String when = Format.timeMillis(next.get().modified());
    if (next.get().marker()) {
      return texts.get("remove.uncovers.marker", when);
    }
    return texts.get(row.marker() ? "remove.marker" : "remove.latest", when);
  }

  /** What restoring this version by a copy would do; empty when it cannot be. */
  Optional<String> restoreSentence(VersionRow row) {
    return row.marker() || row.latest()
        ? Optional.empty()
        : Optional.of(texts.get("restore.copy", versions()));
  }

  /** Deletes the object after the user agreed. */
  void delete() {
    String ofBucket = bucket;
    String ofKey = key;
    ask(
        texts.get("delete.title", ofKey),
        deleteSentence(),
        texts.get("delete"),
        () -> gateway.delete(ofBucket, ofKey));
  }

  /** Removes a version or marker after the user agreed; a marker goes at once: nothing is lost. */
  void remove(VersionRow row) {
    String ofBucket = bucket;
    String ofKey = key;
    Runnable work = () -> gateway.remove(ofBucket, ofKey, row.id());
    if (row.marker()) {
      run(work);
    } else {
      ask(texts.get("remove.title"), removeSentence(row), texts.get("remove"), work);
    }
  }

  /** Makes a version the latest one by copying it. */
  void restore(VersionRow row) {
    String ofBucket = bucket;
    String ofKey = key;
    run(() -> gateway.restore(ofBucket, ofKey, row.id()));
  }

  private void ask(String title, String sentence, String verb, Runnable work) {
    dialogs
        .confirm(new Dialogs.Confirmation(title, sentence, verb, true))
        .thenAccept(
            yes -> {
              if (yes) {
                run(work);
              }
            });
  }

  private void run(Runnable work) {
    tasks
        .work(
            texts.get("working"),
            progress -> {
              work.run();
              return true;
            })
        .onSuccess(
            done -> {
              load();
              changed.run();
            })
        .onFailure(dialogs::problem)
        .start();
  }

  /** Compares two versions; fewer or other rows clear the comparison. */
  void compare(List<VersionRow> chosen) {
    List<VersionRow> two = chosen.stream().filter(row -> !row.marker()).toList();
    if (two.size() != 2) {
      comparing.cancel();
      comparison.set(null);
      return;
    }
    boolean firstNewer = rows.indexOf(two.get(0)) < rows.indexOf(two.get(1));
    VersionRow newer = two.get(firstNewer ? 0 : 1);
    VersionRow older = two.get(firstNewer ? 1 : 0);
    String ofBucket = bucket;
    String ofKey = key;
    tasks
        .work(
            texts.get("comparing"),
            progress ->
                Comparison.of(
                    older,
                    gateway.read(ofBucket, ofKey, older.id(), COMPARED),
                    newer,
                    gateway.read(ofBucket, ofKey, newer.id(), COMPARED)))
        .latest(comparing)
        .onSuccess(comparison::set)
        .onFailure(dialogs::problem)
        .start();
  }
}
