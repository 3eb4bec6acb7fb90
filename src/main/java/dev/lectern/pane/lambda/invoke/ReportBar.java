package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.Report;
import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Init Duration and Duration in proportion, and what of it is billed. FX thread. */
final class ReportBar extends Drawing {

  private final Texts texts = Texts.of("lambda");
  private @Nullable Report report;

  ReportBar() {
    super("lambda-report-bar", "done", "accent", "danger", "muted", "on-solid", "text");
  }

  void show(@Nullable Report of) {
    report = of;
    setAccessibleText(of == null ? "" : billed(of) + ". " + before(of));
    redraw();
  }

  @Override
  protected double computePrefHeight(double width) {
    return em() * 4.4;
  }

  private String billed(Report of) {
    return of.cold()
        ? texts.get(
            "report.billed.cold",
            of.billed(),
            Report.millis(of.init()),
            Report.millis(of.duration()))
        : texts.get("report.billed.warm", of.billed(), Report.millis(of.duration()));
  }

  private String before(Report of) {
    return of.cold() ? texts.get("report.before", of.billedBefore()) : texts.get("report.same");
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    Report of = report;
    if (of == null) {
      return;
    }
    double bar = em() * 1.8;
    double whole = width * 0.9;
    double init = of.together() <= 0 ? 0 : whole * Math.max(0, of.init()) / of.together();
    if (of.cold()) {
      part(pen, 0, init, bar, "done", texts.get("report.init", Report.millis(of.init())));
    }
    boolean good = of.status().equals("success");
    part(
        pen,
        init,
        whole - init,
        bar,
        good ? "accent" : "danger",
        texts.get("report.ms", Report.millis(of.duration())));
    double y = bar + em() * 0.5;
    line(pen, 0, bar + 2, 0, y, "muted", 1);
    line(pen, 0, y, whole, y, "muted", 1);
    line(pen, whole, bar + 2, whole, y, "muted", 1);
    text(pen, billed(of), 0, y + em(), TextAlignment.LEFT, "text");
    if (whole > (billed(of).length() + before(of).length() + 4) * em() * 0.55) {
      text(pen, before(of), whole, y + em(), TextAlignment.RIGHT, "muted");
    }
  }

  private void part(
      GraphicsContext pen, double x, double width, double height, String ink, String words) {
    pen.setFill(ink(ink));
    pen.fillRect(x, 0, Math.max(2, width - 1), height);
    if (width > words.length() * em() * 0.6 + 12) {
      text(pen, words, x + 8, height / 2, TextAlignment.LEFT, "on-solid");
    }
  }
}
