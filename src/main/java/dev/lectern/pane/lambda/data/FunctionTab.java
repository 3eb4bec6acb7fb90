package dev.lectern.pane.lambda.data;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;

/** One part of a function's page in a tab. FX thread. */
public interface FunctionTab {

  /** Stable id, for example {@code lambda-tab-invoke}. */
  String id();

  /** Text of the tab. */
  String title();

  /** Its content; always the same node. Made when it is first asked for. */
  Node view();

  /** Shows a function; the same one again after it changed, or because the user asked for it. */
  void open(FunctionInfo function);

  /** The user sees it, or no longer does. */
  default void seen(boolean now) {}

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
