package dev.lectern.pane.s3.browse;

import dev.lectern.pane.s3.browse.ObjectsGateway.Page;
import dev.lectern.pane.s3.browse.ObjectsGateway.Query;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one query. Each listing that is asked for replaces the one before; its pages come
 * only while no newer one was asked for. FX thread.
 */
final class ObjectListing {

  private final ObjectsGateway gateway;
  private final TaskRunner tasks;
  private final Runnable shown;
  private final Texts texts = Texts.of("s3");
  private final LatestSlot first = new LatestSlot();
  private final LatestSlot following = new LatestSlot();
  private final Set<Integer> restoring = new HashSet<>();
  final ObjectWindow rows;
  final ReadOnlyObjectWrapper<ObjectsViewModel.State> state =
      new ReadOnlyObjectWrapper<>(ObjectsViewModel.State.LOADING);
  final ReadOnlyObjectWrapper<@Nullable UserProblem> problem = new ReadOnlyObjectWrapper<>();
  final ReadOnlyObjectWrapper<@Nullable UserProblem> moreProblem = new ReadOnlyObjectWrapper<>();
  final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  final ReadOnlyBooleanWrapper loadingMore = new ReadOnlyBooleanWrapper();
  private Query query = new Query("", "", false);
  private @Nullable String next;
  private int generation;
  private long markers;
  private long folders;

  /**
   * @param shown told when the first page of a listing is there
   */
  ObjectListing(ObjectsGateway gateway, TaskRunner tasks, int pagesInMemory, Runnable shown) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.shown = shown;
    rows = new ObjectWindow(pagesInMemory);
    rows.onMissing(this::restore);
  }

  /** Loads the first page of a query. */
  void open(Query wanted) {
    query = wanted;
    generation++;
    following.cancel();
    restoring.clear();
    loadingMore.set(false);
    state.set(ObjectsViewModel.State.LOADING);
    if (rows.isEmpty()) {
      summary.set("");
    }
    tasks
        .work(texts.get("objects.listing", wanted.bucket()), progress -> gateway.page(wanted, null))
        .latest(first)
        .onSuccess(this::show)
        .onFailure(
            failure -> {
              problem.set(failure);
              // the rows of before stand behind the page that says why
              summary.set("");
              state.set(ObjectsViewModel.State.FAILED);
            })
        .start();
  }

  private void show(Page page) {
    next = page.next();
    moreProblem.set(null);
    rows.first(page.rows());
    markers = 0;
    folders = 0;
    count(page.rows());
    summarise();
    boolean nothing = page.rows().isEmpty();
    state.set(
        nothing && next == null ? ObjectsViewModel.State.EMPTY : ObjectsViewModel.State.READY);
    shown.run();
    if (nothing && next != null) {
      more();
    }
  }

  /** Loads the next page, if there is one and none is being loaded. */
  void more() {
    String from = next;
    if (from == null || loadingMore.get() || state.get() != ObjectsViewModel.State.READY) {
      return;
    }
    Query of = query;
    int asOf = generation;
    loadingMore.set(true);
    moreProblem.set(null);
    summarise();
    tasks
        .work(texts.get("objects.listing", of.bucket()), progress -> gateway.page(of, from))
        .latest(following)
        .onSuccess(page -> follow(asOf, page, from))
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

  private void follow(int asOf, Page page, String from) {
    if (asOf != generation) {
      return;
    }
    next = page.next();
    loadingMore.set(false);
    count(page.rows());
    rows.append(page.rows(), from);
    summarise();
    if (page.rows().isEmpty()) {
      more();
    }
  }

  /** A page that was dropped from memory is looked at again. */
  private void restore(int page) {
    if (moreProblem.get() != null || !restoring.add(page)) {
      return;
    }
    Query of = query;
    int asOf = generation;
    String from = rows.token(page);
    tasks
        .work("", progress -> gateway.page(of, from))
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
        .andFinally(
            () -> {
              if (asOf == generation) {
                restoring.remove(page);
              }
            })
        .start();
  }

  /** After a page failed: asks again for what is missing. */
  void retry() {
    moreProblem.set(null);
    rows.touch();
    more();
  }

  /** Stops loading; what was shown stays, and nothing is said of what was not seen. */
  void cancel() {
    generation++;
    first.cancel();
    following.cancel();
    restoring.clear();
    loadingMore.set(false);
    summarise();
    if (rows.isEmpty()) {
      problem.set(
          UserProblem.of(
              texts.get("objects.stopped"),
              texts.get("objects.stopped.why"),
              texts.get("objects.stopped.remedy")));
    }
    state.set(rows.isEmpty() ? ObjectsViewModel.State.FAILED : ObjectsViewModel.State.READY);
  }

  boolean hasMore() {
    return next != null;
  }

  private void count(List<ObjectRow> page) {
    markers += page.stream().filter(ObjectRow::marker).count();
    folders += page.stream().filter(ObjectRow::folder).count();
  }

  private void summarise() {
    long keys = rows.size() - folders;
    String text = keys > 0 || folders == 0 ? texts.get("objects.summary", keys) : "";
    if (folders > 0) {
      text += text.isEmpty() ? "" : texts.get("objects.summary.and");
      text += texts.get("objects.summary.folders", folders);
    }
    if (next != null) {
      text += texts.get("objects.summary.more");
    }
    if (markers > 0) {
      text += texts.get("objects.summary.markers", markers);
    }
    summary.set(text);
  }
}
