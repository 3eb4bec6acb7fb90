package dev.lectern.pane.dynamodb.data;

import java.util.Map;
import java.util.TreeMap;

/**
 * Capacity that a call consumed (API type ConsumedCapacity).
 *
 * @param total units in all
 * @param table units of the table itself
 * @param indexes units of each index
 */
public record Used(double total, double table, Map<String, Double> indexes) {

  /** Nothing. */
  public static final Used NONE = new Used(0, 0, Map.of());

  /** Unchangeable. */
  public Used {
    indexes = Map.copyOf(indexes);
  }

  /** Both together. */
  public Used plus(Used more) {
    Map<String, Double> sum = new TreeMap<>(indexes);
    more.indexes.forEach((name, units) -> sum.merge(name, units, Double::sum));
    return new Used(total + more.total, table + more.table, sum);
  }
}
