package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.ReadLag;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What eventually consistent reads see while they are made to lag: items as they were a while ago.
 * A query or scan sees a new item late; one that was deleted is gone at once.
 */
public final class Lag implements ReadLag {

  private static final Duration LONGEST = Duration.ofHours(1);

  private record Version(
      ByteBuffer place, Instant until, Optional<Map<String, AttributeValue>> item) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Version> all = new ArrayDeque<>();
  private final Map<ByteBuffer, List<Version>> byPlace = new HashMap<>();
  private volatile Duration lag = Duration.ZERO;

  @Override
  public Duration lag() {
    return lag;
  }

  @Override
  public void lag(Duration wanted) {
    if (wanted.isNegative() || wanted.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a lag is between zero and an hour: " + wanted);
    }
    lock.lock();
    try {
      lag = wanted;
      if (wanted.isZero()) {
        all.clear();
        byPlace.clear();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Keeps what there was before a change. */
  void changed(byte[] place, @Nullable Map<String, AttributeValue> before, Instant now) {
    if (lag.isZero()) {
      return;
    }
    lock.lock();
    try {
      Version version = new Version(ByteBuffer.wrap(place), now, Optional.ofNullable(before));
      all.addLast(version);
      byPlace.computeIfAbsent(version.place(), any -> new ArrayList<>()).add(version);
      while (!all.isEmpty() && all.getFirst().until().isBefore(now.minus(lag))) {
        Version old = all.removeFirst();
        List<Version> versions = byPlace.get(old.place());
        if (versions != null && versions.remove(old) && versions.isEmpty()) {
          byPlace.remove(old.place());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** An item as an eventual read sees it. */
  Optional<Map<String, AttributeValue>> seen(
      byte[] place, Optional<Map<String, AttributeValue>> current, Instant now) {
    if (lag.isZero()) {
      return current;
    }
    lock.lock();
    try {
      for (Version version : byPlace.getOrDefault(ByteBuffer.wrap(place), List.of())) {
        if (version.until().isAfter(now.minus(lag))) {
          return version.item();
        }
      }
      return current;
    } finally {
      lock.unlock();
    }
  }
}
