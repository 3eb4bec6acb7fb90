package dev.lectern.ui.graph;

import dev.lectern.ui.graph.GraphLayout.Box;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/**
 * A graph in small, with a frame around the part that its view shows; a press or a drag goes there.
 * There only while the view does not show all, and has room for it. FX thread.
 */
public final class GraphMap extends Drawing {

  private static final double WIDTH = 150;
  private static final double HEIGHT = 110;
  private static final double PAD = 6;

  private final GraphView view;

  /**
   * The map of a view.
   *
   * @param name what assistive technology calls it
   */
  public GraphMap(String id, String name, GraphView view) {
    super(id, "muted", "accent", "border");
    this.view = view;
    getStyleClass().add("graph-map");
    getStylesheets().setAll(view.getStylesheets());
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(name);
    setMaxSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setVisible(false);
    view.layoutProperty().addListener((o, before, now) -> look());
    view.seenProperty().addListener((o, before, now) -> look());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
  }

  private void look() {
    GraphLayout all = view.layoutProperty().get();
    Box seen = view.seenProperty().get();
    boolean hidden =
        seen.x() > 1
            || seen.y() > 1
            || seen.right() < all.width() - 1
            || seen.bottom() < all.height() - 1;
    // in a small view it would lie on what it shows
    boolean room = view.getWidth() >= 2 * WIDTH && view.getHeight() >= 2 * HEIGHT;
    setVisible(
        room
            && all.width() > 0
            && seen.width() > 0
            && (hidden || view.graph().size() > GraphView.LARGE));
    if (isVisible()) {
      redraw();
    }
  }

  private double scale() {
    GraphLayout all = view.layoutProperty().get();
    return Math.min(
        (getWidth() - 2 * PAD) / Math.max(1, all.width()),
        (getHeight() - 2 * PAD) / Math.max(1, all.height()));
  }

  private double left() {
    return (getWidth() - view.layoutProperty().get().width() * scale()) / 2;
  }

  private double top() {
    return (getHeight() - view.layoutProperty().get().height() * scale()) / 2;
  }

  private void go(MouseEvent event) {
    view.centre((event.getX() - left()) / scale(), (event.getY() - top()) / scale());
    event.consume();
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    double scale = scale();
    for (var node : view.layoutProperty().get().nodes().entrySet()) {
      Box box = node.getValue();
      double x = left() + box.x() * scale;
      double y = top() + box.y() * scale;
      if (view.frame(node.getKey())) {
        pen.setStroke(ink("border"));
        pen.setLineWidth(1);
        pen.strokeRect(x, y, box.width() * scale, box.height() * scale);
      } else {
        pen.setFill(ink(node.getKey().equals(view.selectedProperty().get()) ? "accent" : "muted"));
        pen.fillRect(x, y, Math.max(1, box.width() * scale), Math.max(1, box.height() * scale));
      }
    }
    Box seen = view.seenProperty().get();
    double x = Math.clamp(left() + seen.x() * scale, 1, width - 2);
    double y = Math.clamp(top() + seen.y() * scale, 1, height - 2);
    double right = Math.clamp(left() + seen.right() * scale, 2, width - 1);
    double bottom = Math.clamp(top() + seen.bottom() * scale, 2, height - 1);
    pen.setStroke(ink("accent"));
    pen.setLineWidth(1.5);
    pen.strokeRect(x, y, right - x, bottom - y);
  }
}
