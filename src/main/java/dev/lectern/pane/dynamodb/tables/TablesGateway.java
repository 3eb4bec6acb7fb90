package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.Progress;
import java.util.List;

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

  /** Pays requests from now on, or provisions so many units; global indexes get the same. */
  void capacity(TableInfo table, boolean onDemand, long reads, long writes);
}
