package dev.lectern.pane.lambda.scale;

import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Invocations at once over a minute, refused ones in red, and the limit. FX thread. */
final class MinuteChart extends Drawing {

  private final Texts texts = Texts.of("lambda");
  private ScaleViewModel.@Nullable Minute minute;
  private int limit = -1;

  MinuteChart() {
    super("lambda-minute", "accent", "danger", "danger-text", "muted", "grid", "text");
    setAccessibleText(texts.get("scale.chart"));
    setMinHeight(130);
  }

  /**
   * @param most reserved concurrency; negative for none
   */
  void show(ScaleViewModel.@Nullable Minute now, int most) {
    minute = now;
    limit = most;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    ScaleViewModel.Minute of = minute;
    if (of == null) {
      text(pen, texts.get("scale.nothing"), 8, height / 2, TextAlignment.LEFT, "muted");
      return;
    }
    double left = em() * 3;
    double bottom = height - em() * 1.8;
    double wide = width - left - em() * 2;
    int count = of.running().length;
    int highest = Math.max(Arrays.stream(of.running()).max().orElse(0), limit);
    highest = Math.max(highest, Arrays.stream(of.refused()).max().orElse(0));
    // Four steps of whole invocations.
    double top = 4 * Math.max(1, Math.ceil(highest * 1.1 / 4));
    for (int i = 0; i <= 4; i++) {
      double y = 8 + (bottom - 8) * (4 - i) / 4;
      line(pen, left, y, left + wide, y, "grid", 1);
      text(pen, number(top * i / 4), left - 6, y, TextAlignment.RIGHT, "muted");
    }
    double step = wide / count;
    for (int i = 0; i < count; i++) {
      bar(pen, "accent", left + i * step, step * 0.5, of.running()[i], top, bottom);
      bar(pen, "danger", left + (i + 0.5) * step, step * 0.35, of.refused()[i], top, bottom);
    }
    if (limit >= 0) {
      double y = bottom - (bottom - 8) * limit / top;
      pen.setLineDashes(5, 4);
      line(pen, left, y, left + wide, y, "danger-text", 1.5);
      pen.setLineDashes();
      String words = texts.get("scale.limit", limit);
      text(pen, words, left + wide, y - em() * 0.8, TextAlignment.RIGHT, "danger-text");
    }
    text(pen, texts.get("scale.ago"), left, height - em() * 0.8, TextAlignment.LEFT, "muted");
    text(
        pen,
        texts.get("scale.now"),
        left + wide,
        height - em() * 0.8,
        TextAlignment.RIGHT,
        "muted");
  }

  private void bar(
      GraphicsContext pen,
      String ink,
      double x,
      double width,
      int value,
      double top,
      double bottom) {
    pen.setFill(ink(ink));
    double high = (bottom - 8) * value / top;
    pen.fillRect(x, bottom - high, Math.max(2, width), high);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? "" + (long) value : "" + value;
  }
}
