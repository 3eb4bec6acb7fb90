package dev.lectern.pane.lambda.sweep;

import dev.lectern.calc.lambda.LambdaPrices;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Duration and cost over memory, with the knee. FX thread. */
final class Curves extends Drawing {

  private final Texts texts = Texts.of("lambda");
  private final LambdaPrices prices = LambdaPrices.known();
  private final Published others = Published.known();
  private List<Point> points = List.of();
  private List<Published.Figure> overlay = List.of();
  private String nothing = "sweep.none";
  private boolean cold;
  private boolean before;

  Curves() {
    super("lambda-curves", "accent", "done", "muted", "text", "grid", "warning", "ground");
    setMinHeight(220);
    setAccessibleText(texts.get("sweep.chart"));
  }

  /** What the overlay is. */
  String overlayNote() {
    return texts.get("sweep.published.note", others.asOf(), others.source());
  }

  void show(SweepViewModel model) {
    cold = model.coldProperty().get();
    before = model.beforeProperty().get();
    points = model.points().stream().filter(each -> !Double.isNaN(duration(each))).toList();
    nothing = model.points().isEmpty() ? "sweep.none" : "sweep.failing";
    overlay =
        model.publishedProperty().get() && cold && !points.isEmpty()
            ? others.of(model.runtime(), points.getFirst().memory(), points.getLast().memory())
            : List.of();
    redraw();
  }

  private double duration(Point point) {
    return cold ? point.init() + point.first() : point.warm();
  }

  private double cost(Point point) {
    return point.million(cold, before, prices);
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    if (points.isEmpty()) {
      text(pen, texts.get(nothing), 12, height / 2, TextAlignment.LEFT, "muted");
      return;
    }
    double left = em() * 5;
    double right = width - em() * 6;
    double bottom = height - em() * 2.4;
    double[] durations = points.stream().mapToDouble(this::duration).toArray();
    double[] costs = points.stream().mapToDouble(this::cost).toArray();
    double most = 0;
    double dear = 0;
    for (int i = 0; i < durations.length; i++) {
      most = Math.max(most, durations[i]);
      dear = Math.max(dear, costs[i]);
    }
    for (Published.Figure each : overlay) {
      most = Math.max(most, each.init() + each.first());
    }
    most = top(most * 1.05);
    double high = dear * 1.15;
    for (int i = 0; i <= 4; i++) {
      double y = bottom - (bottom - 16) * i / 4;
      line(pen, left, y, right, y, "grid", 1);
      text(
          pen,
          texts.get("report.ms", number(most * i / 4)),
          left - 6,
          y,
          TextAlignment.RIGHT,
          "accent");
      text(pen, dollars(high * i / 4), right + 6, y, TextAlignment.LEFT, "done");
    }
    double low = Math.log(points.getFirst().memory());
    double span = Math.max(0.1, Math.log(points.getLast().memory()) - low);
    for (Point each : points) {
      double x = x(each.memory(), left, right, low, span);
      text(
          pen,
          texts.get("header.memory", each.memory()),
          x,
          bottom + em(),
          TextAlignment.CENTER,
          "muted");
    }
    int knee = points.size() < 3 ? -1 : Point.knee(durations, costs);
    if (knee >= 0) {
      double x = x(points.get(knee).memory(), left, right, low, span);
      pen.setLineDashes(5, 4);
      line(pen, x, 14, x, bottom, "warning", 1.5);
      pen.setLineDashes();
      String words = texts.get("sweep.knee", points.get(knee).memory());
      boolean room = x + words.length() * em() * 0.55 < right;
      text(
          pen,
          words,
          x + (room ? 6 : -6),
          8,
          room ? TextAlignment.LEFT : TextAlignment.RIGHT,
          "text");
    }
    curve(pen, durations, most, "accent", new double[] {left, right, bottom, low, span});
    curve(pen, costs, high, "done", new double[] {left, right, bottom, low, span});
    pen.setStroke(ink("text"));
    for (Published.Figure each : overlay) {
      double x = x(each.memory(), left, right, low, span);
      double y = bottom - (bottom - 16) * (each.init() + each.first()) / most;
      pen.strokePolygon(new double[] {x, x + 5, x, x - 5}, new double[] {y - 5, y, y + 5, y}, 4);
      text(pen, texts.get("sweep.aws"), x + 8, y - em() * 0.6, TextAlignment.LEFT, "text");
    }
  }

  private static double x(double memory, double left, double right, double low, double span) {
    double share = Math.clamp((Math.log(memory) - low) / span, 0, 1);
    return left + 20 + share * (right - left - 40);
  }

  /**
   * A line with dots.
   *
   * @param axis left, right, bottom, low, span
   */
  private void curve(GraphicsContext pen, double[] values, double most, String ink, double[] axis) {
    pen.setStroke(ink(ink));
    pen.setFill(ink(ink));
    pen.setLineWidth(1.5);
    pen.beginPath();
    for (int i = 0; i < values.length; i++) {
      double x = x(points.get(i).memory(), axis[0], axis[1], axis[3], axis[4]);
      double y = axis[2] - (axis[2] - 16) * values[i] / most;
      if (i == 0) {
        pen.moveTo(x, y);
      } else {
        pen.lineTo(x, y);
      }
      pen.fillOval(x - 3.5, y - 3.5, 7, 7);
    }
    pen.stroke();
  }

  private static String number(double value) {
    return value >= 100 || value == 0
        ? String.format(Locale.ENGLISH, "%,.0f", value)
        : Report.millis(value);
  }

  /** A price of a million calls. */
  static String dollars(double value) {
    return String.format(Locale.ENGLISH, "$%,.2f", value);
  }
}
