package dev.lectern.pane.explorer;

import dev.lectern.pane.Pane;
import dev.lectern.ui.action.Action;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * A pane that begins with a list of resources and goes into one of them. What it shows is its own;
 * place, way, tools and actions are handed to the shell here. FX thread.
 *
 * @param <P> its places
 */
public abstract class Explorer<P extends Place> implements Pane {

  private final Journey<P> journey;

  /** An explorer on that journey. */
  protected Explorer(Journey<P> journey) {
    this.journey = journey;
  }

  /** Where it is, and was. */
  protected final Journey<P> journey() {
    return journey;
  }

  /** What the shell shows around it; always the same. */
  protected abstract Header header();

  @Override
  public final ObservableValue<List<Crumb>> crumbs() {
    return header().crumbs();
  }

  @Override
  public final Node tools() {
    return header().tools();
  }

  @Override
  public final ObservableValue<List<Action>> actions() {
    return header().actions();
  }

  @Override
  public final String place() {
    return journey.place().text();
  }

  @Override
  public final boolean go(String place) {
    journey.go(place);
    return true;
  }
}
