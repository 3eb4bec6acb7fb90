package dev.lectern.ui.control;

import javafx.scene.layout.Region;

/**
 * A place that stays as large as it is, whatever goes on inside: a text that changes there has only
 * the content laid out again, and not everything around it up to the window. It asks its content
 * for a size only when it is laid out itself, as whoever changes that size asks of it. FX thread.
 */
public final class LayoutRoot extends Region {

  private final Region content;

  /** A place filled by a content. */
  public LayoutRoot(Region content) {
    this.content = content;
    content.setManaged(false);
    getChildren().add(content);
  }

  @Override
  protected void layoutChildren() {
    content.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  @Override
  protected double computeMinWidth(double height) {
    return content.minWidth(height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return content.minHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(width);
  }
}
