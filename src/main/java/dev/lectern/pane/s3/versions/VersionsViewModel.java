package dev.lectern.pane.s3.versions;

import dev.lectern.pane.s3.versions.VersionsGateway.Content;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the chosen object: what they are, what deleting and restoring would do, and what
 * two of them differ in. FX thread.
 */
public final class VersionsViewModel {

  /** The most bytes of a text that a comparison loads. */
  static final int COMPARED = 256 * 1024;

  /** The most bytes of a picture that a comparison loads. */
  static final int PICTURE = 5 * 1024 * 1024;

  /** So many letters of a key are said in a question. */
  private static final int SAID = 60;

  /** So many of a version's id. */
  private static final int SAID_ID = 16;

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
  private final ObservableValue<String> versioning;
  private final Runnable changed;
  private final Texts texts = Texts.of("s3versions");
  private final LatestSlot loading = new LatestSlot();
  private final LatestSlot comparing = new LatestSlot();
  private final ObservableList<VersionRow> rows = FXCollections.observableArrayList();
  private final ObservableList<VersionRow> chosen = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());
  private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
      new ReadOnlyObjectWrapper<>();
  private String bucket = "";
  private String key = "";
  private @Nullable String next;
  private boolean wanted;
  private Runnable front = () -> {};

  /**
   * @param versioning state of the bucket: Enabled, Suspended, or empty for never
   * @param changed runs when a version was made or removed
   */
  public VersionsViewModel(
      VersionsGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      ObservableValue<String> versioning,
      Runnable changed) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.versioning = versioning;
    this.changed = changed;
  }

  /** The stack as far as it is loaded, newest first. */
  ObservableList<VersionRow> rows() {
    return rows;
  }

  /** At most two versions that are compared, in the order in which they were chosen. */
  ObservableList<VersionRow> compared() {
    return chosen;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** Whether older versions are not loaded. */
  boolean hasMore() {
    return next != null;
  }

  /** Whose versions these are. */
  String key() {
    return key;
  }

  /** State of the bucket: Enabled, Suspended, or empty for never. */
  ObservableValue<String> versioning() {
    return versioning;
  }

  /** What things will do. */
  Sentences sentences() {
    return new Sentences(texts, List.copyOf(rows), hasMore(), versioning.getValue());
  }

  /** Shows another object; an empty key shows none. */
  public void show(String inBucket, String ofKey) {
    boolean same = inBucket.equals(bucket) && ofKey.equals(key);
    bucket = inBucket;
    key = ofKey;
    if (!same) {
      rows.clear();
      chosen.clear();
      comparing.cancel();
      comparison.set(null);
      next = null;
      wanted = false;
    }
    if (ofKey.isEmpty()) {
      loading.cancel();
      state.set(new State.Nothing());
    } else {
      load();
    }
  }

  /** Loads the newest versions again. */
  void load() {
    fetch(null);
  }

  /** Loads the versions behind the last one. */
  void more() {
    if (next != null) {
      fetch(next);
    }
  }

  private void fetch(@Nullable String after) {
    String ofBucket = bucket;
    String ofKey = key;
    state.set(new State.Loading());
    tasks
        .work(texts.get("loading"), progress -> gateway.page(ofBucket, ofKey, after))
        .latest(loading)
        .onSuccess(
            page -> {
              next = page.next();
              if (after == null) {
                rows.setAll(page.rows());
                keepChosen();
              } else {
                rows.addAll(page.rows());
              }
              state.set(new State.Ready());
              if (wanted) {
                compareTwo();
              }
            })
        .onFailure(problem -> state.set(new State.Failed(problem)))
        .start();
  }

  /** What was chosen stays so, also where another version is the latest now. */
  private void keepChosen() {
    List<VersionRow> before = List.copyOf(chosen);
    chosen.setAll(
        before.stream()
            .flatMap(old -> rows.stream().filter(row -> row.sameVersion(old)).limit(1))
            .toList());
    if (chosen.size() < before.size()) {
      compare();
    }
  }

  /** Deletes the object after the user agreed. */
  void delete() {
    String ofBucket = bucket;
    String ofKey = key;
    ask(
        texts.get("delete.title", ofKey),
        sentences().delete(),
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
      String which =
          texts.get(
              "remove.which",
              Format.visible(Format.middle(ofKey, SAID)),
              Format.middle(row.id(), SAID_ID),
              Format.when(row.modified()),
              Format.bytes(row.size()),
              sentences().remove(row));
      ask(texts.get("remove.title"), which, texts.get("remove"), work);
    }
  }

  /** Makes a version the latest one by copying it. */
  void restore(VersionRow row) {
    String ofBucket = bucket;
    String ofKey = key;
    run(() -> gateway.restore(ofBucket, ofKey, row));
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

  /**
   * Takes a version into the comparison or out of it; of three the one chosen first goes. A marker
   * stands for nothing: the other side shows what the delete hid.
   */
  void toggleCompared(VersionRow row) {
    if (!chosen.remove(row)) {
      if (chosen.size() == 2) {
        chosen.removeFirst();
      }
      chosen.add(row);
    }
    compare();
  }

  /** Sets what brings the keyboard to the stack. */
  void onFront(Runnable toStack) {
    front = toStack;
  }

  /** Brings the keyboard to the stack. */
  public void toFront() {
    front.run();
  }

  /**
   * Compares two versions, as soon as they are loaded: those that are chosen, else the latest with
   * the chosen one or with the one before it.
   */
  public void compareTwo() {
    wanted = !(state.get() instanceof State.Ready);
    if (wanted || chosen.size() == 2) {
      return;
    }
    if (rows.size() < 2) {
      dialogs.problem(
          UserProblem.of(
              texts.get("compare.one"), texts.get("compare.one.why"), texts.get("compare.one.do")));
      return;
    }
    if (chosen.isEmpty()) {
      chosen.add(rows.get(1));
    }
    chosen.add(rows.get(chosen.getFirst().equals(rows.getFirst()) ? 1 : 0));
    compare();
  }

  private void compare() {
    if (chosen.size() != 2) {
      comparing.cancel();
      comparison.set(null);
      return;
    }
    boolean firstNewer = rows.indexOf(chosen.get(0)) < rows.indexOf(chosen.get(1));
    VersionRow newer = chosen.get(firstNewer ? 0 : 1);
    VersionRow older = chosen.get(firstNewer ? 1 : 0);
    String ofBucket = bucket;
    String ofKey = key;
    tasks
        .work(texts.get("comparing"), progress -> compare(ofBucket, ofKey, older, newer, progress))
        .latest(comparing)
        .onSuccess(comparison::set)
        .onFailure(dialogs::problem)
        .start();
  }

  private Comparison compare(
      String ofBucket, String ofKey, VersionRow older, VersionRow newer, Progress progress) {
    Content before = read(ofBucket, ofKey, older, COMPARED);
    progress.check();
    Content after = read(ofBucket, ofKey, newer, COMPARED);
    progress.check();
    boolean cut = Math.max(before.total(), after.total()) > COMPARED;
    if (cut
        && Math.max(before.total(), after.total()) <= PICTURE
        && Comparison.pictures(before, after)) {
      before = read(ofBucket, ofKey, older, PICTURE);
      progress.check();
      after = read(ofBucket, ofKey, newer, PICTURE);
    }
    return Comparison.of(older, before, newer, after);
  }

  private Content read(String ofBucket, String ofKey, VersionRow row, int most) {
    return row.marker() ? Content.NONE : gateway.read(ofBucket, ofKey, row.id(), most);
  }
}
