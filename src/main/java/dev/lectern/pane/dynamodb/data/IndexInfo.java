package dev.lectern.pane.dynamodb.data;

import dev.lectern.calc.capacity.ItemCost;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index.
 *
 * @param name of the index
 * @param global whether it is a global one; a local one shares the table's partition key
 * @param partition its partition key
 * @param sort its sort key, if it has one
 * @param projection what it keeps
 * @param included attributes kept besides keys, with {@link Projection#INCLUDE}
 * @param status AWS's word, for example {@code ACTIVE}
 * @param reads provisioned read units; 0 on demand and for a local index
 * @param writes provisioned write units, likewise
 */
public record IndexInfo(
    String name,
    boolean global,
    KeyAttribute partition,
    @Nullable KeyAttribute sort,
    Projection projection,
    List<String> included,
    String status,
    long reads,
    long writes) {

  /** What an index keeps of each item (API type Projection). */
  public enum Projection {
    ALL,
    KEYS_ONLY,
    INCLUDE
  }

  /** Unchangeable. */
  public IndexInfo {
    included = List.copyOf(included);
  }

  /** Names of its key attributes. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(List.of(partition.name()));
    if (sort != null) {
      keys.add(sort.name());
    }
    return keys;
  }

  /** As far as cost goes. */
  public ItemCost.Index cost(TableInfo table) {
    return ItemCost.Index.of(name, keys(), table.keys(), projection == Projection.ALL, included);
  }
}
