package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.Life;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.pane.lambda.invoke.LivesViewModel.Picture;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The life of the execution environments, and how cold and warm invocations compare. */
public final class LivesController {

  /** What stands right of the last thing that happened. */
  private static final double MARGIN = 0.06;

  private static final Duration SHORTEST = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** A silence of that length parts what happened lately from what happened before. */
  private static final Duration GAP = Duration.ofSeconds(8);

  private static final int MOST_LANES = 60;

  private enum Span {
    FIT(0),
    S10(10),
    M1(60),
    M5(300),
    M30(1_800);

    private final int seconds;

    Span(int seconds) {
      this.seconds = seconds;
    }
  }

  private final LivesViewModel lives;
  private final InvokeViewModel invoke;
  private final Texts texts = Texts.of("lambda");
  private final TimeLine line = new TimeLine();
  private final Strips strips = new Strips();
  private final Segments<Span> span =
      new Segments<>("lambda-span", each -> texts.get("span." + each), Span.values());
  private Duration back = Duration.ZERO;

  @FXML private Label reportAbout;
  @FXML private HBox reportTools;
  @FXML private StackPane reportFigures;
  @FXML private StackPane reportBar;
  @FXML private HBox spanBox;
  @FXML private ScrollPane lineScroll;
  @FXML private StackPane lineBox;
  @FXML private Label lineEmpty;
  @FXML private Label lineNote;
  @FXML private StackPane stripsBox;
  @FXML private Button backButton;
  @FXML private Button forthButton;

  LivesController(LivesViewModel lives, InvokeViewModel invoke) {
    this.lives = lives;
    this.invoke = invoke;
  }

  @FXML
  private void initialize() {
    new ReportFigures(invoke).into(reportFigures, reportBar, reportAbout, reportTools);
    span.getStyleClass().add("small");
    spanBox.getChildren().setAll(span);
    lineBox.getChildren().addFirst(line);
    stripsBox.getChildren().setAll(strips);
    lineNote.setText(texts.get(lives.told() ? "line.measured" : "line.rebuilt"));
    lineNote.setTooltip(new javafx.scene.control.Tooltip(lineNote.getText()));
    line.onChoose((life, phase) -> lives.choose(life, phase, invoke::show));
    span.valueProperty()
        .addListener(
            (o, before, now) -> {
              back = Duration.ZERO;
              draw();
            });
    lives.pictureProperty().addListener((o, before, now) -> draw());
    invoke.shownProperty().addListener((o, before, now) -> mark(now));
    invoke.runs().addListener((ListChangeListener<Run>) change -> strips.show(invoke.runs()));
    lineScroll.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    draw();
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShortcutDown() && event.getDeltaY() != 0) {
      List<Span> all = List.of(Span.values());
      int at = all.indexOf(span.valueProperty().get()) + (event.getDeltaY() > 0 ? -1 : 1);
      span.valueProperty().set(all.get(Math.clamp(at, 0, all.size() - 1)));
      event.consume();
    } else if (event.getDeltaX() != 0) {
      move(event.getDeltaX() / Math.max(100, line.getWidth()));
      event.consume();
    }
  }

  private void mark(@Nullable Run run) {
    line.mark(run == null ? "" : run.requestId());
  }

  private void draw() {
    Picture picture = lives.pictureProperty().get();
    Instant activity = picture.activity();
    Duration window = window(picture, activity);
    Instant end = activity.plusMillis((long) (window.toMillis() * MARGIN)).minus(back);
    Instant begin = end.minus(window);
    List<Life> shown = picture.within(begin, end, MOST_LANES);
    lineEmpty.setVisible(shown.isEmpty());
    lineEmpty.setText(texts.get(picture.lives().isEmpty() ? "line.none" : "line.nonehere"));
    backButton.setDisable(picture.lives().isEmpty());
    forthButton.setDisable(back.isZero());
    line.show(shown, begin, end, picture.now());
  }

  private Duration window(Picture picture, Instant activity) {
    Span chosen = span.valueProperty().get();
    if (chosen != Span.FIT) {
      return Duration.ofSeconds(chosen.seconds);
    }
    Instant first = picture.begin(activity, GAP);
    Duration all = Duration.between(first, activity).multipliedBy(10).dividedBy(9);
    return all.compareTo(SHORTEST) < 0 ? SHORTEST : all.compareTo(LONGEST) > 0 ? LONGEST : all;
  }

  private void move(double share) {
    Duration window =
        window(lives.pictureProperty().get(), lives.pictureProperty().get().activity());
    Duration moved = back.plusMillis((long) (window.toMillis() * share));
    back = moved.isNegative() ? Duration.ZERO : moved;
    draw();
  }

  @FXML
  private void earlier() {
    move(0.5);
  }

  @FXML
  private void later() {
    move(-0.5);
  }

  @FXML
  private void clear() {
    lives.clear();
    invoke.clear();
  }
}
