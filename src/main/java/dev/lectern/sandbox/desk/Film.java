package dev.lectern.sandbox.desk;

import dev.lectern.sandbox.JournalView.Entry;
import dev.lectern.sandbox.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds requests stage by stage. While it is off it costs a request one look a stage. */
public final class Film implements Simulation, AutoCloseable {

  /** Of so many requests that have their answer is known that what they set going is held too. */
  private static final int ENDED = 200;

  /** A request that is followed; after its answer it may be held in several places at once. */
  private static final class Take {
    final List<Wait> waits = new ArrayList<>();
    Entry soFar;
    boolean free;
    boolean ended;
    long waitedNanos;

    Take(Entry soFar) {
      this.soFar = soFar;
    }

    long heldNanos() {
      long now = System.nanoTime();
      return waitedNanos + waits.stream().mapToLong(wait -> now - wait.sinceNanos).sum();
    }

    Held held() {
      return new Held(soFar, first().next, Duration.ofNanos(heldNanos()));
    }

    Wait first() {
      return waits.stream().min(Comparator.comparing(wait -> wait.next)).orElseThrow();
    }
  }

  private static final class Wait {
    final Stage next;
    final long sinceNanos = System.nanoTime();
    boolean go;

    Wait(Stage next) {
      this.next = next;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Map<String, Take> takes = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Filter filter;
  private volatile boolean any;
  private volatile Filter last = Filter.ALL;

  /** Off. */
  public Film() {}

  /**
   * A request comes to a stage; waits while it is held. A request that was not held before its
   * operation was known is not held later.
   *
   * @param soFar what is known of it; asked only while the film is on
   */
  public void before(Stage next, Supplier<Entry> soFar) {
    Filter wanted = filter;
    if (wanted == null) {
      return;
    }
    Entry entry = soFar.get();
    if (!wanted.matches(entry.service(), entry.operation())) {
      return;
    }
    lock.lock();
    try {
      Take take = takes.get(entry.requestId());
      if (take == null) {
        if (next.compareTo(Stage.FAULT) > 0) {
          return;
        }
        take = new Take(entry);
        takes.put(entry.requestId(), take);
        any = true;
      }
      take.soFar = entry;
      hold(take, new Wait(next));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    tell();
  }

  /**
   * What a request set going comes to a stage; waits while the request is held.
   *
   * @param requestId of the request; one that was not held itself is not held here
   * @param answered whether the stage comes after the answer, and so waits for it first
   */
  public void beforeEffect(Stage next, String requestId, boolean answered) {
    if (filter == null) {
      return;
    }
    lock.lock();
    try {
      Take take = takes.get(requestId);
      if (take == null) {
        return;
      }
      while (answered && !take.ended && filter != null) {
        moved.await();
      }
      hold(take, new Wait(next));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    tell();
  }

  private void hold(Take take, Wait wait) throws InterruptedException {
    if (take.free || !held(take)) {
      return;
    }
    take.waits.add(wait);
    // The listeners only note that there is something to look at, so they may be told in here.
    tell();
    try {
      while (!wait.go && !take.free && held(take)) {
        moved.await();
      }
    } finally {
      take.waits.remove(wait);
      take.waitedNanos += System.nanoTime() - wait.sinceNanos;
    }
  }

  private boolean held(Take take) {
    Filter wanted = filter;
    return wanted != null && wanted.matches(take.soFar.service(), take.soFar.operation());
  }

  /** A request has its answer: this is all that is known of it. */
  public void ended(Entry whole) {
    if (!any) {
      return;
    }
    lock.lock();
    try {
      Take take = takes.get(whole.requestId());
      if (take == null) {
        return;
      }
      take.soFar = whole;
      take.ended = true;
      long over = takes.values().stream().filter(each -> each.ended).count() - ENDED;
      for (Iterator<Take> each = takes.values().iterator(); over > 0 && each.hasNext(); ) {
        Take oldest = each.next();
        if (oldest.ended && oldest.waits.isEmpty()) {
          each.remove();
          over--;
        }
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    tell();
  }

  /** How long the requests that this one caused have been held. */
  public long heldNanos(String requestId) {
    if (!any) {
      return 0;
    }
    lock.lock();
    try {
      return takes.values().stream()
          .filter(take -> requestId.equals(take.soFar.parent()))
          .mapToLong(Take::heldNanos)
          .sum();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean on() {
    return filter != null;
  }

  @Override
  public Filter filter() {
    return last;
  }

  @Override
  public void start(Filter wanted) {
    change(
        () -> {
          last = wanted;
          filter = wanted;
        });
  }

  @Override
  public void stop() {
    change(() -> filter = null);
  }

  @Override
  public List<Held> held() {
    lock.lock();
    try {
      return takes.values().stream().filter(take -> !take.waits.isEmpty()).map(Take::held).toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Entry> working() {
    lock.lock();
    try {
      return takes.values().stream()
          .filter(take -> !take.ended && take.waits.isEmpty())
          .map(take -> take.soFar)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void step(String requestId) {
    change(
        () -> {
          Take take = takes.get(requestId);
          if (take != null && !take.waits.isEmpty()) {
            Stage next = take.first().next;
            take.waits.stream().filter(wait -> wait.next == next).forEach(wait -> wait.go = true);
          }
        });
  }

  @Override
  public void release(String requestId) {
    change(
        () -> {
          Take take = takes.get(requestId);
          if (take != null) {
            take.free = true;
          }
        });
  }

  private void change(Runnable work) {
    lock.lock();
    try {
      work.run();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    tell();
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Lets go of everything. */
  @Override
  public void close() {
    stop();
  }
}
