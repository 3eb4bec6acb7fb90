package dev.lectern.pane.dynamodb.setup;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.TablesGateway.Units;
import dev.lectern.ui.control.Pair;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of a table. Blocking; failures are the SDK's exceptions. */
public interface SetupGateway {

  /**
   * Adds a global index; DynamoDB fills it in the background ("UpdateTable").
   *
   * @param units capacity of the index, null on demand
   */
  void addIndex(TableInfo table, NewTable.Index index, @Nullable Units units);

  /** Takes a global index away ("UpdateTable"). */
  void removeIndex(TableInfo table, String index);

  /** Names of the indexes that are being filled now ("DescribeTable", member Backfilling). */
  Set<String> backfilling(TableInfo table);

  /** Protects from deletion, or no longer ("UpdateTable"). */
  void guard(TableInfo table, boolean guarded);

  /** All tags ("ListTagsOfResource"). */
  List<Pair> tags(TableInfo table);

  /** Makes these its tags ("TagResource", "UntagResource"). */
  void tag(TableInfo table, List<Pair> before, List<Pair> after);
}
