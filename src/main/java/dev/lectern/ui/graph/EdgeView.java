package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.GraphLayout.Point;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;

/** One arrow of a graph on the screen. FX thread. */
final class EdgeView {

  static final double HEAD = 7;
  static final double ROUND = 5;

  final Edge edge;
  final GraphLayout.Route route;
  final Path line = new Path();
  final Polygon head = new Polygon();
  final Label label = new Label();
  private Mark mark = Mark.NONE;

  EdgeView(Edge edge, GraphLayout.Route route) {
    this.edge = edge;
    this.route = route;
    for (Node part : parts()) {
      part.getStyleClass().add(edge.kind());
      part.setMouseTransparent(true);
      part.setManaged(false);
    }
    line.getStyleClass().add("graph-line");
    head.getStyleClass().add("graph-head");
    label.getStyleClass().addAll("text-small", "graph-label");
    label.setText(edge.label());
    line.getElements().setAll(elements(route.points()));
    Point tip = route.points().getLast();
    head.getPoints()
        .setAll(
            tip.x(),
            tip.y(),
            tip.x() - HEAD / 2,
            tip.y() - HEAD,
            tip.x() + HEAD / 2,
            tip.y() - HEAD);
    route
        .label()
        .ifPresent(
            box -> label.resizeRelocate(box.x(), box.y(), Math.ceil(box.width()), box.height()));
  }

  List<Node> parts() {
    return edge.label().isEmpty() ? List.of(line, head) : List.of(line, head, label);
  }

  void mark(Mark next) {
    if (next.equals(mark)) {
      return;
    }
    style(mark.style(), false);
    style(next.style(), true);
    mark = next;
  }

  /** As a pseudo-class: another style class would have all rules looked up again for each part. */
  private void style(String name, boolean on) {
    if (!name.isEmpty()) {
      parts().forEach(part -> part.pseudoClassStateChanged(PseudoClass.getPseudoClass(name), on));
    }
  }

  /** A line with round corners that stops at the arrow's head. */
  static List<PathElement> elements(List<Point> points) {
    List<PathElement> path = new ArrayList<>();
    path.add(new MoveTo(points.getFirst().x(), points.getFirst().y()));
    for (int i = 1; i < points.size(); i++) {
      Point at = points.get(i);
      if (i == points.size() - 1) {
        path.add(new LineTo(at.x(), at.y() - HEAD + 1));
        break;
      }
      Point before = points.get(i - 1);
      Point after = points.get(i + 1);
      Point in = near(at, before);
      Point out = near(at, after);
      path.add(new LineTo(in.x(), in.y()));
      path.add(new QuadCurveTo(at.x(), at.y(), out.x(), out.y()));
    }
    return path;
  }

  /** The point a little way from a corner towards another, at most half of the way. */
  static Point near(Point corner, Point other) {
    double dx = other.x() - corner.x();
    double dy = other.y() - corner.y();
    double length = Math.hypot(dx, dy);
    double part = length == 0 ? 0 : Math.min(ROUND, length / 2) / length;
    return new Point(corner.x() + dx * part, corner.y() + dy * part);
  }
}
