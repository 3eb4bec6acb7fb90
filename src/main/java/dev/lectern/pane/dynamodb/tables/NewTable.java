package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.IndexInfo.Projection;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table to make.
 *
 * @param sort its sort key, null for a simple primary key
 * @param onDemand whether requests are paid; else {@code reads} and {@code writes} are provisioned,
 *     also for each global index
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

  /** A secondary index to make with it. */
  public record Index(
      String name,
      boolean global,
      KeyAttribute partition,
      @Nullable KeyAttribute sort,
      Projection projection,
      List<String> included) {

    /** Unchangeable. */
    public Index {
      included = List.copyOf(included);
    }
  }
}
