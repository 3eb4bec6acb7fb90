package dev.lectern.pane.s3.transfer;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/**
 * Every part of a transfer as a cell: hollow while it waits, filled from below on its way, full
 * when done, with a turn mark when it is tried again and a cross when it failed. Cells shrink so
 * that 10,000 fit. FX thread.
 */
final class PartGrid extends Region {

  private static final double LARGEST = 22;
  private static final double SMALLEST = 3;

  private final Canvas canvas = new Canvas();
  private final Map<PartState, Region> colours = new EnumMap<>(PartState.class);
  private final Tooltip tip = new Tooltip();
  private final PartWords words;
  private @Nullable Parts parts;
  private double step = LARGEST;
  private int columns = 1;

  /** Words for a part, from the bundle. */
  interface PartWords {
    String describe(int number, long bytes, PartState state);
  }

  PartGrid(PartWords words) {
    this.words = words;
    getStyleClass().add("part-grid");
    getChildren().add(canvas);
    for (PartState state : PartState.values()) {
      // an unseen region takes its colour from the style sheet, so both themes hold
      Region colour = new Region();
      colour.getStyleClass().add("part-" + state.name().toLowerCase(java.util.Locale.ROOT));
      colour.setVisible(false);
      colours.put(state, colour);
      getChildren().add(colour);
      colour.backgroundProperty().addListener((o, before, now) -> draw());
    }
    canvas.setOnMouseMoved(event -> point(new Point2D(event.getX(), event.getY())));
    Tooltip.install(canvas, tip);
  }

  /** Shows the parts as they are now. */
  void show(@Nullable Parts now) {
    parts = now;
    arrange();
    draw();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.max(0, getWidth() - 24));
    canvas.setHeight(Math.max(0, getHeight() - 24));
    canvas.relocate(12, 12);
    arrange();
    draw();
  }

  private void arrange() {
    Parts now = parts;
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    if (now == null || width < LARGEST || height < SMALLEST) {
      return;
    }
    step = LARGEST;
    while (step > SMALLEST && rows(now.count(), width) * step > height) {
      step -= 0.5;
    }
    columns = (int) Math.max(1, Math.floor(width / step));
  }

  private double rows(int count, double width) {
    return Math.ceil(count / Math.floor(width / step));
  }

  private void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Parts now = parts;
    if (now == null) {
      return;
    }
    double gap = step > 8 ? 4 : 1;
    for (int part = 0; part < now.count(); part++) {
      double x = part % columns * step;
      double y = Math.floor((double) part / columns) * step;
      cell(pen, x, y, step - gap, now.state(part), now.fill(part));
    }
  }

  private void cell(
      GraphicsContext pen, double x, double y, double size, PartState state, double fill) {
    Paint colour = colour(state);
    switch (state) {
      case WAITING -> frame(pen, colour, x, y, size);
      case SENDING -> {
        frame(pen, colour, x, y, size);
        pen.setFill(colour);
        pen.fillRect(x, y + size * (1 - fill), size, size * fill);
      }
      case DONE -> {
        pen.setFill(colour);
        pen.fillRect(x, y, size, size);
      }
      case RETRYING -> {
        frame(pen, colour, x, y, size);
        pen.strokeArc(
            x + size * 0.25,
            y + size * 0.25,
            size * 0.5,
            size * 0.5,
            60,
            270,
            javafx.scene.shape.ArcType.OPEN);
      }
      case FAILED -> {
        frame(pen, colour, x, y, size);
        pen.strokeLine(x + size * 0.25, y + size * 0.25, x + size * 0.75, y + size * 0.75);
        pen.strokeLine(x + size * 0.75, y + size * 0.25, x + size * 0.25, y + size * 0.75);
      }
    }
  }

  private static void frame(GraphicsContext pen, Paint colour, double x, double y, double size) {
    pen.setStroke(colour);
    pen.setLineWidth(size > 8 ? 1.5 : 1);
    pen.strokeRect(x + 0.75, y + 0.75, Math.max(1, size - 1.5), Math.max(1, size - 1.5));
  }

  private Paint colour(PartState state) {
    Region region = colours.get(state);
    Background background = region == null ? null : region.getBackground();
    return background == null || background.getFills().isEmpty()
        ? Color.TRANSPARENT
        : background.getFills().getFirst().getFill();
  }

  private void point(Point2D at) {
    Parts now = parts;
    int column = (int) (at.getX() / step);
    int part = ((int) (at.getY() / step)) * columns + column;
    if (now == null || column >= columns || part >= now.count()) {
      tip.setText("");
      tip.hide();
      return;
    }
    tip.setText(words.describe(part + 1, now.plan().length(part), now.state(part)));
  }
}
