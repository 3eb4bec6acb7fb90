package dev.lectern.pane.explorer;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;

/**
 * One part of a resource in a tab: a bucket's policy, a table's items. It loads when it is opened,
 * and a refusal by AWS shows in this tab only. FX thread.
 *
 * @param <R> what is known of the resource before a tab is opened: its name, or its description
 */
public interface ResourceTab<R> {

  /** Stable id, for example {@code s3-tab-policy}. */
  String id();

  /** Text of the tab. */
  String title();

  /** Ikonli Feather literal; empty for none. */
  default String icon() {
    return "";
  }

  /** Its content, built when first asked for; then always the same node. */
  Node view();

  /**
   * Shows a resource; the same one again because it changed or the user asked for it: then unsaved
   * changes stay.
   */
  void open(R resource);

  /** The user sees it, or no longer does: what follows something live does so meanwhile. */
  default void seen(boolean now) {}

  /** Loads again what is shown; unsaved changes stay. */
  default void refresh() {}

  /** Does the one thing that the tab is for, when there is one: Ctrl+Enter. */
  default void run() {}

  /** Whether the user changed something that is not saved: the tab gets a dot. */
  default ReadOnlyBooleanProperty dirty() {
    return new ReadOnlyBooleanWrapper();
  }

  /** What leaving the resource would lose, a sentence each. */
  default List<String> unsaved() {
    return List.of();
  }

  /** Gives unsaved changes up. */
  default void discard() {}

  /** What closing the pane would stop or lose, a sentence each. */
  default List<String> unfinished() {
    return unsaved();
  }

  /** Drops everything; what still loads brings no result. */
  default void close() {}
}
