package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.calls.CallLog;
import dev.lectern.task.TaskRunner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the Call Lens shows. Calls arrive on any thread and are brought in together, at most ten
 * times a second, so that two thousand of them at once do not hold up the window. Everything else
 * on the FX thread.
 */
public final class CallsViewModel implements AutoCloseable {

  private static final long GATHER_MILLIS = 100;

  private final CallLog log;
  private final int capacity;
  private final TaskRunner tasks;
  private final AutoCloseable subscription;
  private final Queue<ApiCall> arrived = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean gathering = new AtomicBoolean();

  /** Newest first, like all lists here. */
  private final List<ApiCall> all = new ArrayList<>();

  private final ObservableList<ApiCall> shown = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<CallFilter.Show> show =
      new SimpleObjectProperty<>(CallFilter.Show.ALL);
  private final BooleanProperty paused = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable ApiCall> selected = new SimpleObjectProperty<>();
  private final ReadOnlyIntegerWrapper kept = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper errors = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable ApiCall> last = new ReadOnlyObjectWrapper<>();
  private Predicate<ApiCall> test = call -> true;

  /**
   * Shows a log from now on, and what it has kept so far.
   *
   * @param capacity how many calls the log keeps
   */
  public CallsViewModel(CallLog log, int capacity, TaskRunner tasks) {
    this.log = log;
    this.capacity = capacity;
    this.tasks = tasks;
    this.subscription = log.onCall(this::arrived);
    filter.subscribe(this::refilter);
    show.subscribe(this::refilter);
    paused.subscribe(stopped -> resume(stopped));
    reload();
  }

  /** Calls that pass the filter, newest first. */
  public ObservableList<ApiCall> shown() {
    return shown;
  }

  /** What is typed in the filter. */
  public StringProperty filterProperty() {
    return filter;
  }

  ObjectProperty<CallFilter.Show> showProperty() {
    return show;
  }

  /** While true, the list stands still; the log goes on. */
  public BooleanProperty pausedProperty() {
    return paused;
  }

  /** The call whose details are shown, null when none. */
  public ObjectProperty<@Nullable ApiCall> selectedProperty() {
    return selected;
  }

  /** How many calls are kept, whatever the filter. */
  public ReadOnlyIntegerProperty keptProperty() {
    return kept.getReadOnlyProperty();
  }

  /** How many of them failed. */
  public ReadOnlyIntegerProperty errorsProperty() {
    return errors.getReadOnlyProperty();
  }

  /** Calls made since the list was paused. */
  public ReadOnlyIntegerProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /** The newest call, null before the first. */
  public ReadOnlyObjectProperty<@Nullable ApiCall> lastProperty() {
    return last.getReadOnlyProperty();
  }

  /** How many calls are kept at most. */
  public int capacity() {
    return capacity;
  }

  /** Forgets every call. */
  public void clear() {
    log.clear();
    arrived.clear();
    reload();
  }

  /** Selects the call with a request id, and clears a filter that hides it; false when gone. */
  public boolean select(String requestId) {
    takeArrived();
    Optional<ApiCall> found =
        all.stream().filter(call -> requestId.equals(call.requestId())).findFirst();
    found.ifPresent(
        call -> {
          if (!shown.contains(call)) {
            filter.set("");
            show.set(CallFilter.Show.ALL);
          }
          selected.set(call);
        });
    return found.isPresent();
  }

  /** What an export writes: the calls that are listed, oldest first. */
  public List<ApiCall> export() {
    return shown.reversed().stream().toList();
  }

  @Override
  public void close() {
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("The call log could not be left", e);
    }
  }

  private void arrived(ApiCall call) {
    arrived.add(call);
    if (gathering.compareAndSet(false, true)) {
      tasks.later(GATHER_MILLIS, this::takeArrived);
    }
  }

  private void takeArrived() {
    gathering.set(false);
    List<ApiCall> fresh = new ArrayList<>();
    for (ApiCall call = arrived.poll(); call != null; call = arrived.poll()) {
      if (!known(call)) {
        fresh.add(call);
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    fresh.sort(Comparator.comparingLong(ApiCall::sequence));
    last.set(fresh.getLast());
    if (paused.get()) {
      waiting.set(waiting.get() + fresh.size());
      return;
    }
    Collections.reverse(fresh);
    all.addAll(0, fresh);
    if (all.size() > capacity) {
      all.subList(capacity, all.size()).clear();
    }
    List<ApiCall> visible = fresh.stream().filter(test).toList();
    if (visible.size() >= capacity) {
      shown.setAll(visible.subList(0, capacity));
    } else {
      shown.addAll(0, visible);
    }
    trim();
    count();
  }

  /** A call that came while the log was read is in both. */
  private boolean known(ApiCall call) {
    return !all.isEmpty() && call.sequence() <= all.getFirst().sequence() && all.contains(call);
  }

  /** What the log no longer keeps goes from the list too. */
  private void trim() {
    long oldest = all.isEmpty() ? Long.MAX_VALUE : all.getLast().sequence();
    int size = shown.size();
    while (size > 0 && shown.get(size - 1).sequence() < oldest) {
      size--;
    }
    if (size < shown.size()) {
      shown.remove(size, shown.size());
    }
  }

  private void count() {
    kept.set(all.size());
    errors.set((int) all.stream().filter(CallText::failed).count());
  }

  private void resume(boolean stopped) {
    if (!stopped && waiting.get() > 0) {
      reload();
    }
  }

  private void reload() {
    arrived.clear();
    waiting.set(0);
    all.clear();
    all.addAll(log.calls().reversed());
    if (!all.isEmpty()) {
      last.set(all.getFirst());
    }
    refilter();
    count();
    ApiCall chosen = selected.get();
    if (chosen != null && !all.contains(chosen)) {
      selected.set(null);
    }
  }

  private void refilter() {
    test = new CallFilter(filter.get() == null ? "" : filter.get(), show.get()).predicate();
    shown.setAll(all.stream().filter(test).toList());
  }
}
