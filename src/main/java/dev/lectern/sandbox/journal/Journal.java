package dev.lectern.sandbox.journal;

import dev.lectern.sandbox.Effect;
import dev.lectern.sandbox.JournalView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Keeps the newest entries. */
public final class Journal implements JournalView {

  private static final int CAUSES = 500;
  private static final int OF_A_CAUSE = 60;

  private final int bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Entry> byId = new HashMap<>();
  private final SequencedMap<String, List<Effect>> effects = new LinkedHashMap<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Effect>> watchers = new CopyOnWriteArrayList<>();

  /** Keeps at most {@code bound} entries. */
  public Journal(int bound) {
    this.bound = bound;
  }

  /** Adds an entry and tells the listeners, on the caller's thread. */
  public void add(Entry entry) {
    lock.lock();
    try {
      entries.addLast(entry);
      byId.put(entry.requestId(), entry);
      if (entries.size() > bound) {
        byId.remove(entries.removeFirst().requestId());
      }
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> listener.accept(entry));
  }

  /** Adds what a request set going and tells the listeners, on the caller's thread. */
  public void add(Effect effect) {
    lock.lock();
    try {
      List<Effect> all = effects.computeIfAbsent(effect.cause(), cause -> new ArrayList<>());
      if (all.size() < OF_A_CAUSE) {
        all.add(effect);
      }
      if (effects.size() > CAUSES) {
        effects.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
    watchers.forEach(watcher -> watcher.accept(effect));
  }

  @Override
  public List<Effect> effects(String requestId) {
    lock.lock();
    try {
      return List.copyOf(effects.getOrDefault(requestId, List.of()));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Entry> find(String requestId) {
    lock.lock();
    try {
      return Optional.ofNullable(byId.get(requestId));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Entry> latest(int limit) {
    lock.lock();
    try {
      List<Entry> all = new ArrayList<>(entries);
      return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public AutoCloseable onEntry(Consumer<Entry> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public AutoCloseable onEffect(Consumer<Effect> listener) {
    watchers.add(listener);
    return () -> watchers.remove(listener);
  }
}
