package dev.lectern.ui.control;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A sentence that must be read, where it belongs, with buttons when something can be done. */
public final class MessageBand extends HBox {

  private final Label label = new Label();

  /** A band with its icon. */
  public MessageBand(Tone tone, String text, Node... tools) {
    getStyleClass().addAll("message-band", tone.styleClass());
    label.setText(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    getChildren().addAll(Icons.of(icon(tone)), label);
    getChildren().addAll(tools);
  }

  /** The sentence. */
  public StringProperty textProperty() {
    return label.textProperty();
  }

  private static String icon(Tone tone) {
    return switch (tone) {
      case SUCCESS -> "fth-check-circle";
      case WARNING -> "fth-alert-triangle";
      case DANGER -> "fth-x-circle";
      default -> "fth-info";
    };
  }
}
