package dev.lectern.pane.s3.buckets;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** The list of buckets and what is known of each. FX thread. */
public final class BucketsViewModel {

  /** Calls about single buckets at the same time; more would only wait for each other. */
  private static final int AT_ONCE = 4;

  /** What the list shows. */
  public enum State {
    LOADING,
    READY,
    EMPTY,
    FAILED
  }

  private final BucketsGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("s3");
  private final LatestSlot listing = new LatestSlot();
  private final ObservableList<Bucket> buckets = FXCollections.observableArrayList();
  private final ObservableMap<String, BucketFacts> facts = FXCollections.observableHashMap();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final Deque<Bucket> wanted = new ArrayDeque<>();
  private final Set<String> asked = new HashSet<>();
  private int asking;
  private int generation;

  /** Nothing is loaded before {@link #refresh()}. */
  public BucketsViewModel(BucketsGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
  }

  /** Loads the names again; what is known of single buckets is asked for again when shown. */
  public void refresh() {
    state.set(State.LOADING);
    generation++;
    tasks
        .work(texts.get("buckets.listing"), gateway::list)
        .latest(listing)
        .onSuccess(
            found -> {
              asked.clear();
              wanted.clear();
              facts.clear();
              buckets.setAll(found);
              state.set(found.isEmpty() ? State.EMPTY : State.READY);
            })
        .onFailure(
            failure -> {
              problem.set(failure);
              state.set(State.FAILED);
            })
        .onCancel(() -> state.set(buckets.isEmpty() ? State.EMPTY : State.READY))
        .start();
  }

  /** Asks for what the listing does not say, once for each bucket, a few at a time. */
  public void need(Bucket bucket) {
    if (asked.add(bucket.name())) {
      wanted.addLast(bucket);
      askNext();
    }
  }

  private void askNext() {
    while (asking < AT_ONCE && !wanted.isEmpty()) {
      Bucket bucket = wanted.removeFirst();
      int asOf = generation;
      asking++;
      tasks
          .work("", progress -> gateway.facts(bucket))
          .onSuccess(
              found -> {
                if (asOf == generation) {
                  facts.put(bucket.name(), found);
                }
              })
          .onFailure(
              failure -> {
                if (asOf == generation) {
                  facts.put(bucket.name(), BucketFacts.failed(bucket.region(), failure));
                }
              })
          .andFinally(
              () -> {
                asking--;
                askNext();
              })
          .start();
    }
  }

  /** The buckets by name. */
  public ObservableList<Bucket> buckets() {
    return buckets;
  }

  /** What is known of single buckets, by name; filled as {@link #need} asks. */
  public ObservableMap<String, BucketFacts> facts() {
    return facts;
  }

  /** What the list shows. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why listing failed; null before. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Stops the listing. */
  public void cancel() {
    listing.cancel();
  }
}
