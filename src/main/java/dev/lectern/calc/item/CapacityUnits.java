package dev.lectern.calc.item;

/**
 * Capacity units of reads and writes ("DynamoDB read and write operations"). Sizes are in bytes;
 * each is rounded up to whole blocks before anything else is done with it.
 */
public final class CapacityUnits {

  /** What one read unit reads: 4 KB. */
  public static final int READ_BLOCK = 4 * 1024;

  /** What one write unit writes: 1 KB. */
  public static final int WRITE_BLOCK = 1024;

  /** How a read is done. */
  public enum Consistency {
    EVENTUAL(0.5),
    STRONG(1),
    TRANSACTIONAL(2);

    private final double factor;

    Consistency(double factor) {
      this.factor = factor;
    }

    /** Units for each block of 4 KB. */
    public double factor() {
      return factor;
    }
  }

  private CapacityUnits() {}

  /** Of reading that many bytes at once; nothing found costs one block too. */
  public static double read(long size, Consistency consistency) {
    return blocks(size, READ_BLOCK) * consistency.factor();
  }

  /** Of writing an item of that size; for an update or delete the larger of before and after. */
  public static double write(long size, boolean transactional) {
    return blocks(size, WRITE_BLOCK) * (transactional ? 2.0 : 1.0);
  }

  private static long blocks(long size, int block) {
    return Math.max(1, Math.ceilDiv(size, block));
  }
}
