package dev.lectern.pane;

import dev.lectern.ui.action.Action;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * Something that stands beside every pane: the Call Lens below, the lab guide at the right. The
 * shell draws the edge towards the content and keeps place and size. It opens and closes only when
 * the user, or the drawer itself for a user's act, asks the host. FX thread.
 */
public interface Drawer extends AutoCloseable {

  /** How much of it is seen. */
  enum State {
    /** Only {@link #strip()}. */
    CLOSED,
    /** At the size that the user gave it. */
    OPEN,
    /** All but the breadcrumb bar. */
    LARGE
  }

  /** What a drawer may ask of the window. */
  interface Host {
    /** How much is seen now. */
    ObservableValue<State> state();

    /** Asks for another state. */
    void show(State state);
  }

  /** Given once, before the first {@link #view()}. */
  void attach(Host host);

  /** Stable id: {@code calls}, {@code labs}. */
  String id();

  /** Its name, for palette and tooltips. */
  String title();

  /** Everything, with its own header (32 to 36 high) and the buttons that close and enlarge it. */
  Node view();

  /**
   * What stays while closed: 32 high below, 40 wide at the right; opens the drawer when pressed.
   */
  Node strip();

  /** What the user can do here, for palette and key list. */
  ObservableValue<List<Action>> actions();

  @Override
  void close();
}
