package dev.lectern.shell;

import dev.lectern.ui.control.Icons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A row of the rail as it is to be seen: equal rows look and do the same. */
sealed interface RailRow {

  /**
   * A module.
   *
   * @param done of its labs' points, 0 to 1
   * @param compact icons only
   */
  record Header(int module, String title, boolean open, boolean compact, double done)
      implements RailRow {

    /** Width of all points, in pixels. */
    private static final double PROGRESS = 24;

    Button draw(String accessibleText, String help, Runnable toggle) {
      Label number = new Label(Integer.toString(module));
      number.getStyleClass().addAll("shell-rail-number");
      HBox row =
          compact
              ? new HBox(number)
              : new HBox(
                  Icons.of(open ? "fth-chevron-down" : "fth-chevron-right"),
                  number,
                  new Label(title),
                  gap(),
                  progress());
      Button button = button("shell-module-" + module, row, open ? "open" : "closed");
      button.setAccessibleText(accessibleText);
      button.setAccessibleHelp(help);
      return acting(button, compact, toggle);
    }

    private Node progress() {
      Region fill = new Region();
      fill.getStyleClass().add("shell-rail-progress-fill");
      double width = PROGRESS * done;
      fill.setMinWidth(width);
      fill.setMaxWidth(width);
      HBox track = new HBox(fill);
      track.getStyleClass().add("shell-rail-progress");
      return track;
    }
  }

  /**
   * An explorer, or one of a module's pages.
   *
   * @param note at the end; empty for none
   * @param on whether it is what the tab in front shows
   * @param compact icons only
   * @param pane that it opens
   * @param place in the pane; null for where it was
   */
  record Entry(
      String id,
      String icon,
      String text,
      String note,
      boolean on,
      boolean compact,
      String pane,
      @Nullable String place)
      implements RailRow {

    Button draw(Runnable action) {
      HBox row = new HBox(Icons.of(icon));
      if (!compact) {
        Label count = new Label(note);
        count.getStyleClass().add("shell-rail-note");
        count.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().addAll(new Label(text), gap(), count);
      }
      Button button = button(id, row, "entry");
      if (on) {
        button.getStyleClass().add("on");
      }
      button.setAccessibleText(note.isEmpty() ? text : text + ", " + note);
      return acting(button, compact, action);
    }
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private static Button button(String id, HBox row, String styleClass) {
    row.getStyleClass().add("shell-rail-row");
    Button button = new Button(null, row);
    button.setId(id);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().addAll("flat", "shell-rail-button", styleClass);
    return button;
  }

  private static Button acting(Button button, boolean compact, Runnable action) {
    if (compact) {
      button.setTooltip(new Tooltip(button.getAccessibleText()));
    }
    button.setOnAction(event -> action.run());
    return button;
  }
}
