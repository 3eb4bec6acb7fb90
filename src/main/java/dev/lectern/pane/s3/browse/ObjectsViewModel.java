package dev.lectern.pane.s3.browse;

import dev.lectern.pane.s3.browse.ObjectsGateway.Query;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
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
  private final LatestSlot asking = new LatestSlot();
  private final ObjectListing listing;
  private final Hidden hidden;
  private @Nullable Comparator<ObjectRow> arranged;
  private final ReadOnlyStringWrapper bucket = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper filter = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper versioning = new ReadOnlyStringWrapper("");
  private final BooleanProperty versions = new SimpleBooleanProperty();
  private final ObservableList<ObjectRow> selection = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable ObjectRow> current = new SimpleObjectProperty<>();
  private String wanted = "";

  /** Shows nothing before {@link #open}. */
  public ObjectsViewModel(ObjectsGateway gateway, TaskRunner tasks) {
    this(gateway, tasks, ObjectWindow.PAGES);
  }

  ObjectsViewModel(ObjectsGateway gateway, TaskRunner tasks, int pagesInMemory) {
    this.gateway = gateway;
    this.tasks = tasks;
    listing = new ObjectListing(gateway, tasks, pagesInMemory, this::listed);
    hidden = new Hidden(gateway, tasks);
    versions.addListener((o, before, now) -> refresh());
    current.addListener((o, before, now) -> wanted = now == null ? wanted : "");
  }

  /** Goes to a folder of a bucket; an empty folder is the top. The filter is cleared. */
  public void open(String toBucket, String toFolder) {
    boolean moved = !toBucket.equals(bucket.get());
    if (moved || !toFolder.equals(folder.get())) {
      // rows of another folder must not be taken for those of this one while it loads
      listing.rows.first(List.of());
    }
    current.set(null);
    wanted = "";
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

  /**
   * Chooses a key as soon as it is listed: after a refresh, if it is not there yet, unless another
   * was chosen or the folder was left.
   */
  public void choose(String key) {
    wanted = key;
    chooseWanted();
  }

  private void chooseWanted() {
    if (wanted.isEmpty() || listing.state.get() == State.LOADING) {
      return;
    }
    listing
        .rows
        .inMemory()
        .filter(row -> row.key().equals(wanted))
        .findFirst()
        .ifPresent(current::set);
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
    choose(here);
    return true;
  }

  /** Loads again from the first page. */
  public void refresh() {
    if (!bucket.get().isEmpty()) {
      loadVersioning();
      list();
    }
  }

  /** Folder and filter together: the prefix that S3 is asked for. */
  public String prefix() {
    return folder.get() + filter.get();
  }

  private void list() {
    hidden.forget();
    listing.open(new Query(bucket.get(), prefix(), versions.get()));
  }

  private void listed() {
    if (arranged != null) {
      // the table still says by what it is sorted
      listing.rows.arrange(arranged);
    }
    keepCurrent();
    chooseWanted();
    lookForHidden();
  }

  /** Only a bucket that keeps versions, or kept some once, can hide anything. */
  private void lookForHidden() {
    if (listing.state.get() == State.EMPTY && !versions.get() && !versioning.get().isEmpty()) {
      hidden.look(bucket.get(), prefix());
    }
  }

  /** After a refresh the chosen key stays chosen, with what is true of it now. */
  private void keepCurrent() {
    ObjectRow before = current.get();
    if (before != null) {
      current.set(
          listing
              .rows
              .inMemory()
              .filter(row -> row.key().equals(before.key()))
              .findFirst()
              .orElse(null));
    }
  }

  /** Loads the next page, if there is one and none is being loaded. */
  public void more() {
    listing.more();
  }

  /** After a page failed: asks again for what is missing. */
  public void retryMore() {
    listing.retry();
  }

  private void loadVersioning() {
    String of = bucket.get();
    tasks
        .work("", progress -> gateway.versioning(of))
        .latest(asking)
        .onSuccess(
            known -> {
              versioning.set(known);
              lookForHidden();
            })
        // the listing shows what is wrong; the chip is only left out
        .onFailure(failure -> versioning.set(""))
        .start();
  }

  /** Stops loading; what was shown stays. */
  public void cancel() {
    listing.cancel();
  }

  /**
   * Sorts what is loaded.
   *
   * @param by null for S3's own order
   * @return whether it was done: not while part of the listing is out of memory
   */
  public boolean sort(@Nullable Sort by, boolean descending) {
    if (by == null) {
      arranged = null;
      listing.rows.arrange(null);
      return true;
    }
    if (!listing.rows.whole()) {
      return false;
    }
    Comparator<ObjectRow> order =
        switch (by) {
          case NAME -> Comparator.comparing(ObjectRow::key, KeyOrder.UTF_8);
          case SIZE -> Comparator.comparingLong(ObjectRow::size);
          case MODIFIED -> Comparator.comparing(ObjectRow::modified);
          case STORAGE_CLASS -> Comparator.comparing(ObjectRow::storageClass);
        };
    Comparator<ObjectRow> directed = descending ? order.reversed() : order;
    // folders stay on top, as in every file manager
    arranged = Comparator.comparing((ObjectRow row) -> !row.folder()).thenComparing(directed);
    listing.rows.arrange(arranged);
    return true;
  }

  /** A row, or one that keeps its place when it is out of memory; asks for nothing. */
  public ObjectRow peek(int index) {
    return listing.rows.peek(index);
  }

  /** Where a row is, among those in memory; negative when it is not there. */
  int indexOf(ObjectRow row) {
    for (int i = 0; i < listing.rows.size(); i++) {
      if (listing.rows.peek(i).equals(row)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether all loaded rows are in memory, so that all can be chosen or sorted. */
  public boolean whole() {
    return listing.rows.whole();
  }

  /** The rows, as far as they were loaded. */
  public ObservableList<ObjectRow> rows() {
    return listing.rows;
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
    return listing.state.getReadOnlyProperty();
  }

  /** Why listing failed. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return listing.problem.getReadOnlyProperty();
  }

  /** Why the next page failed; null when it did not. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> moreProblemProperty() {
    return listing.moreProblem.getReadOnlyProperty();
  }

  /** Whether the next page is on its way. */
  public ReadOnlyBooleanProperty loadingMoreProperty() {
    return listing.loadingMore.getReadOnlyProperty();
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
    return listing.summary.getReadOnlyProperty();
  }

  /** Enabled, Suspended, or empty for never or not known. */
  public ReadOnlyStringProperty versioningProperty() {
    return versioning.getReadOnlyProperty();
  }

  /** What an empty listing hides. */
  ReadOnlyObjectProperty<Hidden.Amount> hiddenProperty() {
    return hidden.amountProperty();
  }

  /** Whether keys under a delete marker are listed, and the stack of a key is shown. */
  public BooleanProperty versionsProperty() {
    return versions;
  }

  /** Whether S3 has more than was loaded. */
  public boolean hasMore() {
    return listing.hasMore();
  }
}
