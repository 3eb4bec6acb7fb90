package dev.lectern.pane.dynamodb.data;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;

/** One part of a table's page in a tab. FX thread. */
public interface TableTab {

  /** Stable id, for example {@code dynamodb-tab-explore}. */
  String id();

  /** Text of the tab. */
  String title();

  /** Its content; always the same node. */
  Node view();

  /** Shows a table; the same table again after it changed, or because the user asked for it. */
  void open(TableInfo table);

  /** Loads again what is shown. */
  default void refresh() {}

  /** Asks the user about unsaved changes, when there are any. */
  default CompletableFuture<Boolean> mayLeave() {
    return CompletableFuture.completedFuture(true);
  }

  /** What closing would lose or stop, in words. */
  default List<String> unfinished() {
    return List.of();
  }

  /** Stops what still runs. */
  default void close() {}
}
