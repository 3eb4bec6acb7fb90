package dev.lectern.pane.s3.buckets;

import dev.lectern.pane.s3.buckets.BucketsGateway.Contents;
import dev.lectern.pane.s3.buckets.BucketsGateway.Emptied;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** The list of buckets and what can be done with one. FX thread. */
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
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Texts texts = Texts.of("s3");
  private final LatestSlot listing = new LatestSlot();
  private final ObservableList<Bucket> buckets = FXCollections.observableArrayList();
  private final ObservableMap<String, BucketFacts> facts = FXCollections.observableHashMap();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable TaskHandle> emptying =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable String> created = new SimpleObjectProperty<>();
  private final Deque<Bucket> wanted = new ArrayDeque<>();
  private final Set<String> asked = new HashSet<>();
  private int asking;
  private int generation;
  private Consumer<String> gone = bucket -> {};

  /** Nothing is loaded before {@link #refresh()}. */
  public BucketsViewModel(
      BucketsGateway gateway, TaskRunner tasks, Dialogs dialogs, Toasts toasts) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
  }

  /** Sets who is told the name of a bucket that was deleted or emptied. */
  public void onGone(Consumer<String> listener) {
    gone = listener;
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
              failure ->
                  facts.put(
                      bucket.name(),
                      new BucketFacts(
                          bucket.region(),
                          BucketFacts.Versioning.UNKNOWN,
                          BucketFacts.Access.UNKNOWN)))
          .andFinally(
              () -> {
                asking--;
                askNext();
              })
          .start();
    }
  }

  /** Makes a bucket; the list shows it afterwards and {@link #createdProperty} names it. */
  public void create(NewBucket bucket) {
    tasks
        .work(
            texts.get("buckets.creating", bucket.name()),
            progress -> {
              gateway.create(bucket);
              return bucket.name();
            })
        .onSuccess(
            name -> {
              created.set(name);
              refresh();
            })
        .onFailure(dialogs::problem)
        .start();
  }

  /** Looks into the bucket, says what will happen, and deletes it when it is empty. */
  public void delete(Bucket bucket) {
    lookInto(
        bucket.name(),
        contents -> {
          if (!contents.empty()) {
            dialogs
                .confirm(
                    new Confirmation(
                        texts.get("buckets.delete.full.title", bucket.name()),
                        texts.get("buckets.delete.full", inWords(contents)),
                        texts.get("buckets.empty.verb"),
                        true))
                .thenAccept(
                    yes -> {
                      if (yes) {
                        empty(bucket);
                      }
                    });
            return;
          }
          dialogs
              .confirm(
                  new Confirmation(
                      texts.get("buckets.delete.title", bucket.name()),
                      texts.get("buckets.delete.sentence"),
                      texts.get("buckets.delete.verb"),
                      true))
              .thenAccept(
                  yes -> {
                    if (yes) {
                      deleteNow(bucket.name());
                    }
                  });
        });
  }

  private void deleteNow(String name) {
    tasks
        .work(
            texts.get("buckets.deleting", name),
            progress -> {
              gateway.delete(name);
              return name;
            })
        .onSuccess(
            done -> {
              gone.accept(done);
              refresh();
            })
        .onFailure(dialogs::problem)
        .start();
  }

  /** Says what is in the bucket, lets the user type its name, and deletes everything in it. */
  public void empty(Bucket bucket) {
    String name = bucket.name();
    lookInto(
        name,
        contents -> {
          if (contents.empty()) {
            toasts.show(texts.get("buckets.empty.nothing", name), "");
            return;
          }
          dialogs
              .confirmByTyping(
                  new Confirmation(
                      texts.get("buckets.empty.title", name),
                      texts.get("buckets.empty.sentence", inWords(contents)),
                      texts.get("buckets.empty.verb"),
                      true),
                  name)
              .thenAccept(
                  yes -> {
                    if (yes) {
                      emptyNow(name);
                    }
                  });
        });
  }

  private void emptyNow(String name) {
    TaskHandle handle =
        tasks
            .work(texts.get("buckets.emptying", name), progress -> gateway.empty(name, progress))
            .onSuccess(done -> report(name, done))
            .onFailure(dialogs::problem)
            .onCancel(() -> toasts.show(texts.get("buckets.empty.stopped", name), ""))
            .andFinally(
                () -> {
                  emptying.set(null);
                  gone.accept(name);
                })
            .start();
    if (!handle.done()) {
      emptying.set(handle);
    }
  }

  private void report(String name, Emptied done) {
    if (done.failed() > 0) {
      dialogs.problem(
          UserProblem.of(
              texts.get("buckets.empty.failed", done.failed(), name),
              done.firstFailure(),
              texts.get("buckets.empty.failed.remedy")));
      return;
    }
    toasts.show(
        texts.get("buckets.empty.done", name),
        texts.get("buckets.empty.done.detail", done.deleted(), done.uploads()));
  }

  private void lookInto(String bucket, Consumer<Contents> then) {
    tasks
        .work(texts.get("buckets.looking", bucket), progress -> gateway.contents(bucket))
        .onSuccess(then)
        .onFailure(dialogs::problem)
        .start();
  }

  private String inWords(Contents contents) {
    return texts.get(
        contents.more() ? "buckets.contents.more" : "buckets.contents",
        contents.versions(),
        contents.markers(),
        contents.uploads());
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

  /** The emptying that runs now, null when none: shown with progress and Cancel. */
  public ReadOnlyObjectProperty<@Nullable TaskHandle> emptyingProperty() {
    return emptying.getReadOnlyProperty();
  }

  /** Name of the bucket that was made last; null at first. */
  public ObjectProperty<@Nullable String> createdProperty() {
    return created;
  }

  /** Stops the listing. */
  public void cancel() {
    listing.cancel();
  }
}
