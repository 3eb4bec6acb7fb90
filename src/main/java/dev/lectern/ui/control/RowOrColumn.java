package dev.lectern.ui.control;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * A row while all that is in it has its preferred width, else a column in which each has the whole
 * width and its preferred height; in a column the last one takes the height that is left. FX
 * thread.
 */
public final class RowOrColumn extends HBox {

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean column(double width) {
    return width >= 0 && snapSizeX(width) < super.computePrefWidth(-1);
  }

  @Override
  protected double computeMinWidth(double height) {
    Insets insets = getInsets();
    double widest = getManagedChildren().stream().mapToDouble(n -> n.minWidth(-1)).max().orElse(0);
    return insets.getLeft() + snapSizeX(widest) + insets.getRight();
  }

  @Override
  protected double computeMinHeight(double width) {
    return column(width) ? columnHeight(width) : super.computeMinHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return column(width) ? columnHeight(width) : super.computePrefHeight(width);
  }

  private double columnHeight(double width) {
    Insets insets = getInsets();
    List<Node> nodes = getManagedChildren();
    double inside = width - insets.getLeft() - insets.getRight();
    double heights = nodes.stream().mapToDouble(node -> height(node, inside)).sum();
    return insets.getTop()
        + heights
        + snapSpaceY(getSpacing()) * Math.max(0, nodes.size() - 1)
        + insets.getBottom();
  }

  private double height(Node node, double width) {
    return snapSizeY(Math.max(node.minHeight(width), node.prefHeight(width)));
  }

  @Override
  protected void layoutChildren() {
    if (!column(getWidth())) {
      super.layoutChildren();
      return;
    }
    Insets insets = getInsets();
    double inside = snapSizeX(getWidth() - insets.getLeft() - insets.getRight());
    double left = Math.max(0, getHeight() - columnHeight(getWidth()));
    double y = insets.getTop();
    List<Node> nodes = getManagedChildren();
    for (Node node : nodes) {
      double height = height(node, inside) + (node == nodes.getLast() ? left : 0);
      node.resizeRelocate(insets.getLeft(), y, inside, height);
      y += height + snapSpaceY(getSpacing());
    }
  }
}
