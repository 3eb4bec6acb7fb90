package dev.lectern.pane;

import dev.lectern.ui.action.Action;
import java.util.List;
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
   * Goes to a place of the same session and keeps what is under way; unsaved changes are asked
   * about first.
   *
   * @return false when the pane cannot: then the shell closes it and opens it there
   */
  default boolean go(String place) {
    return false;
  }

  /**
   * What closing the pane would stop or lose, a sentence each; empty when nothing. The shell asks
   * the user before it closes the pane, the window or the session; the pane asks nothing.
   */
  default List<String> unfinished() {
    return List.of();
  }

  /** Loads again what is shown. */
  void refresh();

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
