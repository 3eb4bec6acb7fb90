package dev.lectern.pane.sandbox;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.i18n.Texts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The clock's face, its speed, and the jumps with what they will do. */
public final class ClockController {

  private enum Run {
    RUN,
    STOP
  }

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final ClockViewModel model;
  private final Dialogs dialogs;
  private final Texts texts;
  private final OutlookLines lines;
  private final ZoneId zone = ZoneId.systemDefault();
  private final Segments<Run> run;
  private final Segments<Double> speeds;
  private final Timeline ticking =
      new Timeline(new KeyFrame(javafx.util.Duration.millis(250), event -> tick()));

  @FXML private VBox root;
  @FXML private HBox header;
  @FXML private Label time;
  @FXML private Label day;
  @FXML private HBox speedBox;
  @FXML private ToggleButton hour;
  @FXML private ToggleButton oneDay;
  @FXML private ToggleButton month;
  @FXML private ToggleButton to;
  @FXML private VBox outlook;
  @FXML private Button jump;
  @FXML private Button reset;

  ClockController(ClockViewModel model, Dialogs dialogs, Texts texts) {
    this.model = model;
    this.dialogs = dialogs;
    this.texts = texts;
    this.lines = new OutlookLines(texts);
    run =
        new Segments<>(
            "sandbox-clock-run",
            each -> texts.get("clock." + each.name().toLowerCase(Locale.ROOT)),
            Run.values());
    speeds = new Segments<>("sandbox-clock-speed", this::times, 1.0, 10.0, 60.0, 3600.0);
  }

  private String times(double speed) {
    return speed == 3600 ? texts.get("clock.hour-a-second") : Math.round(speed) + "×";
  }

  /** What can be done here, once the clock was made. */
  List<Action> actions() {
    return List.of(
        ActionButtons.actionOf(jump, texts.get("clock.jump.long"), "fth-skip-forward"),
        ActionButtons.actionOf(reset, texts.get("clock.reset.long"), "fth-clock"));
  }

  @FXML
  private void initialize() {
    run.button(Run.RUN).setGraphic(Icons.of("fth-play"));
    run.button(Run.STOP).setGraphic(Icons.of("fth-pause"));
    run.getStyleClass().add("small");
    run.setMaxHeight(Region.USE_PREF_SIZE);
    header.getChildren().add(run);
    speeds.getStyleClass().add("small");
    speedBox.getChildren().add(speeds);
    run.valueProperty().addListener((o, before, now) -> runOrStop(now));
    speeds
        .valueProperty()
        .addListener(
            (o, before, now) -> {
              if (now != model.speedProperty().get() && !model.pausedProperty().get()) {
                model.run(now);
              }
            });
    hour.setOnAction(event -> choose(Duration.ofHours(1)));
    oneDay.setOnAction(event -> choose(Duration.ofDays(1)));
    month.setOnAction(event -> choose(Duration.ofDays(30)));
    to.setOnAction(event -> askForDate());
    jump.setOnAction(event -> model.jump());
    reset.setOnAction(event -> model.reset());
    model.stepProperty().addListener((o, before, now) -> showStep());
    model.outlookProperty().addListener((o, before, now) -> showOutlook());
    model.nowProperty().addListener((o, before, now) -> show());
    ticking.setCycleCount(Timeline.INDEFINITE);
    root.sceneProperty()
        .addListener(
            (o, before, scene) -> {
              if (scene == null) {
                ticking.stop();
              } else {
                ticking.play();
              }
            });
    show();
    showStep();
    showOutlook();
  }

  private void tick() {
    model.tick();
  }

  private void runOrStop(Run wanted) {
    if (wanted == Run.STOP && !model.pausedProperty().get()) {
      model.pause();
    } else if (wanted == Run.RUN && model.pausedProperty().get()) {
      model.run(speeds.valueProperty().get());
    }
  }

  private void choose(Duration step) {
    model.stepProperty().set(step.equals(model.stepProperty().get()) ? null : step);
    showStep();
  }

  private void askForDate() {
    LocalDateTime start =
        LocalDateTime.ofInstant(model.nowProperty().get(), zone)
            .plusDays(7)
            .withHour(0)
            .withMinute(0);
    dialogs
        .ask(
            texts.get("clock.to.title"),
            texts.get("clock.to.label"),
            TYPED.format(start),
            this::jumpTo)
        .thenAccept(any -> showStep());
  }

  private Attempt jumpTo(String typed) {
    Optional<Instant> when = parse(typed);
    return when.isPresent() && model.think(when.get())
        ? Attempt.done(() -> {})
        : Attempt.refused(
            UserProblem.of(
                texts.get("clock.to.wrong", typed),
                texts.get(when.isEmpty() ? "clock.to.unread" : "clock.to.past"),
                texts.get("clock.to.remedy")));
  }

  private Optional<Instant> parse(String typed) {
    String text = typed.strip();
    try {
      String full = text.length() == 10 ? text + " 00:00" : text;
      return Optional.of(LocalDateTime.parse(full, TYPED).atZone(zone).toInstant());
    } catch (DateTimeException unread) {
      return Optional.empty();
    }
  }

  private void show() {
    Instant now = model.nowProperty().get();
    time.setText(TIME.format(now.atZone(zone)));
    Duration ahead = model.ahead();
    String difference =
        ahead.isZero()
            ? texts.get("clock.same")
            : texts.get(
                ahead.isNegative() ? "clock.behind" : "clock.ahead", Format.duration(ahead.abs()));
    day.setText(DAY.format(now.atZone(zone)) + ", " + difference);
    boolean paused = model.pausedProperty().get();
    run.valueProperty().set(paused ? Run.STOP : Run.RUN);
    if (!paused) {
      speeds.valueProperty().set(model.speedProperty().get());
    }
    reset.setDisable(ahead.isZero() && !paused && model.speedProperty().get() == 1);
  }

  private void showStep() {
    Duration step = model.stepProperty().get();
    hour.setSelected(Duration.ofHours(1).equals(step));
    oneDay.setSelected(Duration.ofDays(1).equals(step));
    month.setSelected(Duration.ofDays(30).equals(step));
    to.setSelected(
        step != null && !hour.isSelected() && !oneDay.isSelected() && !month.isSelected());
    jump.setDisable(step == null);
    jump.setText(
        step == null
            ? texts.get("clock.jump.none")
            : texts.get("clock.jump", Format.duration(step)));
  }

  private void showOutlook() {
    outlook.getChildren().setAll(lines.of(model.outlookProperty().get()));
  }
}
