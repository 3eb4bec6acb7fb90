package dev.lectern.pane.explorer;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * A tab whose content is made when it is first asked for. FX thread.
 *
 * @param <R> what the tab is opened with
 */
public abstract class LazyTab<R> implements ResourceTab<R> {

  private final String id;
  private final String title;
  private final Supplier<? extends Node> content;
  private @Nullable Node view;

  /**
   * @param content makes the content; asked once
   */
  protected LazyTab(String id, String title, Supplier<? extends Node> content) {
    this.id = id;
    this.title = title;
    this.content = content;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String title() {
    return title;
  }

  @Override
  public final Node view() {
    Node made = view;
    if (made == null) {
      made = content.get();
      view = made;
    }
    return made;
  }
}
