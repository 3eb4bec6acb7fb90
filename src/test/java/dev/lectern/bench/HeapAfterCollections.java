package dev.lectern.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most that was in the heap right after a collection, each of which is watched while this is
 * open: what lives, and what a collection of the young left in the old. More than what lives, never
 * less; with {@link #ofAll} exactly what lives at those moments.
 */
final class HeapAfterCollections implements AutoCloseable, NotificationListener {

  private final List<String> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .toList();
  private final List<NotificationEmitter> collectors =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .map((GarbageCollectorMXBean one) -> (NotificationEmitter) one)
          .collect(Collectors.toList());
  private final long before;
  private final AtomicLong most;
  private final boolean ofAll;

  HeapAfterCollections() {
    this(false);
  }

  /** Only collections of the whole heap count, which the measured code asks for now and then. */
  static HeapAfterCollections ofAll() {
    return new HeapAfterCollections(true);
  }

  private HeapAfterCollections(boolean ofAll) {
    this.ofAll = ofAll;
    System.gc();
    before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    most = new AtomicLong(before);
    collectors.forEach(one -> one.addNotificationListener(this, null, null));
  }

  @Override
  public void handleNotification(Notification told, Object nothing) {
    if (told.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      GarbageCollectionNotificationInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData());
      if (ofAll && !info.getGcCause().equals("System.gc()")) {
        return;
      }
      Map<String, MemoryUsage> after = info.getGcInfo().getMemoryUsageAfterGc();
      long used = pools.stream().mapToLong(pool -> after.get(pool).getUsed()).sum();
      most.accumulateAndGet(used, Math::max);
    }
  }

  /** More than when this was opened, after a last collection. */
  double extraMegabytes() {
    System.gc();
    return (most.get() - before) / 1e6;
  }

  /** In all, after a last collection. */
  double mostMegabytes() {
    System.gc();
    return most.get() / 1e6;
  }

  @Override
  public void close() throws ListenerNotFoundException {
    for (NotificationEmitter one : collectors) {
      one.removeNotificationListener(this);
    }
  }
}
