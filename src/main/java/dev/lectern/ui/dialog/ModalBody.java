package dev.lectern.ui.dialog;

import dev.lectern.ui.control.PlainScrollPaneSkin;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** What a box holds: as high as it wants to be, and scrolled where the window is lower. */
final class ModalBody extends Region {

  /** Less than this shows nothing that one could scroll to. */
  private static final double LEAST = 96;

  private final Node content;
  private final ScrollPane scroll;

  ModalBody(Node content) {
    this.content = content;
    scroll = new ScrollPane(content);
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
    scroll.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}
