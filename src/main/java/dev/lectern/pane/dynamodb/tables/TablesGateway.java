package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.Progress;
import java.util.List;
import java.util.Map;

/** Tables of a session. Blocking; failures are the SDK's exceptions. */
public interface TablesGateway {

  /** Names of all tables; a call for each hundred. */
  List<String> names(Progress progress);

  /** One table. */
  TableInfo describe(String name);

  /** Makes a table and waits until it is active; then switches time to live on when asked for. */
  void create(NewTable table, Progress progress) throws InterruptedException;

  /** Deletes a table with its items, and waits until it is gone. */
  void delete(String name, Progress progress) throws InterruptedException;

  /** Requests are paid from now on, in place of capacity. */
  void onDemand(TableInfo table);

  /**
   * Provisions capacity.
   *
   * @param indexes units of global indexes; those not named get the table's
   */
  void provision(TableInfo table, Units units, Map<String, Units> indexes);

  /** Capacity of a table or index. */
  record Units(long reads, long writes) {}
}
