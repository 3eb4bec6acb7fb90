package dev.lectern.sandbox.dynamodb.capacity;

import dev.lectern.sandbox.dynamodb.table.Throughput;
import java.time.Instant;
import java.util.ArrayList;
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
  }

  void refused() {
    throttled++;
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
}
