package dev.lectern.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the Feather set, in the size and colour of the control that they stand in. */
public final class Icons {

  private Icons() {}

  /**
   * An icon.
   *
   * @param literal for example {@code fth-upload}
   */
  public static FontIcon of(String literal) {
    return new FontIcon(literal);
  }

  /**
   * Shows an icon in front of a text. One that is there already only changes its sign, which needs
   * no style.
   *
   * @param literal empty for none
   */
  public static void show(Labeled in, String literal) {
    if (literal.isEmpty()) {
      in.setGraphic(null);
    } else if (in.getGraphic() instanceof FontIcon icon) {
      icon.setIconLiteral(literal);
    } else {
      in.setGraphic(of(literal));
    }
  }

  /** A flat button that is only an icon; the text becomes tooltip and accessible text. */
  public static Button button(String id, String literal, String text, Runnable action) {
    Button button = new Button();
    button.setId(id);
    button.setOnAction(event -> action.run());
    button.getStyleClass().add("flat");
    only(button, literal, text);
    return button;
  }

  /** Makes any button show an icon only, with the text as tooltip and accessible text. */
  public static void only(ButtonBase button, String literal, String text) {
    button.setGraphic(of(literal));
    if (!button.getStyleClass().contains("button-icon")) {
      button.getStyleClass().add("button-icon");
    }
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text));
  }
}
