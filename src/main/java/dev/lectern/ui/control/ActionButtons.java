package dev.lectern.ui.control;

import dev.lectern.ui.action.Action;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** Buttons that do an {@link Action}: text, icon, shortcut and whether it can be done are its. */
public final class ActionButtons {

  private ActionButtons() {}

  /** A button with icon and text. */
  public static Button of(Action action, String... styleClasses) {
    Button button = new Button(action.text(), Icons.of(action.icon()));
    button.setTooltip(new Tooltip(tip(action)));
    wire(button, action, styleClasses);
    return button;
  }

  /** A button that is an icon only; the text is its tooltip. */
  public static Button icon(Action action, String... styleClasses) {
    Button button = new Button();
    Icons.only(button, action.icon(), action.text());
    button.getStyleClass().add("flat");
    button.setTooltip(new Tooltip(tip(action)));
    wire(button, action, styleClasses);
    return button;
  }

  private static void wire(Button button, Action action, String... styleClasses) {
    button.setId(action.id());
    button.setAccessibleText(action.text());
    button.getStyleClass().addAll(styleClasses);
    button.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
    button.setOnAction(event -> action.run().run());
  }

  private static String tip(Action action) {
    return action.key() == null
        ? action.text()
        : action.text() + "  " + action.key().getDisplayText();
  }
}
