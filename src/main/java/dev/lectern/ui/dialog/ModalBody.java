package dev.lectern.ui.dialog;

import dev.lectern.ui.control.PlainScrollPaneSkin;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What a box holds: as high as it wants to be, and scrolled where the window is lower. */
final class ModalBody extends Region {

  /** Less than this shows nothing that one could scroll to. */
  private static final double LEAST = 96;

  /** So far out of a control its focus ring goes; the scroll pane would cut it. */
  private static final double RING = 3;

  private final Node content;
  private final ScrollPane scroll;

  ModalBody(Node content) {
    this.content = content;
    StackPane padded = new StackPane(content);
    padded.setPadding(new Insets(RING));
    scroll = new ScrollPane(padded);
    // now, not with the first style sheet: the content is asked for the keyboard before
    scroll.setSkin(new PlainScrollPaneSkin(scroll));
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().addAll("edge-to-edge", "modal-scroll");
    getChildren().add(scroll);
  }

  @Override
  public Orientation getContentBias() {
    return content.getContentBias();
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(content.prefHeight(width));
  }

  @Override
  protected double computeMinHeight(double width) {
    return Math.min(LEAST, computePrefHeight(width));
  }

  @Override
  protected double computeMaxHeight(double width) {
    return Double.MAX_VALUE;
  }

  @Override
  protected void layoutChildren() {
    scroll.resizeRelocate(-RING, -RING, getWidth() + 2 * RING, getHeight() + 2 * RING);
  }
}
