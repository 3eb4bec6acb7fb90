package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.Life;
import dev.lectern.pane.lambda.data.Life.Phase;
import dev.lectern.pane.lambda.data.Life.Stage;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * A lane for each execution environment: waiting dashed, init and invoke as bars, frozen half as
 * high, what went wrong in red with its reason. Arrow keys go through the invocations. FX thread.
 */
final class TimeLine extends Drawing {

  private static final int FEWEST_LETTERS = 6;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final long[] STEPS = {
    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000
  };

  /** A bar on the canvas. */
  private record Spot(double x, double y, double width, double height, Life life, Phase phase) {
    boolean has(double px, double py) {
      return px >= x - 3 && px <= x + width + 3 && py >= y && py <= y + height;
    }
  }

  private final Texts texts = Texts.of("lambda");
  private final Tooltip tip = new Tooltip();
  private final List<Spot> spots = new ArrayList<>();
  private List<Life> lives = List.of();
  private Instant from = Instant.EPOCH;
  private Instant to = Instant.EPOCH;
  private Instant now = Instant.EPOCH;
  private String chosen = "";
  private BiConsumer<Life, Phase> choose = (life, phase) -> {};

  TimeLine() {
    super(
        "lambda-time-line",
        "done",
        "accent",
        "frozen",
        "danger",
        "danger-text",
        "warning",
        "muted",
        "text",
        "grid",
        "ground",
        "on-solid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    getStyleClass().add("focus-ring");
    setOnMouseMoved(this::hover);
    setOnMouseClicked(
        event -> {
          requestFocus();
          Spot spot = at(event);
          if (spot != null) {
            select(spot);
          }
        });
    setOnKeyPressed(this::key);
    Tooltip.install(this, tip);
    setAccessibleText(texts.get("line.label", 0));
  }

  /** Sets who is told of an invocation that is chosen. */
  void onChoose(BiConsumer<Life, Phase> told) {
    choose = told;
  }

  /** Shows environments in a window of time. */
  void show(List<Life> shown, Instant begin, Instant end, Instant time) {
    lives = shown;
    from = begin;
    to = end;
    now = time;
    setAccessibleText(texts.get("line.label", lives.size()));
    requestLayout();
    redraw();
  }

  /** Marks the invocation with this request id. */
  void mark(String requestId) {
    chosen = requestId;
    redraw();
  }

  private double lane() {
    return em() * 2.25;
  }

  private double head() {
    return em() * 1.8;
  }

  private double left() {
    return em() * (lives.stream().anyMatch(life -> life.generation() > 0) ? 8.6 : 5);
  }

  @Override
  protected double computePrefHeight(double width) {
    return head() + Math.max(2, lives.size()) * lane() + em();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  private double x(Instant at, double width) {
    double span = Math.max(1, Duration.between(from, to).toNanos());
    double share = Duration.between(from, at).toNanos() / span;
    return left() + Math.clamp(share, 0, 1) * (width - left() - em());
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    spots.clear();
    if (lives.isEmpty()) {
      return;
    }
    grid(pen, width, height);
    double y = head();
    for (Life life : lives) {
      lane(pen, life, y, width);
      y += lane();
    }
  }

  private void grid(GraphicsContext pen, double width, double height) {
    long millis = Math.max(1, Duration.between(from, to).toMillis());
    double room = width - left() - em();
    long step = STEPS[STEPS.length - 1];
    for (long each : STEPS) {
      if (room * each / millis >= em() * 7) {
        step = each;
        break;
      }
    }
    long first = Math.ceilDiv(from.toEpochMilli(), step) * step;
    double taken = 0;
    for (long at = first; at <= to.toEpochMilli(); at += step) {
      Instant time = Instant.ofEpochMilli(at);
      double x = x(time, width);
      line(pen, x, head() - 4, x, height, "grid", 1);
      String text = CLOCK.format(time) + (step < 1_000 ? "." + at % 1_000 / 100 : "");
      // The last one moves in from the edge, or stays away where it would touch its neighbour.
      double half = text.length() * em() * 0.29;
      double middle = Math.min(x, width - half - 2);
      if (middle - half > taken) {
        text(pen, text, middle, head() / 2, TextAlignment.CENTER, "muted");
        taken = middle + half + em() * 0.4;
      }
    }
  }

  private void lane(GraphicsContext pen, Life life, double y, double width) {
    double middle = y + lane() / 2;
    text(pen, life.mark(), 4, middle, TextAlignment.LEFT, "text");
    if (life.generation() > 0) {
      String more =
          life.version().equals("$LATEST")
              ? texts.get("line.generation", life.generation())
              : texts.get("line.version", life.version());
      text(pen, more, em() * 3.6, middle, TextAlignment.LEFT, "muted");
    }
    for (Phase phase : life.phases()) {
      if (phase.until(now).isAfter(from) && phase.from().isBefore(to)) {
        phase(pen, life, phase, y, width);
      }
    }
    reasons(pen, life, y, width);
  }

  /** The reasons of ends, the newest first: what is older has what room is left. */
  private void reasons(GraphicsContext pen, Life life, double y, double width) {
    List<Reason> reasons = new ArrayList<>();
    for (Phase phase : life.phases()) {
      if (phase.failure() != Life.Failure.NONE
          && phase.failure() != Life.Failure.FUNCTION
          && phase.until(now).isAfter(from)
          && !phase.until(now).isAfter(to)) {
        double begin = x(phase.from(), width);
        double end = Math.max(begin + 2.5, x(phase.until(now), width));
        reasons.add(new Reason(failure(life, phase), begin, end, "danger-text"));
      }
    }
    Phase last = life.phases().isEmpty() ? null : life.phases().getLast();
    if (life.end() != Life.End.NONE && last != null && !last.until(now).isAfter(to)) {
      double x = x(last.until(now), width);
      line(pen, x, y + lane() * 0.14, x, y + lane() * 0.86, "muted", 2);
      reasons.add(new Reason(texts.get("end." + life.end()), x - 1, x + 1, "muted"));
    }
    double limit = width;
    for (int i = reasons.size() - 1; i >= 0; i--) {
      double free = i == 0 ? em() * 6.5 : reasons.get(i - 1).end();
      limit = reason(pen, reasons.get(i), free, limit, y + lane() / 2);
    }
  }

  /**
   * Why something ended.
   *
   * @param begin left edge of what it is said of, which stays to be seen
   * @param end its right edge
   */
  private record Reason(String text, double begin, double end, String ink) {}

  /**
   * Right of its place where there is room, otherwise left of it, on a ground of its own; cut where
   * there is room for a part only. In its place where that leaves no room beside it.
   *
   * @param free from where on it may stand
   * @param limit where it must end
   * @return where an older one must end
   */
  private double reason(GraphicsContext pen, Reason of, double free, double limit, double y) {
    double letter = em() * 0.53;
    double right = limit - of.end() - 12;
    double left = of.begin() - free - 12;
    double whole = of.text().length() * letter;
    boolean after = whole <= right || (whole > left && right >= left);
    int letters = (int) ((after ? right : left) / letter);
    if (letters < Math.min(of.text().length(), FEWEST_LETTERS)) {
      if (of.end() - of.begin() > whole + 12) {
        text(pen, of.text(), of.begin() + 6, y, TextAlignment.LEFT, "on-solid");
      }
      return of.begin();
    }
    String text =
        letters >= of.text().length() ? of.text() : of.text().substring(0, letters - 1) + "…";
    double wide = text.length() * letter;
    double begin = after ? of.end() + 6 : of.begin() - 6 - wide;
    pen.setFill(ink("ground"));
    pen.fillRect(begin - 2, y - em() * 0.7, wide + 4, em() * 1.4);
    text(
        pen,
        text,
        after ? begin : begin + wide,
        y,
        after ? TextAlignment.LEFT : TextAlignment.RIGHT,
        of.ink());
    return after ? of.begin() : begin;
  }

  private void phase(GraphicsContext pen, Life life, Phase phase, double y, double width) {
    double begin = x(phase.from(), width);
    double end = x(phase.until(now), width);
    double top = y + lane() * 0.22;
    double high = lane() * 0.56;
    boolean wrong = phase.failure() != Life.Failure.NONE;
    switch (phase.stage()) {
      case WAITING -> {
        pen.setStroke(ink("muted"));
        pen.setLineWidth(1);
        pen.setLineDashes(2, 2);
        pen.strokeRect(
            Math.round(begin) + 0.5, Math.round(top) + 0.5, Math.max(2, end - begin - 1), high - 1);
        pen.setLineDashes();
      }
      case FROZEN -> {
        pen.setFill(ink("frozen"));
        pen.fillRect(begin, top + high / 4, end - begin, high / 2);
      }
      case RESET -> {
        pen.setLineDashes(2, 4);
        line(pen, begin, y + lane() / 2, end, y + lane() / 2, "muted", 1);
        pen.setLineDashes();
      }
      case INIT, INVOKE -> {
        pen.setFill(ink(wrong ? "danger" : phase.stage() == Stage.INIT ? "done" : "accent"));
        double wide = Math.max(2.5, end - begin);
        pen.fillRect(begin, top, wide, high);
        boolean marked = !chosen.isEmpty() && chosen.equals(phase.requestId());
        if (marked) {
          pen.setStroke(ink("text"));
          pen.setLineWidth(2);
          pen.strokeRect(begin - 3, top - 3, wide + 6, high + 6);
        }
        spots.add(new Spot(begin, top, wide, high, life, phase));
      }
    }
  }

  private String failure(Life life, Phase phase) {
    String key = "failure." + phase.failure();
    return switch (phase.failure()) {
      case TIMEOUT ->
          phase.stage() == Stage.INIT
              ? texts.get("failure.INIT")
              : texts.get(
                  key,
                  Report.millis(
                      Duration.between(phase.from(), phase.until(now)).toMillis() / 1000.0));
      case MEMORY -> texts.get(key, life.memory());
      case CRASH -> texts.get(key, phase.detail());
      default -> texts.get(key, phase.detail());
    };
  }

  private String words(Spot spot) {
    Phase phase = spot.phase();
    String length = Report.millis(Duration.between(phase.from(), phase.until(now)).toNanos() / 1e6);
    String what =
        texts.get(
            "line.phase." + phase.stage(),
            length,
            Format.timeMillis(phase.from()),
            spot.life().mark());
    return phase.failure() == Life.Failure.NONE ? what : what + "\n" + failure(spot.life(), phase);
  }

  private @Nullable Spot at(MouseEvent event) {
    for (int i = spots.size() - 1; i >= 0; i--) {
      if (spots.get(i).has(event.getX(), event.getY())) {
        return spots.get(i);
      }
    }
    return null;
  }

  private void hover(MouseEvent event) {
    Spot spot = at(event);
    tip.setText(spot == null ? texts.get("line.tip") : words(spot));
    setCursor(spot == null ? null : javafx.scene.Cursor.HAND);
  }

  private void select(Spot spot) {
    setAccessibleText(words(spot));
    if (spot.phase().stage() == Stage.INVOKE) {
      mark(spot.phase().requestId());
      choose.accept(spot.life(), spot.phase());
    }
  }

  private void key(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case LEFT, UP -> -1;
          case RIGHT, DOWN -> 1;
          default -> 0;
        };
    List<Spot> invokes =
        spots.stream()
            .filter(spot -> spot.phase().stage() == Stage.INVOKE)
            .sorted(java.util.Comparator.comparing(spot -> spot.phase().from()))
            .toList();
    if (step == 0 || invokes.isEmpty()) {
      return;
    }
    int at = -1;
    for (int i = 0; i < invokes.size(); i++) {
      at = invokes.get(i).phase().requestId().equals(chosen) ? i : at;
    }
    select(invokes.get(Math.clamp(at + step, 0, invokes.size() - 1)));
    event.consume();
  }
}
