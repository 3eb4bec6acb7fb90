package dev.lectern.ui.graph;

import dev.lectern.ui.graph.GraphLayout.Box;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/** What mouse, wheel and keys do in a graph. */
final class GraphGestures {

  private static final double STEP = 1.25;
  private final GraphView view;
  private Point2D last = Point2D.ZERO;
  private boolean dragged;

  GraphGestures(GraphView view) {
    this.view = view;
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> view.setCursor(Cursor.DEFAULT));
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    view.addEventHandler(
        ZoomEvent.ZOOM, event -> view.zoom(event.getZoomFactor(), event.getX(), event.getY()));
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    last = new Point2D(event.getX(), event.getY());
    dragged = false;
  }

  private void dragged(MouseEvent event) {
    Point2D now = new Point2D(event.getX(), event.getY());
    if (dragged || now.distance(last) > 4) {
      dragged = true;
      view.setCursor(Cursor.CLOSED_HAND);
      view.pan(now.getX() - last.getX(), now.getY() - last.getY());
      last = now;
    }
  }

  private void clicked(MouseEvent event) {
    if (dragged || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    view.select(view.at(event.getX(), event.getY()).orElse(""));
    if (event.getClickCount() == 2) {
      view.open();
    }
    event.consume();
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShortcutDown()) {
      view.zoom(Math.exp(event.getDeltaY() / 300), event.getX(), event.getY());
    } else {
      view.pan(event.getDeltaX(), event.getDeltaY());
    }
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (event.isAltDown() || event.isMetaDown() || event.isControlDown()) {
      return;
    }
    boolean done = true;
    switch (event.getCode()) {
      case UP -> step(0, -1);
      case DOWN -> step(0, 1);
      case LEFT -> step(-1, 0);
      case RIGHT -> step(1, 0);
      case HOME -> step(0, 0);
      case ENTER -> view.open();
      case ESCAPE -> done = leave();
      case DIGIT0, NUMPAD0 -> view.fit();
      case DIGIT1, NUMPAD1 -> view.actualSize();
      case MINUS, SUBTRACT -> view.zoom(1 / STEP);
      case PLUS, ADD, EQUALS -> view.zoom(STEP);
      default -> done = event.getCode() == KeyCode.SPACE;
    }
    if (done) {
      event.consume();
    }
  }

  private boolean leave() {
    boolean chosen = !view.selectedProperty().get().isEmpty();
    view.select("");
    return chosen;
  }

  /** Chooses the nearest node in a direction; the topmost when none is chosen yet. */
  private void step(int dx, int dy) {
    Map<String, Box> boxes = view.layoutProperty().get().nodes();
    Box from = boxes.get(view.selectedProperty().get());
    String best = "";
    double least = Double.MAX_VALUE;
    for (var one : boxes.entrySet()) {
      if (!view.selectable(one.getKey()) || one.getValue().equals(from)) {
        continue;
      }
      double cost = cost(from, one.getValue(), dx, dy);
      if (cost < least) {
        least = cost;
        best = one.getKey();
      }
    }
    if (!best.isEmpty()) {
      view.select(best);
    }
  }

  private static double cost(@Nullable Box from, Box to, int dx, int dy) {
    if (from == null || (dx == 0 && dy == 0)) {
      return to.y() + to.x() / 1000;
    }
    double right = to.x() + to.width() / 2 - from.x() - from.width() / 2;
    // a frame is at its head: what it holds is below it
    double down = to.y() - from.y();
    double ahead = right * dx + down * dy;
    double aside = Math.abs(right * dy) + Math.abs(down * dx);
    return ahead <= 1 ? Double.MAX_VALUE : ahead + 2 * aside;
  }
}
