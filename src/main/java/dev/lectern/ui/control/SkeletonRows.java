package dev.lectern.ui.control;

import javafx.scene.layout.Region;

/**
 * Grey rows of the final height where a table will be; drawn by layout, no motion. Hidden at first:
 * most are never shown, and until then there is nothing to style.
 */
final class SkeletonRows extends Region {

  private static final double[] NAME = {0.34, 0.25, 0.41, 0.3, 0.21, 0.37};
  private static final int ROWS = 12;
  private static final double BAR = 10;

  SkeletonRows() {
    getStyleClass().add("loading-page");
    setMouseTransparent(true);
    setVisible(false);
    visibleProperty()
        .addListener(
            (o, before, now) -> {
              if (now && getChildren().isEmpty()) {
                fill();
              }
            });
  }

  private void fill() {
    for (int row = 0; row < ROWS; row++) {
      Region line = new Region();
      line.getStyleClass().add("skeleton-row");
      getChildren().add(line);
      for (int bar = 0; bar < 3; bar++) {
        Region piece = new Region();
        piece.getStyleClass().add("skeleton");
        getChildren().add(piece);
      }
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = 28;
    for (int row = 0; row < getChildren().size() / 4; row++) {
      double y = row * height;
      boolean fits = y + height <= getHeight();
      double middle = y + (height - BAR) / 2;
      place(row * 4, fits, 0, y, width, height);
      place(row * 4 + 1, fits, 12, middle, 16, BAR);
      place(row * 4 + 2, fits, 40, middle, width * NAME[row % NAME.length], BAR);
      place(row * 4 + 3, fits, width * 0.78, middle, width * 0.22 - 16, BAR);
    }
  }

  private void place(int child, boolean visible, double x, double y, double w, double h) {
    getChildren().get(child).setVisible(visible);
    getChildren().get(child).resizeRelocate(x, y, Math.max(0, w), h);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }
}
