package dev.lectern.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * The capacity of DynamoDB's tables as the sandbox enforces it, for the desk and the labs. Safe for
 * any thread.
 */
public interface TableCapacity {

  /**
   * Reads or writes of a table or of one of its global indexes.
   *
   * @param resource ARN of the table or index
   * @param write whether it counts writes, not reads
   * @param onDemand whether the ceiling is that of on-demand mode
   * @param perSecond units a second: provisioned, or the ceiling of on-demand mode
   * @param burstLeft units that can be taken at once; below zero after a large read
   * @param burstMost units that can be saved: 300 seconds of provisioned capacity
   * @param consumed units since the sandbox's start
   * @param throttled requests that were refused since the sandbox's start
   * @param partitions units since the sandbox's start, for each partition
   * @param seconds those of the last ten minutes in which something happened, oldest first
   */
  record Meter(
      String resource,
      boolean write,
      boolean onDemand,
      double perSecond,
      double burstLeft,
      double burstMost,
      double consumed,
      long throttled,
      List<Double> partitions,
      List<Second> seconds) {}

  /**
   * A second by the sandbox's clock.
   *
   * @param at when it began
   * @param consumed units
   * @param throttled requests that were refused
   */
  record Second(Instant at, double consumed, int throttled) {}

  /**
   * The meters of a table, reads first; of indexes only those that were used. Empty when there is
   * no such table.
   *
   * @param tableArn for example {@code arn:aws:dynamodb:us-east-1:000000000000:table/orders}
   */
  List<Meter> meters(String tableArn);
}
