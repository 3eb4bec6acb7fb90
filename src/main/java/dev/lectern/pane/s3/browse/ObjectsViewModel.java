package dev.lectern.pane.s3.browse;

import dev.lectern.pane.s3.browse.ObjectsGateway.Page;
import dev.lectern.pane.s3.browse.ObjectsGateway.Query;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a bucket under a folder and a filter, a page at a time. Every listing that is
 * asked for replaces the one before; its result comes only if no newer one was asked for. FX
 * thread.
 */
public final class ObjectsViewModel {

  /** What the list shows. */
  public enum State {
    LOADING,
    READY,
    EMPTY,
    FAILED
  }

  /** Columns by which the loaded rows can be sorted. */
  public enum Sort {
    NAME,
    SIZE,
    MODIFIED,
    STORAGE_CLASS
  }

  private final ObjectsGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("s3");
  private final LatestSlot listing = new LatestSlot();
  private final LatestSlot following = new LatestSlot();
  private final LatestSlot asking = new LatestSlot();
  private final ObjectWindow rows;
  private final Set<Integer> restoring = new HashSet<>();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> moreProblem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper bucket = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper filter = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper versioning = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper loadingMore = new ReadOnlyBooleanWrapper();
  private final BooleanProperty versions = new SimpleBooleanProperty();
  private final ObservableList<ObjectRow> selection = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable ObjectRow> current = new SimpleObjectProperty<>();
  private @Nullable String next;
  private String wanted = "";
  private int generation;
  private long markers;

  /** Shows nothing before {@link #open}. */
  public ObjectsViewModel(ObjectsGateway gateway, TaskRunner tasks) {
    this(gateway, tasks, ObjectWindow.PAGES);
  }

  ObjectsViewModel(ObjectsGateway gateway, TaskRunner tasks, int pagesInMemory) {
    this.gateway = gateway;
    this.tasks = tasks;
    rows = new ObjectWindow(pagesInMemory);
    rows.onMissing(this::restore);
    versions.addListener((o, before, now) -> refresh());
  }

  /** Goes to a folder of a bucket; an empty folder is the top. The filter is cleared. */
  public void open(String toBucket, String toFolder) {
    boolean moved = !toBucket.equals(bucket.get());
    current.set(null);
    bucket.set(toBucket);
    folder.set(toFolder);
    filter.set("");
    if (moved) {
      versioning.set("");
      loadVersioning();
    }
    list();
  }

  /** Shows the keys of the folder that go on with this text; asked of S3, not searched here. */
  public void filterBy(String text) {
    if (!text.equals(filter.get())) {
      filter.set(text);
      list();
    }
  }

  /** Chooses a key as soon as it is among the loaded rows. */
  public void choose(String key) {
    wanted = key;
    chooseWanted();
  }

  private void chooseWanted() {
    if (wanted.isEmpty() || state.get() == State.LOADING) {
      return;
    }
    rows.inMemory().filter(row -> row.key().equals(wanted)).findFirst().ifPresent(current::set);
    wanted = "";
  }

  /** Goes into a folder row. */
  public void enter(ObjectRow row) {
    if (row.folder()) {
      open(bucket.get(), row.key());
    }
  }

  /** Goes one folder up; at the top it stays. */
  public boolean up() {
    String here = folder.get();
    if (here.isEmpty()) {
      return false;
    }
    int slash = here.lastIndexOf('/', here.length() - 2);
    open(bucket.get(), here.substring(0, slash + 1));
    return true;
  }

  /** Loads again from the first page. */
  public void refresh() {
    if (!bucket.get().isEmpty()) {
      loadVersioning();
      list();
    }
  }

  private Query query() {
    return new Query(bucket.get(), prefix(), versions.get());
  }

  /** Folder and filter together: the prefix that S3 is asked for. */
  public String prefix() {
    return folder.get() + filter.get();
  }

  private void list() {
    Query query = query();
    generation++;
    following.cancel();
    restoring.clear();
    loadingMore.set(false);
    state.set(State.LOADING);
    tasks
        .work(texts.get("objects.listing", query.bucket()), progress -> gateway.page(query, null))
        .latest(listing)
        .onSuccess(this::show)
        .onFailure(
            failure -> {
              problem.set(failure);
              state.set(State.FAILED);
            })
        .start();
  }

  private void show(Page page) {
    next = page.next();
    moreProblem.set(null);
    rows.first(page.rows());
    markers = markersIn(page.rows());
    summarise();
    state.set(page.rows().isEmpty() && next == null ? State.EMPTY : State.READY);
    keepCurrent();
    chooseWanted();
    if (page.rows().isEmpty() && next != null) {
      more();
    }
  }

  /** After a refresh the chosen key stays chosen, with what is true of it now. */
  private void keepCurrent() {
    ObjectRow before = current.get();
    if (before != null) {
      current.set(
          rows.inMemory().filter(row -> row.key().equals(before.key())).findFirst().orElse(null));
    }
  }

