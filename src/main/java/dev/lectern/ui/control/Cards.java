package dev.lectern.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Frames around things that belong together. */
public final class Cards {

  private Cards() {}

  /** A card with a heading, its tools at the right, and a padded body that grows. */
  public static VBox of(String title, Node body, Node... tools) {
    VBox card = frame(title, body, tools);
    body.getStyleClass().add("panel-card-body");
    return card;
  }

  /** A card whose body goes to the frame: a table, a list, a code view. */
  public static VBox frame(String title, Node body, Node... tools) {
    Label heading = new Label(title);
    heading.getStyleClass().add("heading");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox header = new HBox(heading, gap);
    header.getStyleClass().add("panel-card-header");
    header.getChildren().addAll(tools);
    VBox card = new VBox(header, body);
    card.getStyleClass().add("panel-card");
    VBox.setVgrow(body, Priority.ALWAYS);
    return card;
  }
}
