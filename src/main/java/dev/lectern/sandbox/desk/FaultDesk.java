package dev.lectern.sandbox.desk;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps the faults and says which of them hit a request. While none is on it costs one look. */
public final class FaultDesk implements Faults, AutoCloseable {

  private static final class Entry {
    final Fault fault;
    boolean on;
    long seen;
    long hits;

    Entry(Fault fault, boolean on) {
      this.fault = fault;
      this.on = on;
    }

    void turn(boolean next) {
      on = next;
      seen = 0;
      hits = 0;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition calmed = lock.newCondition();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean any;
  private long calms;
  private boolean closed;

  /** An empty desk. */
  public FaultDesk() {}

  /**
   * A fault that hits a request.
   *
   * @param calms how often all had been turned off by then
   */
  public record Hit(Fault fault, long calms) {}

  /**
   * The faults that hit a request, in the desk's order, and counts them. Each call of this method
   * is one request.
   */
  public List<Hit> strike(String service, String operation, Caller caller) {
    if (!any) {
      return List.of();
    }
    List<Hit> hit = new ArrayList<>();
    lock.lock();
    try {
      for (Entry entry : entries.values()) {
        Fault fault = entry.fault;
        if (!entry.on
            || fault.effect() instanceof Effect.Skew
            || !matches(fault, service, operation, caller)) {
          continue;
        }
        if (entry.seen++ % fault.of() < fault.some()) {
          count(entry);
          hit.add(new Hit(fault, calms));
        }
      }
      look();
    } finally {
      lock.unlock();
    }
    if (!hit.isEmpty()) {
      tell();
    }
    return List.copyOf(hit);
  }

  private static void count(Entry entry) {
    entry.hits++;
    if (entry.hits == entry.fault.most()) {
      entry.on = false;
    }
  }

  /** How far the service's clock is ahead for a caller; zero while no fault says otherwise. */
  public Duration skew(String service, Caller caller) {
    Duration ahead = Duration.ZERO;
    if (!any) {
      return ahead;
    }
    lock.lock();
    try {
      for (Entry entry : entries.values()) {
        if (entry.on
            && entry.fault.effect() instanceof Effect.Skew(Duration by)
            && matches(entry.fault, service, entry.fault.operation(), caller)) {
          ahead = ahead.plus(by);
        }
      }
    } finally {
      lock.unlock();
    }
    return ahead;
  }

  /** Counts a request that was refused because of the skew. */
  public void skewed(String service, Caller caller) {
    lock.lock();
    try {
      for (Entry entry : entries.values()) {
        if (entry.on
            && entry.fault.effect() instanceof Effect.Skew
            && matches(entry.fault, service, entry.fault.operation(), caller)) {
          count(entry);
        }
      }
      look();
    } finally {
      lock.unlock();
    }
    tell();
  }

  /**
   * Holds the calling thread as long as a delay says, or until all faults are turned off; not at
   * all when they were since the hit.
   *
   * @param calms of the hit
   */
  public void hold(Effect.Delay delay, long calms) {
    long jitter = delay.jitter().toNanos();
    long left =
        delay.least().toNanos() + (jitter > 0 ? ThreadLocalRandom.current().nextLong(jitter) : 0);
    lock.lock();
    try {
      while (left > 0 && !closed && calms == this.calms) {
        left = calmed.awaitNanos(left);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private static boolean matches(Fault fault, String service, String operation, Caller caller) {
    String who = fault.caller();
    return (fault.service().isEmpty() || fault.service().equals(service))
        && (fault.operation().isEmpty() || fault.operation().equals(operation))
        && (who.isEmpty()
            || who.equals(caller.accountId())
            || who.equals(caller.arn())
            || who.equals(caller.accessKeyId())
            || caller.arn().endsWith("/" + who));
  }

  @Override
  public List<Standing> list() {
    lock.lock();
    try {
      return entries.values().stream()
          .map(entry -> new Standing(entry.fault, entry.on, entry.hits))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void put(Fault fault, boolean on) {
    change(() -> entries.put(fault.id(), new Entry(fault, on)));
  }

  @Override
  public void turn(String id, boolean on) {
    change(
        () -> {
          Entry entry = entries.get(id);
          if (entry != null) {
            entry.turn(on);
          }
        });
  }

  @Override
  public void remove(String id) {
    change(() -> entries.remove(id));
  }

  @Override
  public void turnAllOff() {
    change(
        () -> {
          entries.values().forEach(entry -> entry.turn(false));
          calms++;
          calmed.signalAll();
        });
  }

  private void change(Runnable work) {
    lock.lock();
    try {
      work.run();
      look();
    } finally {
      lock.unlock();
    }
    tell();
  }

  private void look() {
    any = entries.values().stream().anyMatch(entry -> entry.on);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Lets go of all requests that are held. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      calmed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
