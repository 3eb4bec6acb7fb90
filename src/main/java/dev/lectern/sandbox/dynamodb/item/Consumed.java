package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.sandbox.dynamodb.capacity.Capacity;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Capacity that one request consumed on one table and its indexes (API type ConsumedCapacity). For
 * one thread.
 */
final class Consumed {

  private final TableDefinition table;
  private final boolean transactional;
  private double ofTable;
  private final Map<String, Double> ofIndexes = new TreeMap<>();
  private final List<Capacity.Need> needs = new ArrayList<>();
  private boolean writes;

  Consumed(TableDefinition table, boolean transactional) {
    this.table = table;
    this.transactional = transactional;
  }

  /**
   * A read of so many bytes from the table, or from an index.
   *
   * @param hash place of the partition key, null when all partitions are read
   */
  void read(
      @Nullable SecondaryIndex index,
      long bytes,
      CapacityUnits.Consistency consistency,
      @Nullable Long hash) {
    consume(index, CapacityUnits.read(bytes, consistency), hash);
  }

  private void consume(@Nullable SecondaryIndex index, double units, @Nullable Long hash) {
    if (index == null) {
      ofTable += units;
    } else {
      ofIndexes.merge(index.name(), units, Double::sum);
    }
    boolean global = index != null && index.global();
    needs.add(new Capacity.Need(table, global ? index : null, writes, units, hash));
  }

  /**
   * A write: on the table by the larger of both sizes, on each index by what changes there. A write
   * that changes nothing, or whose condition failed, costs on the table all the same.
   */
  void write(
      @Nullable Map<String, AttributeValue> before, @Nullable Map<String, AttributeValue> after) {
    writes = true;
    Map<String, AttributeValue> either = after != null ? after : before == null ? Map.of() : before;
    Long hash = table.key().hash(either);
    long larger = Math.max(size(before), size(after));
    consume(null, CapacityUnits.write(larger, transactional), hash);
    for (SecondaryIndex index : table.indexes()) {
      double units = indexUnits(index, before, after);
      if (units > 0) {
        consume(index, units, index.global() ? index.key().hash(either) : hash);
      }
    }
  }

  /**
   * Takes from the table and its indexes what was consumed since the last time.
   *
   * @throws dev.lectern.sandbox.ServiceException when they have not enough
   */
  void take(Capacity capacity, Instant now) {
    capacity.take(needs, now);
    needs.clear();
  }

  /** Adds what another part of the same request consumed on the same table. */
  void add(Consumed other) {
    ofTable += other.ofTable;
    other.ofIndexes.forEach((name, units) -> ofIndexes.merge(name, units, Double::sum));
    writes |= other.writes;
  }

  private double indexUnits(
      SecondaryIndex index,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after) {
    Map<String, AttributeValue> old = projected(index, before);
    Map<String, AttributeValue> now = projected(index, after);
    if (old.equals(now)) {
      return 0;
    }
    boolean sameKey =
        !old.isEmpty()
            && !now.isEmpty()
            && Keys.keyOf(index.key(), old).equals(Keys.keyOf(index.key(), now));
    if (sameKey) {
      return CapacityUnits.write(Math.max(ItemSize.of(old), ItemSize.of(now)), transactional);
    }
    return (old.isEmpty() ? 0 : CapacityUnits.write(ItemSize.of(old), transactional))
        + (now.isEmpty() ? 0 : CapacityUnits.write(ItemSize.of(now), transactional));
  }

  private Map<String, AttributeValue> projected(
      SecondaryIndex index, @Nullable Map<String, AttributeValue> item) {
    return item == null || !index.covers(item) ? Map.of() : index.project(item, table.key());
  }

  private static long size(@Nullable Map<String, AttributeValue> item) {
    return item == null ? 0 : ItemSize.of(item);
  }

  double total() {
    return ofTable + ofIndexes.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Adds the member ConsumedCapacity when the caller asked for it. */
  void answer(ObjectNode input, ObjectNode output) {
    if (asked(input)) {
      output.set("ConsumedCapacity", json(input));
    }
  }

  static boolean asked(ObjectNode input) {
    return !input.path("ReturnConsumedCapacity").asString("NONE").equals("NONE");
  }

  ObjectNode json(ObjectNode input) {
    ObjectNode node = Json.object().put("TableName", table.name());
    units(node, total());
    if (input.path("ReturnConsumedCapacity").asString("NONE").equals("INDEXES")) {
      units(node.putObject("Table"), ofTable);
      ofIndexes.forEach(
          (name, units) -> {
            boolean global = table.index(name).map(SecondaryIndex::global).orElse(false);
            String group = global ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes";
            units(node.withObject("/" + group).putObject(name), units);
          });
    }
    return node;
  }

  /** Transactions say which kind of units they are. */
  private void units(ObjectNode node, double units) {
    node.put("CapacityUnits", units);
    if (transactional) {
      node.put(writes ? "WriteCapacityUnits" : "ReadCapacityUnits", units);
    }
  }
}
