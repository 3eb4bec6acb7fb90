package dev.lectern.pane.dynamodb.data;

import dev.lectern.calc.item.AttributeValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table (API type TableDescription).
 *
 * @param status AWS's word, for example {@code ACTIVE}
 * @param partition its partition key
 * @param sort its sort key, if it has one
 * @param onDemand whether requests are paid rather than capacity
 * @param reads provisioned read units; 0 on demand
 * @param writes provisioned write units; 0 on demand
 * @param items number of items as of the last six hours, as AWS counts it
 * @param bytes their size, likewise
 * @param stream view type of its stream, null when it has none
 * @param streamArn of its latest stream, null when it never had one
 * @param guarded whether it is protected from deletion
 */
public record TableInfo(
    String name,
    String arn,
    String status,
    KeyAttribute partition,
    @Nullable KeyAttribute sort,
    List<IndexInfo> indexes,
    boolean onDemand,
    long reads,
    long writes,
    long items,
    long bytes,
    @Nullable String stream,
    @Nullable String streamArn,
    boolean guarded,
    Instant created) {

  /** Unchangeable. */
  public TableInfo {
    indexes = List.copyOf(indexes);
  }

  /** Whether nothing is being changed: neither the table nor an index is made, changed, deleted. */
  public boolean settled() {
    return !status.endsWith("ING")
        && indexes.stream().noneMatch(one -> one.status().endsWith("ING"));
  }

  /** Names of its key attributes. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(List.of(partition.name()));
    if (sort != null) {
      keys.add(sort.name());
    }
    return keys;
  }

  /** The index of that name. */
  public Optional<IndexInfo> index(String wanted) {
    return indexes.stream().filter(index -> index.name().equals(wanted)).findFirst();
  }

  /** The key of an item. */
  public Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>(item);
    key.keySet().retainAll(keys());
    return key;
  }

  /** An item with its key first, partition before sort key; the rest as it was. */
  public Map<String, AttributeValue> keysFirst(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> sorted = new LinkedHashMap<>();
    for (String key : keys()) {
      AttributeValue value = item.get(key);
      if (value != null) {
        sorted.put(key, value);
      }
    }
    item.forEach(sorted::putIfAbsent);
    return sorted;
  }

  /** Whether an item read through an index is whole. */
  public boolean whole(String index) {
    return index(index).map(found -> found.projection() == IndexInfo.Projection.ALL).orElse(true);
  }
}
