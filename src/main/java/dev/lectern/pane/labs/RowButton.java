package dev.lectern.pane.labs;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** A whole row that can be pressed: as wide as there is room, as high as its content then needs. */
final class RowButton extends Button {

  private final Region content;

  RowButton(String id, Region content) {
    super(null, content);
    this.content = content;
    setId(id);
    setMaxWidth(Double.MAX_VALUE);
    getStyleClass().addAll("flat", "labs-row");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double inside = inside(width < 0 ? prefWidth(-1) : width);
    return snappedTopInset() + snapSizeY(content.prefHeight(inside)) + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    content.setPrefWidth(inside(getWidth()));
    super.layoutChildren();
  }

  private double inside(double width) {
    return Math.max(0, width - snappedLeftInset() - snappedRightInset());
  }
}
