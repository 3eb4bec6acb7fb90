package dev.lectern.calc.capacity;

import static dev.lectern.calc.capacity.Worked.number;

import java.util.List;

/**
 * The number of partitions by the formula that AWS once published. A legacy estimate: the formula
 * is history since adaptive capacity; what stays is the ceiling of 3,000 read and 1,000 write units
 * a second for one partition ("Understanding DynamoDB warm throughput", scenarios).
 */
public final class PartitionEstimate {

  /** Read units a second that one partition gives. */
  public static final int READ_CEILING = 3_000;

  /** Write units a second that one partition takes. */
  public static final int WRITE_CEILING = 1_000;

  private static final double GIGABYTES = 10;

  private PartitionEstimate() {}

  /** The legacy estimate of that much capacity and that many GB. */
  public static Worked legacy(double readUnits, double writeUnits, double gigabytes) {
    double byCapacity = readUnits / READ_CEILING + writeUnits / WRITE_CEILING;
    double bySize = gigabytes / GIGABYTES;
    double partitions = Math.max(1, Math.ceil(Math.max(byCapacity, bySize) - 1e-9));
    return new Worked(
        partitions,
        List.of(
            new Worked.Step(
                "By capacity",
                number(readUnits) + " / 3,000 + " + number(writeUnits) + " / 1,000",
                byCapacity),
            new Worked.Step("By size", number(gigabytes) + " GB / 10 GB", bySize),
            new Worked.Step(
                "Partitions, legacy estimate",
                "⌈max(" + number(byCapacity) + ", " + number(bySize) + ")⌉",
                partitions)));
  }
}
