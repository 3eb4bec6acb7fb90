package dev.lectern.ui.control;

import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A table's cell for values that change many times a second: what it shows is laid out by itself. A
 * table takes all its rows up again, with all their styles, when a cell has to be laid out. FX
 * thread.
 *
 * @param <S> the table's items
 * @param <T> the cell's values
 */
public final class StillCell<S, T> extends TableCell<S, T> {

  private final Region content;
  private final Consumer<T> show;

  /**
   * An empty cell.
   *
   * @param content fills it
   * @param show has the content show a value
   */
  public StillCell(Region content, Consumer<T> show) {
    this.content = content;
    this.show = show;
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setGraphic(new LayoutRoot(content));
  }

  @Override
  protected void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    content.setVisible(item != null);
    if (item != null) {
      show.accept(item);
    }
  }
}
