package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.IndexInfo.Projection;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.tables.TablesGateway.Units;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table to make.
 *
 * @param sort its sort key, null for a simple primary key
 * @param onDemand whether requests are paid; else {@code reads} and {@code writes} are provisioned,
 *     also for each global index that says nothing else
 * @param stream view type of a stream, null for none
 * @param timeToLive attribute with the time of expiry, null for none
 * @param guarded whether to protect it from deletion
 */
public record NewTable(
    String name,
    KeyAttribute partition,
    @Nullable KeyAttribute sort,
    List<Index> indexes,
    boolean onDemand,
    long reads,
    long writes,
    @Nullable String stream,
    @Nullable String timeToLive,
    boolean guarded) {

  /** Unchangeable. */
  public NewTable {
    indexes = List.copyOf(indexes);
  }

  /**
   * A secondary index to make with it.
   *
   * @param units of a global index of a provisioned table; null for as much as the table has
   */
  public record Index(
      String name,
      boolean global,
      KeyAttribute partition,
      @Nullable KeyAttribute sort,
      Projection projection,
      List<String> included,
      @Nullable Units units) {

    /** Unchangeable. */
    public Index {
      included = List.copyOf(included);
    }

    /** One that has as much capacity as its table. */
    public Index(
        String name,
        boolean global,
        KeyAttribute partition,
        @Nullable KeyAttribute sort,
        Projection projection,
        List<String> included) {
      this(name, global, partition, sort, projection, included, null);
    }

    /** Its units, where the table has these. */
    public Units unitsOr(Units ofTable) {
      return units == null ? ofTable : units;
    }
  }
}
