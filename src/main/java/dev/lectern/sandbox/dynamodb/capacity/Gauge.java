package dev.lectern.sandbox.dynamodb.capacity;

import dev.lectern.sandbox.TableCapacity;
import dev.lectern.sandbox.dynamodb.table.Throughput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads or writes of one table or global index: its bucket, and a bucket for each of its
 * partitions, which take 3,000 read or 1,000 write units a second at most ("Burst and adaptive
 * capacity"). On-demand mode begins with 12,000 reads and 4,000 writes a second and takes twice the
 * highest traffic so far ("DynamoDB on-demand capacity mode"). Not safe for several threads.
 */
final class Gauge {

  private static final double BURST_SECONDS = 300;
  private static final int KEPT_SECONDS = 600;
  private static final double READS_OF_PARTITION = 3_000;
  private static final double WRITES_OF_PARTITION = 1_000;
  private static final double FIRST_READS = 12_000;
  private static final double FIRST_WRITES = 4_000;

  /** Which of a gauge's buckets was empty. */
  enum Limit {
    NONE,
    TOTAL,
    PARTITION
  }

  private final boolean write;
  private boolean onDemand;
  private Bucket total;
  private final List<Bucket> partitions = new ArrayList<>();
  private final List<Double> heat = new ArrayList<>();
  private final Deque<TableCapacity.Second> seconds = new ArrayDeque<>();
  private double consumed;
  private long throttled;
  private double ceiling;
  private long second;
  private double inSecond;

  Gauge(boolean write, @Nullable Throughput provisioned, @Nullable Throughput warm, Instant now) {
    this.write = write;
    this.onDemand = provisioned == null;
    this.ceiling = ceiling(warm);
    this.total =
        provisioned == null
            ? new Bucket(ceiling, 1, now)
            : new Bucket(units(provisioned), BURST_SECONDS, now);
    divide(provisioned, now);
  }

  private double ceiling(@Nullable Throughput warm) {
    double first = write ? FIRST_WRITES : FIRST_READS;
    return warm == null ? first : Math.max(first, units(warm));
  }

  private double units(Throughput throughput) {
    return write ? throughput.write() : throughput.read();
  }

  private double ofPartition() {
    return write ? WRITES_OF_PARTITION : READS_OF_PARTITION;
  }

  /** Partitions are only ever added. */
  private void divide(@Nullable Throughput provisioned, Instant now) {
    double needed =
        provisioned == null
            ? ceiling / ofPartition()
            : provisioned.read() / READS_OF_PARTITION + provisioned.write() / WRITES_OF_PARTITION;
    while (partitions.size() < Math.max(1, Math.ceil(needed))) {
      partitions.add(new Bucket(ofPartition(), 1, now));
      heat.add(0.0);
    }
  }

  /** Follows the definition: another mode, other capacity. */
  void follow(@Nullable Throughput provisioned, @Nullable Throughput warm, Instant now) {
    if (onDemand != (provisioned == null)) {
      onDemand = provisioned == null;
      total =
          provisioned == null
              ? new Bucket(ceiling, 1, now)
              : new Bucket(units(provisioned), BURST_SECONDS, now);
    }
    ceiling = Math.max(ceiling, ceiling(warm));
    total.adjust(
        provisioned == null ? ceiling : units(provisioned),
        provisioned == null ? 1 : BURST_SECONDS,
        now);
    divide(provisioned, now);
  }

  /**
   * Whether units can be taken.
   *
   * @param hash place of the partition key, null when the request goes over all partitions
   */
  Limit limit(double units, @Nullable Long hash, Instant now) {
    if (!total.lets(units, now)) {
      return Limit.TOTAL;
    }
    return hash != null && !partitions.get(partition(hash)).lets(units, now)
        ? Limit.PARTITION
        : Limit.NONE;
  }

  private int partition(long hash) {
    return (int) Math.multiplyHigh(hash >>> 1, 2L * partitions.size());
  }

  void take(double units, @Nullable Long hash, Instant now) {
    total.take(units);
    consumed += units;
    if (hash != null) {
      int place = partition(hash);
      partitions.get(place).take(units);
      heat.set(place, heat.get(place) + units);
    }
    if (now.getEpochSecond() != second) {
      ceiling = Math.max(ceiling, 2 * inSecond);
      second = now.getEpochSecond();
      inSecond = 0;
    }
    inSecond += units;
    note(units, 0, now);
  }

  void refused(Instant now) {
    throttled++;
    note(0, 1, now);
  }

  private void note(double units, int refused, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.SECONDS);
    trim(at);
    TableCapacity.Second last = seconds.peekLast();
    if (last == null || !last.at().equals(at)) {
      seconds.addLast(new TableCapacity.Second(at, units, refused));
    } else {
      seconds.removeLast();
      seconds.addLast(
          new TableCapacity.Second(at, last.consumed() + units, last.throttled() + refused));
    }
  }

  /** Forgets what is too old, and what a clock that was set back has not come to yet. */
  private void trim(Instant now) {
    Instant oldest = now.minusSeconds(KEPT_SECONDS);
    seconds.removeIf(each -> each.at().isBefore(oldest) || each.at().isAfter(now));
  }

  boolean onDemand() {
    return onDemand;
  }

  Bucket total() {
    return total;
  }

  double consumed() {
    return consumed;
  }

  long throttled() {
    return throttled;
  }

  List<Double> heat() {
    return List.copyOf(heat);
  }

  /** Those of the last ten minutes in which something happened, oldest first. */
  List<TableCapacity.Second> seconds(Instant now) {
    trim(now);
    return List.copyOf(seconds);
  }
}
