package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Worked;
import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/**
 * Units a second over the last minutes; refused calls in red; what is provisioned dashed, and its
 * burst credit below.
 */
final class MeterChart extends Drawing {

  private static final double LEFT = 44;
  private static final double BOTTOM = 20;
  private static final double TOP = 10;
  private static final double GAP = 14;

  private final Texts texts = Texts.of("dynamodbcapacity");
  private MeterSeries series = MeterSeries.NOTHING;
  private double provisioned;

  MeterChart() {
    super(
        "dynamodb-meter-chart",
        "accent",
        "accent-soft",
        "danger",
        "muted",
        "grid",
        "text",
        "success",
        "success-soft");
    setAccessibleText(texts.get("meter.chart"));
  }

  /**
   * @param limit provisioned units a second; 0 for none
   */
  void show(MeterSeries now, double limit) {
    series = now;
    provisioned = limit;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    double left = LEFT * em() / 12;
    double bottom = BOTTOM * em() / 12;
    double wide = width - left - 8;
    double strip = provisioned > 0 ? Math.clamp(height * 0.2, 24, 56) : 0;
    double high = height - bottom - TOP - (strip > 0 ? strip + GAP : 0);
    double top = top(Math.max(series.highest(), provisioned) * 1.1);
    for (int i = 0; i <= 4; i++) {
      double y = TOP + high * (4 - i) / 4;
      line(pen, left, y, left + wide, y, "grid", 1);
      text(pen, Worked.number(top * i / 4), left - 6, y, TextAlignment.RIGHT, "muted");
    }
    int seconds = series.units().length;
    double step = wide / seconds;
    pen.setFill(ink("accent-soft"));
    pen.beginPath();
    pen.moveTo(left, TOP + high);
    for (int i = 0; i < seconds; i++) {
      double y = TOP + high * (1 - series.units()[i] / top);
      pen.lineTo(left + i * step, y);
      pen.lineTo(left + (i + 1) * step, y);
    }
    pen.lineTo(left + wide, TOP + high);
    pen.closePath();
    pen.fill();
    pen.setStroke(ink("accent"));
    pen.setLineWidth(1.5);
    pen.beginPath();
    for (int i = 0; i < seconds; i++) {
      double y = TOP + high * (1 - series.units()[i] / top);
      if (i == 0) {
        pen.moveTo(left, y);
      }
      pen.lineTo(left + i * step, y);
      pen.lineTo(left + (i + 1) * step, y);
    }
    pen.stroke();
    pen.setFill(ink("danger"));
    int most = series.mostThrottled();
    for (int i = 0; i < seconds; i++) {
      if (series.throttled()[i] > 0) {
        double bar = Math.max(4, high * 0.3 * series.throttled()[i] / most);
        pen.fillRect(left + i * step, TOP, Math.max(1, step - 0.5), bar);
      }
    }
    if (provisioned > 0) {
      double y = TOP + high * (1 - provisioned / top);
      pen.setLineDashes(5, 4);
      line(pen, left, y, left + wide, y, "text", 1);
      pen.setLineDashes();
      text(
          pen,
          texts.get("meter.provisioned", provisioned),
          left + 6,
          y - 9,
          TextAlignment.LEFT,
          "text");
    }
    if (strip > 0) {
      credit(pen, left, height - bottom - strip, wide, strip);
    }
    text(pen, texts.get("meter.from"), left, height - bottom * 0.45, TextAlignment.LEFT, "muted");
    text(
        pen,
        texts.get("meter.now"),
        left + wide,
        height - bottom * 0.45,
        TextAlignment.RIGHT,
        "muted");
  }

  /** Below, how the burst credit goes and comes. */
  private void credit(GraphicsContext pen, double x, double y, double wide, double high) {
    double[] credits = series.credits(provisioned);
    double most = 300 * provisioned;
    double step = wide / credits.length;
    double[] across = new double[credits.length + 2];
    double[] down = new double[credits.length + 2];
    for (int i = 0; i < credits.length; i++) {
      across[i] = x + (i + 0.5) * step;
      down[i] = y + high * (1 - credits[i] / most);
    }
    across[0] = x;
    across[credits.length - 1] = x + wide;
    across[credits.length] = x + wide;
    across[credits.length + 1] = x;
    down[credits.length] = y + high;
    down[credits.length + 1] = y + high;
    pen.setFill(ink("success-soft"));
    pen.fillPolygon(across, down, across.length);
    pen.setStroke(ink("success"));
    pen.setLineWidth(1.5);
    pen.strokePolyline(across, down, credits.length);
    line(pen, x, y + high, x + wide, y + high, "grid", 1);
    text(pen, Worked.number(most), x - 6, y + 2, TextAlignment.RIGHT, "muted");
    text(pen, texts.get("meter.credit"), x + 6, y + high - em() * 0.7, TextAlignment.LEFT, "text");
  }
}
