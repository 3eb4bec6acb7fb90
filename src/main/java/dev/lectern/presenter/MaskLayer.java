package dev.lectern.presenter;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * Covers the secrets in the texts of one part of a window, wherever they stand: labels, fields,
 * editors, tables. It looks at what is drawn, so nothing that is shown can be forgotten, and
 * nothing that is copied or sent is changed. FX thread.
 */
final class MaskLayer extends Pane {

  private static final double INSET = 2;

  private final SecretText secrets;
  private final Node below;

  /** Has the style sheet's colours before the first cover is needed: no frame shows the text. */
  private final Rectangle ground = new Rectangle();

  private final Line dots = new Line();
  private List<Bounds> covered = List.of();

  /**
   * @param below whose texts are covered
   */
  MaskLayer(SecretText secrets, Node below) {
    this.secrets = secrets;
    this.below = below;
    getStyleClass().add("presenter-masks");
    setManaged(false);
    setMouseTransparent(true);
    ground.getStyleClass().add("presenter-mask");
    dots.getStyleClass().add("presenter-mask-dots");
    ground.setVisible(false);
    dots.setVisible(false);
    getChildren().addAll(ground, dots);
  }

  /** What it covers. */
  Node below() {
    return below;
  }

  /** Looks again; called when everything has its place and nothing is drawn yet. */
  void look(boolean hide) {
    List<Bounds> found = new ArrayList<>();
    if (hide && getScene() != null) {
      visit(below, null, found);
    }
    if (!found.equals(covered)) {
      covered = List.copyOf(found);
      draw();
    }
  }

  /** How many places are covered. */
  int count() {
    return covered.size();
  }

  private void draw() {
    List<Node> nodes = new ArrayList<>(List.of(ground, dots));
    for (Bounds scene : covered) {
      Bounds box = sceneToLocal(scene);
      Rectangle cover =
          new Rectangle(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
      cover.setArcWidth(6);
      cover.setArcHeight(6);
      cover.setFill(ground.getFill());
      double dot = Math.clamp(box.getHeight() / 6, 2, 8);
      double middle = (box.getMinY() + box.getMaxY()) / 2;
      Line line =
          new Line(
              box.getMinX() + 2 * dot,
              middle,
              Math.max(box.getMinX() + 2 * dot, box.getMaxX() - dot),
              middle);
      line.setStroke(dots.getStroke());
      line.setStrokeWidth(dot);
      line.setStrokeLineCap(javafx.scene.shape.StrokeLineCap.ROUND);
      line.getStrokeDashArray().setAll(0.01, dot * 2.2);
      nodes.add(cover);
      nodes.add(line);
    }
    getChildren().setAll(nodes);
  }

  private void visit(Node node, @Nullable Bounds clip, List<Bounds> found) {
    if (!node.isVisible() || node.getOpacity() == 0 || node instanceof MaskLayer) {
      return;
    }
    Bounds seen = clip;
    if (node.getClip() != null) {
      Bounds own = node.localToScene(node.getClip().getBoundsInParent());
      seen = clip == null ? own : common(clip, own);
      if (seen.isEmpty()) {
        return;
      }
    }
    switch (node) {
      case TextFlow flow -> flow(flow, seen, found);
      case Text text -> text(text, seen, found);
      case Parent parent -> {
        for (Node child : parent.getChildrenUnmodifiable()) {
          visit(child, seen, found);
        }
      }
      default -> {
        // has no text
      }
    }
  }

  private void text(Text text, @Nullable Bounds clip, List<Bounds> found) {
    String shown = text.getText();
    if (shown == null) {
      return;
    }
    for (SecretText.Range range : secrets.in(shown)) {
      boxes(text, text.getRangeShape(range.start(), range.end(), false), clip, found);
    }
  }

  /** A line of an editor is many texts, and a secret may stand in several of them. */
  private void flow(TextFlow flow, @Nullable Bounds clip, List<Bounds> found) {
    StringBuilder all = new StringBuilder();
    for (Node child : flow.getChildrenUnmodifiable()) {
      if (child instanceof Text text && child.isManaged()) {
        all.append(text.getText());
      } else if (child.isManaged()) {
        all.append('\ufffc');
        visit(child, clip, found);
      }
    }
    for (SecretText.Range range : secrets.in(all.toString())) {
      boxes(flow, flow.getRangeShape(range.start(), range.end(), false), clip, found);
    }
  }

  private static void boxes(
      Node node, PathElement[] shape, @Nullable Bounds clip, List<Bounds> found) {
    double left = Double.NaN;
    double top = Double.NaN;
    double right = Double.NaN;
    double bottom = Double.NaN;
    for (PathElement element : shape) {
      double x = right;
      double y = bottom;
      switch (element) {
        case MoveTo move -> {
          add(node, left, top, right, bottom, clip, found);
          left = move.getX();
          right = left;
          top = move.getY();
          bottom = top;
          continue;
        }
        case LineTo line -> {
          x = line.getX();
          y = line.getY();
        }
        case HLineTo line -> x = line.getX();
        case VLineTo line -> y = line.getY();
        case ClosePath close -> {
          continue;
        }
        default -> throw new IllegalStateException("the shape of a text is made of boxes");
      }
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    add(node, left, top, right, bottom, clip, found);
  }

  private static void add(
      Node node,
      double left,
      double top,
      double right,
      double bottom,
      @Nullable Bounds clip,
      List<Bounds> found) {
    if (right > left && bottom > top) {
      Bounds box =
          node.localToScene(
              new BoundingBox(left - INSET, top, right - left + 2 * INSET, bottom - top));
      Bounds seen = clip == null ? box : common(clip, box);
      if (!seen.isEmpty() && seen.getWidth() > 0 && seen.getHeight() > 0) {
        found.add(seen);
      }
    }
  }

  private static Bounds common(Bounds a, Bounds b) {
    double left = Math.max(a.getMinX(), b.getMinX());
    double top = Math.max(a.getMinY(), b.getMinY());
    return new BoundingBox(
        left,
        top,
        Math.min(a.getMaxX(), b.getMaxX()) - left,
        Math.min(a.getMaxY(), b.getMaxY()) - top);
  }
}
