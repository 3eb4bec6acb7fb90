package dev.lectern.pane.dynamodb.capacity;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Figures with what they mean below them. */
final class Figures {

  private Figures() {}

  /**
   * One figure.
   *
   * @param bad whether it tells of requests that were refused, or soon will be
   */
  static Node one(String figure, String meaning, boolean bad) {
    Label number = new Label(figure);
    number.getStyleClass().addAll("dynamodb-figure", bad ? "danger" : "heading");
    Label text = new Label(meaning);
    text.getStyleClass().addAll("text-small", "text-muted");
    VBox both = new VBox(number, text);
    both.setMinWidth(Region.USE_PREF_SIZE);
    both.setAccessibleText(figure + " " + meaning);
    return both;
  }
}
