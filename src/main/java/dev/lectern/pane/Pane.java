package dev.lectern.pane;

import dev.lectern.ui.action.Action;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * An open explorer in a tab, bound to one session for its whole life: switching the session closes
 * it and opens it again from its {@link #place()}. FX thread.
 */
public interface Pane extends AutoCloseable {

  /** Its content. The shell draws tabs, breadcrumbs and session chip around it. */
  Node view();

  /** The way from the service to what is shown, first to last; the last is where the user is. */
  ObservableValue<List<Crumb>> crumbs();

  /**
   * Node for the right end of the breadcrumb bar (refresh, main action); may be an empty region.
   */
  Node tools();

  /** What the user can do here, for palette and key list. */
  ObservableValue<List<Action>> actions();

  /** Where the user is, as text that {@link PaneFactory} takes to open the same place again. */
  String place();

  /**
   * What closing the pane would stop, in words: {@code 2 transfers}; empty when nothing. Asked
   * before the session is switched.
   */
  default String unfinished() {
    return "";
  }

  /** Loads again what is shown. */
  void refresh();

  /**
   * Asked before the user's close of the tab or the window; a pane that would lose something asks
   * the user.
   *
   * @return whether it may be closed
   */
  default CompletableFuture<Boolean> mayClose() {
    return CompletableFuture.completedFuture(true);
  }

  /** Releases everything; the pane's task scope is closed by the shell. */
  @Override
  void close();

  /**
   * One part of the way.
   *
   * @param text what is shown
   * @param open goes there; FX thread
   */
  record Crumb(String text, Runnable open) {}
}
