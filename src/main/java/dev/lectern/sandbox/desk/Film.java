package dev.lectern.sandbox.desk;

import dev.lectern.sandbox.JournalView.Entry;
import dev.lectern.sandbox.Simulation;
import java.time.Duration;
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

  private static final class Take {
    Entry soFar;
    Stage next;
    boolean go;
    boolean free;
    boolean waiting;
    long waitedNanos;
    long sinceNanos;

    Take(Entry soFar, Stage next) {
      this.soFar = soFar;
      this.next = next;
    }

    Held held() {
      long now = waiting ? System.nanoTime() - sinceNanos : 0;
      return new Held(soFar, next, Duration.ofNanos(waitedNanos + now));
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
        take = new Take(entry, next);
        takes.put(entry.requestId(), take);
        any = true;
      }
      take.soFar = entry;
      take.next = next;
      hold(take);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    tell();
  }

  private void hold(Take take) throws InterruptedException {
    take.sinceNanos = System.nanoTime();
    take.waiting = !take.free;
    // The listeners only note that there is something to look at, so they may be told in here.
    tell();
    while (!take.go && !take.free && held(take)) {
      moved.await();
    }
    take.go = false;
    take.waiting = false;
    take.waitedNanos += System.nanoTime() - take.sinceNanos;
  }

  private boolean held(Take take) {
    Filter wanted = filter;
    return wanted != null && wanted.matches(take.soFar.service(), take.soFar.operation());
  }

  /** A request has its answer. */
  public void ended(String requestId) {
    if (!any) {
      return;
    }
    lock.lock();
    try {
      takes.remove(requestId);
      any = !takes.isEmpty();
    } finally {
      lock.unlock();
    }
    tell();
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
      return takes.values().stream().filter(take -> take.waiting).map(Take::held).toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void step(String requestId) {
    change(
        () -> {
          Take take = takes.get(requestId);
          if (take != null && take.waiting) {
            take.go = true;
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
