package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/** The attempts of a call over time: a bar each, the waits between them dashed. */
final class AttemptsChart extends Pane {

  private static final double LEFT = 96;
  private static final double TOP = 28;
  private static final double ROW = 38;
  private static final double RIGHT = 190;
  private static final double SHORTEST = 3;
  private static final int MOST_GRID_LINES = 5;

  private final ApiCall call;
  private final double step;
  private final double total;
  private final List<Label> ticks = new ArrayList<>();
  private final List<Line> grid = new ArrayList<>();
  private final List<Label> names = new ArrayList<>();
  private final List<Region> bars = new ArrayList<>();
  private final List<Label> answers = new ArrayList<>();
  private final List<Polyline> waits = new ArrayList<>();

  AttemptsChart(ApiCall call, Texts texts) {
    this.call = call;
    this.total = Math.max(1, end(call));
    this.step = step(total);
    getStyleClass().add("attempts-chart");
    for (double at = 0; at <= total; at += step) {
      Line line = new Line();
      line.getStyleClass().add("attempts-grid");
      grid.add(line);
      ticks.add(
          Parts.text(
              String.format(java.util.Locale.ENGLISH, step < 1 ? "%.1f ms" : "%,.0f ms", at),
              "text-small",
              "text-muted"));
    }
    for (int i = 0; i < call.attempts().size(); i++) {
      ApiCall.Attempt attempt = call.attempts().get(i);
      String tone = CallText.failed(attempt) ? "danger" : "success";
      names.add(Parts.text(texts.get("attempts.label", i + 1), "text-small", "heading"));
      Region bar = new Region();
      bar.getStyleClass().addAll("attempts-bar", tone);
      bars.add(bar);
      answers.add(
          Parts.text(
              CallText.answer(attempt) + ", " + CallText.millis(attempt.took()),
              "text-small",
              "heading",
              tone));
      Polyline wait = new Polyline();
      wait.getStyleClass().add("attempts-wait");
      waits.add(wait);
    }
    getChildren().addAll(grid);
    getChildren().addAll(ticks);
    getChildren().addAll(waits);
    getChildren().addAll(bars);
    getChildren().addAll(names);
    getChildren().addAll(answers);
    setMinHeight(TOP + ROW * call.attempts().size() + 8);
    setPrefHeight(getMinHeight());
  }

  /** A round number of milliseconds that gives at most five lines. */
  static double step(double total) {
    double power = Math.pow(10, Math.floor(Math.log10(total)) - 1);
    for (double factor : new double[] {1, 2, 5, 10, 20, 50}) {
      if (total / (power * factor) <= MOST_GRID_LINES - 1) {
        return power * factor;
      }
    }
    return power * 100;
  }

  private static double end(ApiCall call) {
    ApiCall.Attempt last = call.attempts().getLast();
    return millis(begin(call, last).plus(last.took()));
  }

  private static Duration begin(ApiCall call, ApiCall.Attempt attempt) {
    return Duration.between(call.attempts().getFirst().startedAt(), attempt.startedAt());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  @Override
  protected void layoutChildren() {
    double left = Math.max(LEFT, widest(names) + 24);
    double right = Math.max(RIGHT, widest(answers) + 24);
    double scale = Math.max(1, getWidth() - left - right) / total;
    for (int i = 0; i < grid.size(); i++) {
      double x = snapPositionX(left + i * step * scale);
      Line line = grid.get(i);
      line.setStartX(x);
      line.setEndX(x);
      line.setStartY(TOP);
      line.setEndY(getHeight() - 4);
      place(ticks.get(i), x - ticks.get(i).prefWidth(-1) / 2, 4);
    }
    double before = left;
    for (int i = 0; i < bars.size(); i++) {
      ApiCall.Attempt attempt = call.attempts().get(i);
      double y = TOP + ROW * i + 6;
      double x = left + millis(begin(call, attempt)) * scale;
      double width = Math.max(SHORTEST, millis(attempt.took()) * scale);
      bars.get(i).resizeRelocate(x, y, width, 18);
      place(names.get(i), 16, y);
      Label answer = answers.get(i);
      place(answer, x + width + 6, y);
      waits.get(i).getPoints().clear();
      if (i > 0) {
        double bend = y - ROW + 28;
        waits.get(i).getPoints().setAll(before, y - ROW + 18, before, bend, x, bend, x, y);
      }
      before = x + width;
    }
  }

  private static double widest(List<Label> labels) {
    return labels.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(0);
  }

  private void place(Label label, double x, double y) {
    double width = label.prefWidth(-1);
    double at = Math.clamp(x, 0, Math.max(0, getWidth() - width));
    label.resizeRelocate(at, y, width, label.prefHeight(-1));
  }
}