  /** Loads the next page, if there is one and none is being loaded. */
  public void more() {
    String from = next;
    if (from == null || loadingMore.get() || state.get() != State.READY) {
      return;
    }
    Query query = query();
    int asOf = generation;
    loadingMore.set(true);
    moreProblem.set(null);
    summarise();
    tasks
        .work(texts.get("objects.listing", query.bucket()), progress -> gateway.page(query, from))
        .latest(following)
        .onSuccess(
            page -> {
              if (asOf == generation) {
                next = page.next();
                loadingMore.set(false);
                markers += markersIn(page.rows());
                rows.append(page.rows(), from);
                summarise();
                if (page.rows().isEmpty()) {
                  more();
                }
              }
            })
        .onFailure(
            failure -> {
              if (asOf == generation) {
                loadingMore.set(false);
                moreProblem.set(failure);
                summarise();
              }
            })
        .start();
  }

  private void restore(int page) {
    if (!restoring.add(page)) {
      return;
    }
    Query query = query();
    int asOf = generation;
    String from = rows.token(page);
    tasks
        .work("", progress -> gateway.page(query, from))
        .onSuccess(
            found -> {
              if (asOf == generation) {
                rows.restore(page, found.rows());
              }
            })
        .onFailure(
            failure -> {
              if (asOf == generation) {
                moreProblem.set(failure);
              }
            })
        .andFinally(() -> restoring.remove(page))
        .start();
  }

  private void loadVersioning() {
    String of = bucket.get();
    tasks
        .work("", progress -> gateway.versioning(of))
        .latest(asking)
        .onSuccess(versioning::set)
        // the listing shows what is wrong; the chip is only left out
        .onFailure(failure -> versioning.set(""))
        .start();
  }

  /** Stops loading; what was shown stays. */
  public void cancel() {
    generation++;
    listing.cancel();
    following.cancel();
    loadingMore.set(false);
    summarise();
    state.set(rows.isEmpty() ? State.EMPTY : State.READY);
  }

  /**
   * Sorts what is loaded.
   *
   * @param by null for S3's own order
   * @return whether it was done: not while part of the listing is out of memory
   */
  public boolean sort(@Nullable Sort by, boolean descending) {
    if (by == null) {
      rows.arrange(null);
      return true;
    }
    if (!rows.whole()) {
      return false;
    }
    Comparator<ObjectRow> order =
        switch (by) {
          case NAME -> Comparator.comparing(ObjectRow::key);
          case SIZE -> Comparator.comparingLong(ObjectRow::size);
          case MODIFIED -> Comparator.comparing(ObjectRow::modified);
          case STORAGE_CLASS -> Comparator.comparing(ObjectRow::storageClass);
        };
    Comparator<ObjectRow> directed = descending ? order.reversed() : order;
    // folders stay on top, as in every file manager
    rows.arrange(Comparator.comparing((ObjectRow row) -> !row.folder()).thenComparing(directed));
    return true;
  }

  private static long markersIn(List<ObjectRow> page) {
    return page.stream().filter(ObjectRow::marker).count();
  }

  private void summarise() {
    String text =
        next == null
            ? texts.get("objects.summary", rows.size())
            : texts.get("objects.summary.more", rows.size());
    if (markers > 0) {
      text += texts.get("objects.summary.markers", markers);
    }
    summary.set(text);
  }

  /** The rows, as far as they were loaded. */
  public ObservableList<ObjectRow> rows() {
    return rows;
  }

  /** What the user has chosen; kept by the view. */
  public ObservableList<ObjectRow> selection() {
    return selection;
  }

  /** The one row that details are shown of, null when none. */
  public ObjectProperty<@Nullable ObjectRow> currentProperty() {
    return current;
  }

  /** What the list shows. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why listing failed. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Why the next page failed; null when it did not. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> moreProblemProperty() {
    return moreProblem.getReadOnlyProperty();
  }

  /** Whether the next page is on its way. */
  public ReadOnlyBooleanProperty loadingMoreProperty() {
    return loadingMore.getReadOnlyProperty();
  }

  /** The bucket, empty at first. */
  public ReadOnlyStringProperty bucketProperty() {
    return bucket.getReadOnlyProperty();
  }

  /** The folder, empty at the top of a bucket. */
  public ReadOnlyStringProperty folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** What the keys of the folder go on with. */
  public ReadOnlyStringProperty filterProperty() {
    return filter.getReadOnlyProperty();
  }

  /** Number of rows in words. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Enabled, Suspended, or empty for never or not known. */
  public ReadOnlyStringProperty versioningProperty() {
    return versioning.getReadOnlyProperty();
  }

  /** Whether keys under a delete marker are listed, and the stack of a key is shown. */
  public BooleanProperty versionsProperty() {
    return versions;
  }

  /** Whether S3 has more than was loaded. */
  public boolean hasMore() {
    return next != null;
  }
}
