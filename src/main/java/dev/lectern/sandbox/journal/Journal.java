package dev.lectern.sandbox.journal;

import dev.lectern.sandbox.JournalView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Keeps the newest entries. */
public final class Journal implements JournalView {

  private final int bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Entry> byId = new HashMap<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

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
}
