package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.capacity.ItemCost;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.TableInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an item costs on its table and on each index: a row an operation.
 *
 * @param columns the table, then the indexes
 * @param rows in the order of the operations
 */
record Costs(List<String> columns, List<Row> rows) {

  /** What is done with the item. */
  enum Operation {
    WRITE,
    DELETE,
    READ_EVENTUAL,
    READ_STRONG,
    READ_TRANSACTIONAL
  }

  /** What stands in a cell when it is no number. */
  enum Why {
    /** Units are given. */
    UNITS,
    /** The index cannot be read so. */
    NEVER,
    /** The item is not in the index: it lacks a key attribute. */
    ABSENT
  }

  /** A cell: units, or why there are none. */
  record Cell(Why why, String units, boolean twice) {}

  /** An operation on table and indexes. */
  record Row(Operation operation, List<Cell> cells) {}

  /** Of an item as it will be, in place of what is stored. */
  static Costs of(
      TableInfo table,
      @Nullable Map<String, AttributeValue> before,
      Map<String, AttributeValue> after) {
    List<String> columns = new ArrayList<>();
    columns.add("");
    table.indexes().forEach(index -> columns.add(index.name()));
    List<Row> rows = new ArrayList<>();
    rows.add(writes(Operation.WRITE, table, before, after, ItemCost.table(before, after, false)));
    rows.add(writes(Operation.DELETE, table, after, null, ItemCost.table(after, null, false)));
    for (Consistency consistency : Consistency.values()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(units(List.of(CapacityUnits.read(ItemSize.of(after), consistency))));
      for (IndexInfo index : table.indexes()) {
        cells.add(read(table, index, after, consistency));
      }
      rows.add(new Row(Operation.valueOf("READ_" + consistency.name()), cells));
    }
    return new Costs(columns, rows);
  }

  private static Row writes(
      Operation operation,
      TableInfo table,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      double ofTable) {
    List<Cell> cells = new ArrayList<>();
    cells.add(units(List.of(ofTable)));
    for (IndexInfo index : table.indexes()) {
      cells.add(units(ItemCost.writes(index.cost(table), before, after, false)));
    }
    return new Row(operation, cells);
  }

  private static Cell read(
      TableInfo table, IndexInfo index, Map<String, AttributeValue> item, Consistency consistency) {
    if (consistency == Consistency.TRANSACTIONAL
        || (consistency == Consistency.STRONG && index.global())) {
      return new Cell(Why.NEVER, "", false);
    }
    Map<String, AttributeValue> entry = index.cost(table).entry(item);
    return entry.isEmpty()
        ? new Cell(Why.ABSENT, "", false)
        : units(List.of(CapacityUnits.read(ItemSize.of(entry), consistency)));
  }

  private static Cell units(List<Double> units) {
    return new Cell(
        Why.UNITS,
        units.isEmpty()
            ? "0"
            : units.stream().map(Costs::number).collect(Collectors.joining(" + ")),
        units.size() > 1);
  }

  static String number(double units) {
    return units == Math.rint(units)
        ? String.format(Locale.ENGLISH, "%,.0f", units)
        : String.format(Locale.ENGLISH, "%,.1f", units);
  }
}
