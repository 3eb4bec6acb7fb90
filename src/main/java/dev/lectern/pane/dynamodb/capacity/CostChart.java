package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Cost;
import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Provisioned against on-demand cost over the share of the capacity that is used. */
final class CostChart extends Drawing {

  private static final double LEFT = 56;
  private static final double BOTTOM = 22;
  private static final double TOP = 12;

  private final Texts texts = Texts.of("dynamodbcapacity");
  private @Nullable Cost cost;
  private double use;

  CostChart() {
    super(
        "dynamodb-cost-chart", "accent", "done", "success-soft", "muted", "grid", "text", "ground");
    setAccessibleText(texts.get("cost.label"));
  }

  void show(Cost now, double share) {
    cost = now;
    use = share;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    double left = LEFT * em() / 12;
    double bottom = BOTTOM * em() / 12;
    Cost now = cost;
    if (now == null || now.fullyUsed() == 0) {
      text(pen, texts.get("cost.nothing"), width / 2, height / 2, TextAlignment.CENTER, "muted");
      return;
    }
    double wide = width - left - 16;
    double high = height - bottom - TOP;
    double top = now.fullyUsed() * 1.05;
    for (int i = 0; i <= 4; i++) {
      double y = TOP + high * (4 - i) / 4;
      line(pen, left, y, left + wide, y, "grid", 1);
      text(pen, money(top * i / 4), left - 6, y, TextAlignment.RIGHT, "muted");
      text(
          pen,
          i * 25 + " %",
          left + wide * i / 4 + (i == 4 ? 12 : 0),
          height - bottom * 0.4,
          i == 4 ? TextAlignment.RIGHT : TextAlignment.CENTER,
          "muted");
    }
    double flat = TOP + high * (1 - now.provisioned().value() / top);
    double even = left + wide * Math.min(1, now.breakEven());
    pen.setFill(ink("success-soft"));
    pen.fillPolygon(
        new double[] {left, even, even}, new double[] {TOP + high, flat, TOP + high}, 3);
    line(pen, left, flat, left + wide, flat, "accent", 1.5);
    pen.setStroke(ink("done"));
    pen.setLineWidth(1.5);
    pen.strokeLine(left, TOP + high, left + wide, TOP + high * (1 - now.fullyUsed() / top));
    text(
        pen,
        texts.get("cost.demand"),
        left + wide * 0.78,
        TOP + high * 0.1,
        TextAlignment.RIGHT,
        "done");
    text(pen, texts.get("cost.provisioned"), left + wide, flat + 11, TextAlignment.RIGHT, "accent");
    dot(pen, even, flat, "text");
    text(
        pen,
        String.format(Locale.ENGLISH, "%.1f %%", now.breakEven() * 100),
        even - 8,
        flat - 12,
        TextAlignment.RIGHT,
        "text");
    double x = left + wide * use;
    double y = TOP + high * (1 - now.onDemand().value() / top);
    dot(pen, x, y, "done");
    boolean before = use > 0.5;
    text(
        pen,
        texts.get("cost.now", money(now.onDemand().value())),
        x + (before ? -8 : 8),
        y + (before ? -6 : 8),
        before ? TextAlignment.RIGHT : TextAlignment.LEFT,
        "text");
  }

  private void dot(GraphicsContext pen, double x, double y, String ink) {
    pen.setFill(ink(ink));
    pen.fillOval(x - 4, y - 4, 8, 8);
    pen.setFill(ink("ground"));
    pen.fillOval(x - 2, y - 2, 4, 4);
  }

  private static String money(double dollars) {
    return dollars < 10
        ? String.format(Locale.ENGLISH, "$%.2f", dollars)
        : String.format(Locale.ENGLISH, "$%,.0f", dollars);
  }
}
