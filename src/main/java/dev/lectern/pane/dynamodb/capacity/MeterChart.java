package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Worked;
import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Units a second over the last minutes; refused calls in red; what is provisioned dashed. */
final class MeterChart extends Drawing {

  private static final double LEFT = 44;
  private static final double BOTTOM = 20;
  private static final double TOP = 10;

  private final Texts texts = Texts.of("dynamodbcapacity");
  private MeterSeries series = MeterSeries.NOTHING;
  private double provisioned;

  MeterChart() {
    super("dynamodb-meter-chart", "accent", "accent-soft", "danger", "muted", "grid", "text");
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
    double wide = width - LEFT - 8;
    double high = height - BOTTOM - TOP;
    double top = top(Math.max(series.highest(), provisioned) * 1.1);
    for (int i = 0; i <= 4; i++) {
      double y = TOP + high * (4 - i) / 4;
      line(pen, LEFT, y, LEFT + wide, y, "grid", 1);
      text(pen, Worked.number(top * i / 4), LEFT - 6, y, TextAlignment.RIGHT, "muted");
    }
    int seconds = series.units().length;
    double step = wide / seconds;
    pen.setFill(ink("accent-soft"));
    pen.beginPath();
    pen.moveTo(LEFT, TOP + high);
    for (int i = 0; i < seconds; i++) {
      double y = TOP + high * (1 - series.units()[i] / top);
      pen.lineTo(LEFT + i * step, y);
      pen.lineTo(LEFT + (i + 1) * step, y);
    }
    pen.lineTo(LEFT + wide, TOP + high);
    pen.closePath();
    pen.fill();
    pen.setStroke(ink("accent"));
    pen.setLineWidth(1.5);
    pen.beginPath();
    for (int i = 0; i < seconds; i++) {
      double y = TOP + high * (1 - series.units()[i] / top);
      if (i == 0) {
        pen.moveTo(LEFT, y);
      }
      pen.lineTo(LEFT + i * step, y);
      pen.lineTo(LEFT + (i + 1) * step, y);
    }
    pen.stroke();
    pen.setFill(ink("danger"));
    int most = series.mostThrottled();
    for (int i = 0; i < seconds; i++) {
      if (series.throttled()[i] > 0) {
        double bar = Math.max(4, high * 0.3 * series.throttled()[i] / most);
        pen.fillRect(LEFT + i * step, TOP, Math.max(1, step - 0.5), bar);
      }
    }
    if (provisioned > 0) {
      double y = TOP + high * (1 - provisioned / top);
      pen.setLineDashes(5, 4);
      line(pen, LEFT, y, LEFT + wide, y, "text", 1);
      pen.setLineDashes();
      text(
          pen,
          texts.get("meter.provisioned", provisioned),
          LEFT + 6,
          y - 9,
          TextAlignment.LEFT,
          "text");
    }
    text(pen, texts.get("meter.from"), LEFT, height - 9, TextAlignment.LEFT, "muted");
    text(pen, texts.get("meter.now"), LEFT + wide, height - 9, TextAlignment.RIGHT, "muted");
  }
}
