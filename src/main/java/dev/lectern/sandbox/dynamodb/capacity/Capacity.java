package dev.lectern.sandbox.dynamodb.capacity;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.TableCapacity;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.Throughput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in as long as tables and indexes have capacity for them. Credit is in memory: after
 * a restart every table has all its burst capacity. Safe for any thread.
 */
public final class Capacity {

  /**
   * What one part of a request takes.
   *
   * @param index a global index, null for the table and its local indexes
   * @param write whether it is write units
   * @param hash place of the partition key, null when the request goes over all partitions
   */
  public record Need(
      TableDefinition table,
      @Nullable SecondaryIndex index,
      boolean write,
      double units,
      @Nullable Long hash) {

    private long id() {
      return index == null ? table.id() : index.id();
    }

    private String resource() {
      return index == null ? table.arn() : table.arn() + "/index/" + index.name();
    }

    private @Nullable Throughput provisioned() {
      return index == null || table.throughput() == null ? table.throughput() : index.throughput();
    }
  }

  private record Key(long id, boolean write) {}

  private final Map<Key, Gauge> gauges = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  /** All tables begin as if they were new, with their burst. */
  public void forget() {
    lock.lock();
    try {
      gauges.clear();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes all of it or nothing.
   *
   * @throws ServiceException ProvisionedThroughputExceededException, or ThrottlingException on
   *     demand, when a table or index has not enough
   */
  public void take(List<Need> needs, Instant now) {
    lock.lock();
    try {
      for (Need need : needs) {
        Gauge gauge = gauge(need, now);
        Gauge.Limit limit = gauge.limit(need.units(), need.hash(), now);
        if (limit != Gauge.Limit.NONE) {
          gauge.refused(now);
          throw Throttled.of(need.resource(), need.index() != null, need.write(), limit, gauge);
        }
      }
      needs.forEach(need -> gauge(need, now).take(need.units(), need.hash(), now));
    } finally {
      lock.unlock();
    }
  }

  private Gauge gauge(Need need, Instant now) {
    Throughput warm = need.table().features().warm();
    Gauge gauge =
        gauges.computeIfAbsent(
            new Key(need.id(), need.write()),
            key -> new Gauge(need.write(), need.provisioned(), warm, now));
    gauge.follow(need.provisioned(), warm, now);
    return gauge;
  }

  /** The meters of a table and its used global indexes. */
  public List<TableCapacity.Meter> meters(TableDefinition table, Instant now) {
    List<TableCapacity.Meter> meters = new ArrayList<>();
    lock.lock();
    try {
      for (boolean write : new boolean[] {false, true}) {
        meters.add(meter(new Need(table, null, write, 0, null), now));
      }
      for (SecondaryIndex index : table.indexes()) {
        for (boolean write : new boolean[] {false, true}) {
          if (gauges.containsKey(new Key(index.id(), write))) {
            meters.add(meter(new Need(table, index, write, 0, null), now));
          }
        }
      }
    } finally {
      lock.unlock();
    }
    return meters;
  }

  private TableCapacity.Meter meter(Need need, Instant now) {
    Gauge gauge = gauge(need, now);
    return new TableCapacity.Meter(
        need.resource(),
        need.write(),
        gauge.onDemand(),
        gauge.total().perSecond(),
        gauge.total().credit(now),
        gauge.total().most(),
        gauge.consumed(),
        gauge.throttled(),
        gauge.heat(),
        gauge.seconds(now));
  }

  /** Forgets a table or an index that is gone. */
  public void forget(long id) {
    lock.lock();
    try {
      gauges.keySet().removeIf(key -> key.id() == id);
    } finally {
      lock.unlock();
    }
  }
}
