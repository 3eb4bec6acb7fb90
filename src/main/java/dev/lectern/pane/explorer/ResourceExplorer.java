package dev.lectern.pane.explorer;

import java.util.List;
import javafx.scene.Node;

/**
 * An explorer of a list of resources that are looked at in tabs. FX thread.
 *
 * @param <P> its places
 * @param <R> a resource as it is described
 */
public abstract class ResourceExplorer<P extends Place, R> extends Explorer<P> {

  /** An explorer on that journey. */
  protected ResourceExplorer(Journey<P> journey) {
    super(journey);
  }

  /** What is seen of it; always the same. */
  protected abstract ResourceFrame<P, R> frame();

  @Override
  public final Node view() {
    return frame().view();
  }

  @Override
  protected final Header header() {
    return frame().header();
  }

  @Override
  public final void refresh() {
    frame().refresh();
  }

  @Override
  public List<String> unfinished() {
    return frame().parts().unfinished();
  }

  @Override
  public final void close() {
    frame().parts().close();
  }
}
