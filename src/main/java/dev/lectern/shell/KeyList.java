package dev.lectern.shell;

import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;

/** All actions that have a shortcut, as a list to read. */
final class KeyList {

  private static final double HEIGHT = 420;

  private KeyList() {}

  static Node of(Texts texts, List<Action> actions) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-list");
    int row = 0;
    for (Action action : actions) {
      if (action.key() == null) {
        continue;
      }
      Label key = new Label(action.key().getDisplayText());
      key.getStyleClass().add("kbd");
      GridPane.setHalignment(key, HPos.RIGHT);
      grid.addRow(row++, key, new Label(action.text()));
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setId("key-list");
    scroll.setAccessibleText(texts.get("keys.title"));
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HEIGHT);
    scroll.setPrefWidth(440);
    scroll.getStyleClass().add("edge-to-edge");
    return scroll;
  }
}
