package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.data.Took;
import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import java.util.Arrays;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * All events from left to right, each as wide as every other: coloured by how it went, with a mark
 * at each error, back-off by its name, and the moment as a knob that can be pulled. FX thread.
 */
final class ScrubTrack extends Drawing {

  private static final double SIDE = 10;
  private static final double TRACK = 6;
  private static final double KNOB = 8;

  private static final byte GOOD = 0;
  private static final byte RUNS = 1;
  private static final byte IDLE = 2;
  private static final byte CAUGHT = 3;
  private static final byte BAD = 4;
  private static final String[] INKS = {"success", "accent", "muted", "warning", "danger"};

  private final RunViewModel model;
  private final Texts texts;
  private byte[] tones = new byte[256];
  private int known;
  private int[] bad = new int[16];
  private int wrong;
  private @Nullable History of;

  ScrubTrack(RunViewModel model, Texts texts) {
    super(
        "sfn-run-track",
        "success",
        "accent",
        "muted",
        "warning",
        "danger",
        "frozen",
        "ground",
        "text");
    this.model = model;
    this.texts = texts;
    setMinSize(80, 44);
    setPrefHeight(48);
    setFocusTraversable(true);
    getStyleClass().add("run-track");
    setAccessibleRole(AccessibleRole.SLIDER);
    setOnMousePressed(this::pull);
    setOnMouseDragged(this::pull);
    model.lookedProperty().addListener((o, before, now) -> changed());
    model.sizeProperty().addListener((o, before, now) -> changed());
    describe();
  }

  private void changed() {
    describe();
    redraw();
  }

  private void describe() {
    setAccessibleText(texts.get("scrub.at", model.atProperty().get(), model.sizeProperty().get()));
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> (double) model.atProperty().get();
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> (double) model.sizeProperty().get();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  private void pull(MouseEvent event) {
    requestFocus();
    int size = model.sizeProperty().get();
    double share = (event.getX() - SIDE) / Math.max(1, getWidth() - 2 * SIDE);
    model.go((int) Math.round(Math.clamp(share, 0, 1) * size));
    event.consume();
  }

  private double x(double width, double event) {
    return SIDE + (width - 2 * SIDE) * event / Math.max(1, model.sizeProperty().get());
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    learn();
    double y = 16;
    int size = model.sizeProperty().get();
    int at = model.atProperty().get();
    pen.setFill(ink("frozen"));
    pen.fillRect(SIDE, y - TRACK / 2, width - 2 * SIDE, TRACK);
    int pixels = (int) Math.ceil(x(width, at) - SIDE);
    double each = size / Math.max(1, width - 2 * SIDE);
    int begun = 0;
    int last = -1;
    for (int pixel = 0; pixel <= pixels; pixel++) {
      int now = pixel == pixels ? -1 : worst((int) (pixel * each), (int) ((pixel + 1) * each));
      if (now != last) {
        if (last >= 0) {
          pen.setFill(ink(INKS[last]));
          pen.fillRect(SIDE + begun, y - TRACK / 2, pixel - begun, TRACK);
        }
        begun = pixel;
        last = now;
      }
    }
    marks(pen, width, y);
    backOffs(pen, width, y + TRACK + em());
    double knob = x(width, at);
    pen.setFill(ink("accent"));
    pen.fillOval(knob - KNOB, y - KNOB, 2 * KNOB, 2 * KNOB);
    pen.setFill(ink("ground"));
    pen.fillOval(knob - KNOB + 3, y - KNOB + 3, 2 * KNOB - 6, 2 * KNOB - 6);
  }

  private int worst(int from, int to) {
    byte worst = GOOD;
    for (int i = from; i <= Math.min(to, known - 1); i++) {
      worst = tones[i] == BAD ? worst : (byte) Math.max(worst, tones[i]);
    }
    return worst;
  }

  private void marks(GraphicsContext pen, double width, double y) {
    pen.setFill(ink("danger"));
    double before = -10;
    for (int n = 0; n < wrong; n++) {
      double x = x(width, bad[n] + 1);
      if (x - before >= 3) {
        double[] xs = {x - 4, x + 4, x};
        double[] ys = {y - TRACK / 2 - 8, y - TRACK / 2 - 8, y - TRACK / 2 - 2};
        pen.fillPolygon(xs, ys, 3);
        before = x;
      }
    }
  }

  /** Named below the error that they follow, as far as there is room. */
  private void backOffs(GraphicsContext pen, double width, double y) {
    History history = model.history();
    double free = 0;
    for (int i = 0; i < wrong; i++) {
      Event event = history.events().get(bad[i]);
      if (x(width, (double) event.id()) <= free) {
        continue;
      }
      Visit visit = history.owner(event.id()).orElse(null);
      List<Attempt> tries = visit == null ? List.of() : visit.attempts(Long.MAX_VALUE);
      for (int n = 0; n < tries.size(); n++) {
        if (event.equals(tries.get(n).ended())) {
          double x = x(width, (double) event.id());
          var wait = Told.wait(tries, n);
          if (wait.isPresent() && !wait.get().isZero()) {
            String name = texts.get("scrub.backoff", Took.of(wait.get()));
            double length = name.length() * em() * 0.55;
            double from = Math.min(x, width - length);
            text(pen, name, from, y, TextAlignment.LEFT, "muted");
            free = from + length + em();
          }
        }
      }
    }
  }

  private void learn() {
    History history = model.history();
    if (history != of) {
      of = history;
      known = 0;
      wrong = 0;
    }
    if (tones.length < history.size()) {
      tones = Arrays.copyOf(tones, Math.max(history.size(), tones.length * 2));
    }
    for (; known < history.size(); known++) {
      tones[known] = tone(history, history.events().get(known));
      if (tones[known] == BAD) {
        bad = wrong < bad.length ? bad : Arrays.copyOf(bad, 2 * wrong);
        bad[wrong++] = known;
      }
    }
  }

  private static byte tone(History history, Event event) {
    if (event.erred()
        || event.type().equals("ExecutionFailed")
        || event.type().equals("ExecutionTimedOut")) {
      return BAD;
    }
    Visit visit = history.owner(event.id()).orElse(null);
    if (visit == null) {
      return GOOD;
    }
    Status status = visit.at(event.id());
    if (status == Status.CAUGHT || status == Status.ERRED || visit.retries(event.id()) > 0) {
      return CAUGHT;
    }
    return switch (status) {
      case FAILED -> BAD;
      case ABORTED -> IDLE;
      case WAITING -> RUNS;
      default -> GOOD;
    };
  }
}
