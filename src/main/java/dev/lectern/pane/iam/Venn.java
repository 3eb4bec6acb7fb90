package dev.lectern.pane.iam;

import dev.lectern.ui.i18n.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/**
 * Identity policies, boundary and session policy as circles; each field has the number of actions
 * in it. What all of them allow is in the middle. FX thread.
 */
final class Venn extends Pane {

  private static final double WIDTH = 320;
  private static final double HEIGHT = 280;
  private static final double RADIUS = 82;

  private final Texts texts;

  Venn(Texts texts) {
    this.texts = texts;
    setPrefSize(WIDTH, HEIGHT);
    setMinSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    getStyleClass().add("iam-venn");
    setId("iam-venn");
  }

  void show(Reach reach) {
    getChildren().clear();
    boolean two = reach.bounded() ^ reach.sessioned();
    boolean three = reach.bounded() && reach.sessioned();
    double top = three ? 118 : HEIGHT / 2;
    double left = three || two ? 118 : WIDTH / 2;
    double right = WIDTH - 118;
    circle(left, top, "identity");
    name(left - 70, top - RADIUS - 2, "venn.identity");
    if (reach.bounded()) {
      circle(right, top, "boundary");
      name(right - 10, top - RADIUS - 2, "venn.boundary");
    }
    if (reach.sessioned()) {
      double x = three ? WIDTH / 2 : right;
      double y = three ? 180 : top;
      circle(x, y, "session");
      name(three ? x + 62 : x - 10, three ? y + 82 : y - RADIUS - 2, "venn.session");
    }
    if (three) {
      count(left - 34, top - 18, reach.count(true, false, false));
      count(right + 34, top - 18, reach.count(false, true, false));
      count(WIDTH / 2, 234, reach.count(false, false, true));
      count(WIDTH / 2, top - 34, reach.count(true, true, false));
      count(left + 4, 172, reach.count(true, false, true));
      count(right - 4, 172, reach.count(false, true, true));
      middle(WIDTH / 2, 140, reach.count(true, true, true));
    } else if (two) {
      boolean boundary = reach.bounded();
      count(left - 36, top, reach.count(true, !boundary, boundary));
      count(right + 36, top, reach.count(false, boundary, !boundary));
      middle(WIDTH / 2, top, reach.count(true, true, true));
    } else {
      middle(left, top, reach.count(true, true, true));
    }
    setAccessibleText(
        texts.get(
            "venn.said",
            reach.lines().stream().filter(Reach.Line::effective).count(),
            reach.lines().size()));
  }

  private void circle(double x, double y, String style) {
    Circle circle = new Circle(x, y, RADIUS);
    circle.getStyleClass().addAll("iam-circle", style);
    getChildren().add(circle);
  }

  /** A name that ends above {@code y}, as large as the type is. */
  private void name(double x, double y, String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().addAll("text-small", "heading");
    label.setLayoutX(x);
    label.layoutYProperty().bind(label.heightProperty().negate().add(y));
    getChildren().add(label);
  }

  private void count(double x, double y, long count) {
    Label label = new Label(Long.toString(count));
    label.layoutXProperty().bind(label.widthProperty().divide(-2).add(x));
    label.layoutYProperty().bind(label.heightProperty().divide(-2).add(y));
    getChildren().add(label);
  }

  private void middle(double x, double y, long count) {
    count(x, y, count);
    getChildren().getLast().getStyleClass().add("figure");
  }
}
