package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/**
 * Goes through the history: event by event or state by state, forward and back, by itself at any
 * speed. Arrow keys step an event, with Ctrl a state, Space plays, Home and End go to the ends. FX
 * thread.
 */
final class ScrubBar {

  /** What a step of the play is. */
  private enum By {
    EVENT,
    STATE
  }

  private static final double FRAME = 40;
  private static final List<Double> SPEEDS = List.of(0.5, 1.0, 2.0, 5.0, 20.0, 100.0, 1000.0);

  private final RunViewModel model;
  private final Texts texts;
  private final Pace pace = new Pace();
  private final ComboBox<Double> speed = new ComboBox<>();
  private final Segments<By> by;
  private final Label place = new Label();
  private final Label time = new Label();
  private final Timeline play =
      new Timeline(new KeyFrame(javafx.util.Duration.millis(FRAME), event -> tick()));
  private final RunActions actions;
  private final Button playButton;
  private final HBox view;
  private final ScrubTrack track;

  ScrubBar(RunViewModel model, Texts texts, RunActions actions) {
    this.model = model;
    this.actions = actions;
    this.texts = texts;
    by =
        new Segments<>(
            "sfn-run-by",
            each -> texts.get("scrub.by." + each.name().toLowerCase(Locale.ROOT)),
            By.values());
    play.setCycleCount(Animation.INDEFINITE);
    actions.bar(this);
    playButton = ActionButtons.icon(actions.action("sfn-run-play"), "accent");
    playButton.getStyleClass().removeAll("flat");
    playButton.disableProperty().unbind();
    playButton.disableProperty().bind(model.sizeProperty().isEqualTo(0));
    play.statusProperty().addListener((o, before, now) -> showPlay());
    track = new ScrubTrack(model, texts);
    HBox.setHgrow(track, Priority.ALWAYS);
    place.setId("sfn-run-place");
    place.getStyleClass().add("run-place");
    time.setId("sfn-run-time");
    time.getStyleClass().addAll("mono", "text-muted", "run-time");
    VBox where = new VBox(place, time);
    where.getStyleClass().add("run-where");
    where.setMinWidth(Region.USE_PREF_SIZE);
    speed();
    view =
        new HBox(
            icon("sfn-run-first"),
            icon("sfn-run-previous"),
            playButton,
            icon("sfn-run-next"),
            icon("sfn-run-last"),
            track,
            where,
            icon("sfn-run-next-problem"),
            by,
            speed);
    view.getStyleClass().add("run-scrub");
    view.setFillHeight(false);
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    // larger type needs a higher bar
    place.fontProperty().addListener((o, before, now) -> view.getParent().requestLayout());
    model.lookedProperty().addListener((o, before, now) -> show());
    model.sizeProperty().addListener((o, before, now) -> show());
    view.sceneProperty()
        .addListener(
            (o, before, now) -> {
              if (now == null) {
                play.pause();
              }
            });
    show();
    showPlay();
  }

  private void speed() {
    speed.setId("sfn-run-speed");
    speed.setAccessibleText(texts.get("scrub.speed"));
    speed.getItems().setAll(SPEEDS);
    speed.setValue(1.0);
    speed.setMinWidth(Region.USE_PREF_SIZE);
    speed.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Double value) {
            return value == null ? "" : value == 0.5 ? "½×" : value.intValue() + "×";
          }

          @Override
          public Double fromString(String text) {
            throw new UnsupportedOperationException("the list is not edited");
          }
        });
  }

  private Button icon(String id) {
    return ActionButtons.icon(actions.action(id), "small");
  }

  Region view() {
    return view;
  }

  ScrubTrack track() {
    return track;
  }

  /** Steps an event or a state, whichever was chosen. */
  void step(int direction) {
    play.pause();
    if (by.valueProperty().get() == By.STATE) {
      model.stepState(direction);
    } else {
      model.step(direction);
    }
  }

  /** The next error; after the last the first again. */
  void nextProblem() {
    int before = model.atProperty().get();
    model.stepProblem(1);
    if (model.atProperty().get() == before) {
      model.go(0);
      model.stepProblem(1);
    }
  }

  /** Plays, or pauses. */
  void toggle() {
    if (play.getStatus() == Animation.Status.RUNNING) {
      play.pause();
      return;
    }
    if (model.atProperty().get() == model.sizeProperty().get()) {
      model.go(0);
    }
    pace.reset();
    play.play();
  }

  private void tick() {
    int next =
        pace.after(
            model.history(),
            model.atProperty().get(),
            FRAME,
            speed.getValue(),
            by.valueProperty().get() == By.STATE);
    model.go(next);
    if (next >= model.sizeProperty().get()) {
      play.pause();
    }
  }

  private void key(KeyEvent event) {
    boolean track = event.getTarget() == this.track;
    KeyCode code = event.getCode();
    if (track && (code == KeyCode.LEFT || code == KeyCode.RIGHT)) {
      play.pause();
      int direction = code == KeyCode.LEFT ? -1 : 1;
      if (event.isShortcutDown()) {
        model.stepState(direction);
      } else {
        model.step(direction);
      }
    } else if (track && code == KeyCode.SPACE) {
      toggle();
    } else if (track && code == KeyCode.HOME) {
      model.go(0);
    } else if (track && code == KeyCode.END) {
      model.go(model.sizeProperty().get());
    } else {
      return;
    }
    event.consume();
  }

  private void show() {
    place.setText(texts.get("scrub.place", model.atProperty().get(), model.sizeProperty().get()));
    time.setText(
        model
            .history()
            .event(1)
            .map(first -> "+" + relative(Duration.between(first.time(), model.time())))
            .orElse(""));
  }

  /** {@code 8.374 s} below an hour; {@code 2 h 5 min} above. */
  static String relative(Duration time) {
    return time.toMinutes() < 60
        ? String.format(Locale.ENGLISH, "%.3f s", time.toMillis() / 1_000.0)
        : Format.duration(time);
  }

  private void showPlay() {
    boolean runs = play.getStatus() == Animation.Status.RUNNING;
    playButton.setGraphic(Icons.of(runs ? "fth-pause" : "fth-play"));
    playButton.setAccessibleText(texts.get(runs ? "scrub.pause" : "scrub.play"));
  }
}
