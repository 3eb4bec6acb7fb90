package dev.lectern.ui.graph;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * A picture on a canvas whose colours and type come from the style sheet, so that both themes and
 * every type size hold: unseen regions of the classes {@code ink-…} carry the colours. FX thread.
 */
public abstract class Drawing extends Region {

  private final Canvas canvas = new Canvas();
  private final Label type = new Label();
  private final Map<String, Region> inks = new HashMap<>();

  /**
   * A picture.
   *
   * @param inkNames of the style classes that it draws with, without {@code ink-}
   */
  protected Drawing(String id, String... inkNames) {
    setId(id);
    getStyleClass().add("drawing");
    type.getStyleClass().add("text-small");
    type.setVisible(false);
    type.setManaged(false);
    type.fontProperty().addListener((o, before, now) -> redraw());
    getChildren().addAll(canvas, type);
    for (String name : inkNames) {
      Region ink = new Region();
      ink.getStyleClass().add("ink-" + name);
      ink.setVisible(false);
      ink.backgroundProperty().addListener((o, before, now) -> redraw());
      inks.put(name, ink);
      getChildren().add(ink);
    }
    setMinSize(80, 60);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.max(0, getWidth()));
    canvas.setHeight(Math.max(0, getHeight()));
    redraw();
  }

  /** Draws again, now. */
  protected final void redraw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (canvas.getWidth() > 60 && canvas.getHeight() > 40) {
      pen.setFont(type.getFont());
      pen.setTextBaseline(VPos.CENTER);
      draw(pen, canvas.getWidth(), canvas.getHeight());
    }
  }

  /** Draws into a clean area. */
  protected abstract void draw(GraphicsContext pen, double width, double height);

  /** Height of small type in pixels: 12 at the normal size. */
  protected final double em() {
    return type.getFont().getSize();
  }

  /** The colour of an ink. */
  protected final Paint ink(String name) {
    Region ink = inks.get(name);
    Background background = ink == null ? null : ink.getBackground();
    return background == null || background.getFills().isEmpty()
        ? Color.TRANSPARENT
        : background.getFills().getFirst().getFill();
  }

  /** Writes small type, its middle at {@code y}. */
  protected final void text(
      GraphicsContext pen, String text, double x, double y, TextAlignment where, String ink) {
    pen.setTextAlign(where);
    pen.setFill(ink(ink));
    pen.fillText(text, where == TextAlignment.CENTER ? inside(pen, text, x) : x, y);
  }

  /** Writes like {@link #text}, and takes away what was drawn where the words stand. */
  protected final void plainText(
      GraphicsContext pen, String text, double x, double y, TextAlignment where, String ink) {
    double wide = width(pen, text);
    double left =
        switch (where) {
          case CENTER -> inside(pen, text, x) - wide / 2;
          case RIGHT -> x - wide;
          default -> x;
        };
    pen.clearRect(left - 4, y - em() * 0.7, wide + 8, em() * 1.4);
    text(pen, text, x, y, where, ink);
  }

  /** How wide a text is in small type, in pixels. */
  protected static double width(GraphicsContext pen, String text) {
    Text measured = new Text(text);
    measured.setFont(pen.getFont());
    return measured.getLayoutBounds().getWidth();
  }

  /** The middle of a text that would stand over an edge, such as the last one of an axis. */
  private double inside(GraphicsContext pen, String text, double x) {
    double half = Math.min(width(pen, text), getWidth()) / 2;
    return Math.clamp(x, half, getWidth() - half);
  }

  /** A line on whole pixels. */
  protected final void line(
      GraphicsContext pen, double x, double y, double toX, double toY, String ink, double width) {
    pen.setStroke(ink(ink));
    pen.setLineWidth(width);
    pen.strokeLine(
        Math.round(x) + 0.5, Math.round(y) + 0.5, Math.round(toX) + 0.5, Math.round(toY) + 0.5);
  }

  /** A round number at or above a value, for the top of an axis. */
  protected static double top(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
    for (double factor : new double[] {1, 2, 4, 5, 8, 10}) {
      if (power * factor >= value) {
        return Math.max(4, power * factor);
      }
    }
    return power * 10;
  }
}
