package dev.lectern.ui.control;

import dev.lectern.ui.action.Action;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
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

  /**
   * The action that a button is already: the palette does what it does, while it can be used.
   *
   * @param text what it does, where the button's own words need the place where it stands
   */
  public static Action actionOf(Button button, String text, String icon) {
    return Action.of(button.getId(), text, icon, button::fire)
        .when(button.disabledProperty().not());
  }

  /**
   * A button that does the first action and has a menu of others like it.
   *
   * @param more names the menu, for who cannot see it
   */
  public static SplitMenuButton split(Action main, String more, Action... others) {
    SplitMenuButton button = new SplitMenuButton();
    button.setText(main.text());
    button.setGraphic(Icons.of(main.icon()));
    button.setTooltip(new Tooltip(tip(main)));
    wire(button, main);
    button.setAccessibleHelp(more);
    for (Action each : others) {
      MenuItem item = new MenuItem(each.text(), Icons.of(each.icon()));
      item.setId(each.id() + "-item");
      item.setAccelerator(each.key());
      item.disableProperty().bind(javafx.beans.binding.Bindings.not(each.enabled()));
      item.setOnAction(event -> each.run().run());
      button.getItems().add(item);
    }
    return button;
  }

  /** Whether a node is a button that was made here for an action. */
  public static boolean does(Node node) {
    return node.getProperties().containsKey(Action.class);
  }

  private static void wire(ButtonBase button, Action action, String... styleClasses) {
    button.setId(action.id());
    button.getProperties().put(Action.class, action);
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
