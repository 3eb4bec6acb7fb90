package dev.lectern.pane.demos;

import dev.lectern.lab.Demo;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A demo in the list: its number and its title. */
final class DemoCell extends ListCell<Demo> {
  @Override
  protected void updateItem(@Nullable Demo demo, boolean empty) {
    super.updateItem(demo, empty);
    setText(empty || demo == null ? null : demo.id() + "  " + demo.title());
  }
}
