package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.calc.item.AttributeValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index of a table.
 *
 * @param id number under which its entries are kept; an index made again has another one
 * @param global whether it is a global one, which has its own capacity
 * @param projection which attributes are copied to it
 * @param include further attributes when the projection is INCLUDE
 * @param throughput of a global index of a provisioned table, else null
 * @param activeAt when an index that was added later is filled and can be read, else null
 */
public record SecondaryIndex(
    long id,
    String name,
    boolean global,
    KeySchema key,
    ProjectionType projection,
    List<String> include,
    @Nullable Throughput throughput,
    @Nullable Instant activeAt) {

  /** Which attributes are copied to an index. */
  public enum ProjectionType {
    ALL,
    KEYS_ONLY,
    INCLUDE
  }

  /** Whether an item is in it: it has the index's key attributes, in their types. */
  public boolean covers(Map<String, AttributeValue> item) {
    for (KeySchema.Attribute attribute : key.attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value == null || !value.type().equals(attribute.type())) {
        return false;
      }
    }
    return true;
  }

  /** Whether an attribute is copied to it. */
  public boolean projects(String attribute, KeySchema tableKey) {
    return projection == ProjectionType.ALL
        || key.has(attribute)
        || tableKey.has(attribute)
        || include.contains(attribute);
  }

  /** What of an item is in it. */
  public Map<String, AttributeValue> project(Map<String, AttributeValue> item, KeySchema tableKey) {
    if (projection == ProjectionType.ALL) {
      return item;
    }
    Map<String, AttributeValue> kept = new LinkedHashMap<>();
    item.forEach(
        (name, value) -> {
          if (projects(name, tableKey)) {
            kept.put(name, value);
          }
        });
    return kept;
  }

  /** Whether it is still being filled. */
  public boolean filling(Instant now) {
    return activeAt != null && now.isBefore(activeAt);
  }

  /** The same index, to be read from then on. */
  public SecondaryIndex readFrom(Instant then) {
    return new SecondaryIndex(id, name, global, key, projection, include, throughput, then);
  }

  /** The same index of another table, under a number of its own. */
  public SecondaryIndex copiedTo(long newId, @Nullable Throughput units) {
    return new SecondaryIndex(newId, name, global, key, projection, include, units, null);
  }

  /** The same index with another throughput. */
  public SecondaryIndex withThroughput(@Nullable Throughput units) {
    return new SecondaryIndex(id, name, global, key, projection, include, units, activeAt);
  }
}
