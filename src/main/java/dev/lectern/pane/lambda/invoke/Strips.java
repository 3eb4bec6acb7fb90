package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.Percentiles;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/**
 * Warm and cold invocations, each a dot on a logarithmic axis, with their percentiles; those that
 * failed are rings. FX thread.
 */
final class Strips extends Drawing {

  private static final double[] TICKS = {
    0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000
  };

  private final Texts texts = Texts.of("lambda");
  private Durations warm = Durations.NONE;
  private Durations cold = Durations.NONE;

  Strips() {
    super("lambda-strips", "done", "accent", "danger", "muted", "text", "grid");
    setMinHeight(120);
    setAccessibleText(texts.get("strips.label", 0, 0));
  }

  /** Shows the runs that have a report. */
  void show(List<Run> runs) {
    warm = Durations.warm(runs);
    cold = Durations.cold(runs);
    setAccessibleText(
        texts.get("strips.label", warm.all().length, cold.all().length)
            + " "
            + words("warm", warm)
            + " "
            + words("cold", cold));
    redraw();
  }

  private String words(String name, Durations of) {
    return texts.get("strips." + name) + ": " + figures(of.percentiles()) + ". " + failed(of);
  }

  /** How many failed; empty when none did. */
  private String failed(Durations of) {
    return of.failed().length == 0 ? "" : texts.get("strips.failed", of.failed().length);
  }

  private static String figure(double value) {
    return String.format(Locale.ENGLISH, value < 10 ? "%,.1f" : "%,.0f", value);
  }

  private String figures(Percentiles of) {
    return texts.get("strips.figures", figure(of.p50()), figure(of.p95()), figure(of.p99()));
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    double low = 1;
    double high = 1_000;
    for (Durations values : List.of(warm, cold)) {
      for (double value : values.all()) {
        low = Math.min(low, Math.max(0.1, value));
        high = Math.max(high, value);
      }
    }
    low = floor(low);
    high = ceiling(high);
    double left = em() * 6.5;
    double bottom = height - em() * 1.8;
    double free = 0;
    for (double tick : TICKS) {
      if (tick >= low && tick <= high) {
        double x = x(tick, low, high, left, width);
        line(pen, x, 4, x, bottom, "grid", 1);
        double half = tick(tick).length() * em() * 0.3;
        if (x - half > free) {
          text(pen, tick(tick), x, height - em() * 0.9, TextAlignment.CENTER, "muted");
          free = x + half + em() * 0.5;
        }
      }
    }
    strip(pen, "warm", warm, "accent", new double[] {low, high, left, width}, 0, bottom / 2);
    strip(pen, "cold", cold, "done", new double[] {low, high, left, width}, bottom / 2, bottom);
  }

  private static double floor(double value) {
    double found = TICKS[0];
    for (double tick : TICKS) {
      found = tick <= value ? tick : found;
    }
    return found;
  }

  private static double ceiling(double value) {
    for (double tick : TICKS) {
      if (tick >= value) {
        return tick;
      }
    }
    return TICKS[TICKS.length - 1];
  }

  private String tick(double millis) {
    return millis < 1_000
        ? texts.get("strips.ms", figure(millis).replace(".0", ""))
        : texts.get("strips.s", figure(millis / 1_000).replace(".0", ""));
  }

  private double x(double value, double low, double high, double left, double width) {
    double share = Math.log(Math.clamp(value, low, high) / low) / Math.log(high / low);
    return left + share * (width - left - em() * 2.5);
  }

  /**
   * One strip.
   *
   * @param axis low, high, left, width
   */
  private void strip(
      GraphicsContext pen,
      String name,
      Durations of,
      String ink,
      double[] axis,
      double top,
      double bottom) {
    double[] values = of.all();
    double middle = (top + bottom) / 2;
    text(pen, texts.get("strips." + name), 4, middle - em() * 0.7, TextAlignment.LEFT, "text");
    String calls =
        values.length == 1 ? texts.get("strips.call") : texts.get("strips.calls", values.length);
    text(pen, calls, 4, middle + em() * 0.7, TextAlignment.LEFT, "muted");
    if (values.length == 0) {
      plainText(
          pen, texts.get("strips.none." + name), axis[2] + 8, middle, TextAlignment.LEFT, "muted");
      return;
    }
    Percentiles percentiles = of.percentiles();
    String figures = figures(percentiles);
    String what = (texts.get("strips.what." + name) + "   " + failed(of)).strip();
    double wide = Math.max(width(pen, figures), width(pen, what));
    double first = x(Arrays.stream(values).min().orElse(0), axis[0], axis[1], axis[2], axis[3]);
    double last = x(Arrays.stream(values).max().orElse(0), axis[0], axis[1], axis[2], axis[3]);
    double reach = 1.6;
    if (last + 24 + wide < axis[3]) {
      beside(pen, figures, what, last + 24, middle, TextAlignment.LEFT);
    } else if (first - 24 - wide > axis[2]) {
      beside(pen, figures, what, first - 24, middle, TextAlignment.RIGHT);
    } else {
      // A cloud from edge to edge has no room beside it, but above it and below.
      plainText(pen, figures, axis[2], top + em() * 0.8, TextAlignment.LEFT, "text");
      plainText(pen, what, axis[2], bottom - em() * 0.8, TextAlignment.LEFT, "muted");
      reach = Math.min(reach, (middle - top) / em() - 1.6);
    }
    double dot = Math.max(3, em() / 3);
    int columns = (int) (axis[3] / dot) + 1;
    int[] filled = new int[columns];
    int most = Math.max(1, (int) ((bottom - top) * 0.42 / dot));
    pen.setFill(ink(ink));
    pen.setStroke(ink("danger"));
    pen.setLineWidth(1.5);
    for (int i = 0; i < values.length; i++) {
      double x = x(values[i], axis[0], axis[1], axis[2], axis[3]);
      int column = Math.clamp((int) (x / dot), 0, columns - 1);
      int level = Math.min(filled[column]++, 2 * most);
      double y = middle + (level % 2 == 0 ? 1 : -1) * Math.ceilDiv(level, 2) * dot;
      if (i < of.good().length) {
        pen.fillOval(column * dot, y - dot / 2, dot - 0.5, dot - 0.5);
      } else {
        pen.strokeOval(column * dot + 0.5, y - dot / 2 + 0.5, dot - 1.5, dot - 1.5);
      }
    }
    for (double value : new double[] {percentiles.p50(), percentiles.p95(), percentiles.p99()}) {
      double x = x(value, axis[0], axis[1], axis[2], axis[3]);
      line(pen, x, middle - em() * reach, x, middle + em() * reach, "text", 1.5);
    }
  }

  private void beside(
      GraphicsContext pen, String figures, String what, double x, double y, TextAlignment side) {
    plainText(pen, figures, x, y - em() * 0.7, side, "text");
    plainText(pen, what, x, y + em() * 0.7, side, "muted");
  }
}
