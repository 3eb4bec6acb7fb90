package dev.lectern.calc.capacity;

import static dev.lectern.calc.capacity.Worked.number;

import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import java.util.Locale;

/**
 * Units of single requests with their arithmetic ("DynamoDB read and write operations"). Sizes in
 * bytes; 1 KB is 1,024 bytes.
 */
public final class Units {

  private Units() {}

  /** Of reading one item: GetItem, or an item of a TransactGetItems. */
  public static Worked read(long size, Consistency consistency) {
    double blocks = CapacityUnits.read(size, Consistency.STRONG);
    return blocks("4 KB read blocks", size, CapacityUnits.READ_BLOCK, blocks)
        .then(
            word(consistency),
            number(blocks) + " × " + number(consistency.factor()),
            CapacityUnits.read(size, consistency));
  }

  /** Of writing one item; for an update the larger of before and after. */
  public static Worked write(long size, boolean transactional) {
    double blocks = CapacityUnits.write(size, false);
    Worked plain = blocks("1 KB write blocks", size, CapacityUnits.WRITE_BLOCK, blocks);
    return transactional
        ? plain.then(
            "Transactional, two units a block",
            number(blocks) + " × 2",
            CapacityUnits.write(size, true))
        : plain;
  }

  /**
   * Of a Query or Scan: sizes are added first, then rounded, because one request reads them all. A
   * filter changes nothing: what it drops was read.
   *
   * @param items how many are read
   * @param size bytes of each
   */
  public static Worked query(long items, long size, Consistency consistency) {
    long sum = items * size;
    double blocks = CapacityUnits.read(sum, Consistency.STRONG);
    return Worked.of("Sizes added first", number(items) + " × " + number(size) + " B", (double) sum)
        .then("4 KB read blocks", fraction(sum, CapacityUnits.READ_BLOCK), blocks)
        .then(
            word(consistency),
            number(blocks) + " × " + number(consistency.factor()),
            CapacityUnits.read(sum, consistency));
  }

  /** Of a BatchGetItem: each item is rounded up alone, as if it were read alone. */
  public static Worked batchGet(long items, long size, Consistency consistency) {
    Worked one = read(size, consistency);
    return one.then(
        "Each item rounded alone",
        number(items) + " × " + number(one.value()),
        items * one.value());
  }

  /** Of a BatchWriteItem: each item is rounded up alone. */
  public static Worked batchWrite(long items, long size) {
    Worked one = write(size, false);
    return one.then(
        "Each item rounded alone",
        number(items) + " × " + number(one.value()),
        items * one.value());
  }

  private static Worked blocks(String what, long size, int block, double blocks) {
    return Worked.of(what, fraction(size, block), blocks);
  }

  /** {@code ⌈4,203 / 4,096⌉ = ⌈1.03⌉}. */
  static String fraction(long size, int block) {
    return "⌈"
        + number(size)
        + " / "
        + number(block)
        + "⌉ = ⌈"
        + String.format(Locale.ENGLISH, "%.2f", (double) size / block)
        + "⌉";
  }

  static String word(Consistency consistency) {
    return switch (consistency) {
      case EVENTUAL -> "Eventual, half a unit a block";
      case STRONG -> "Strong, one unit a block";
      case TRANSACTIONAL -> "Transactional, two units a block";
    };
  }
}
