package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The tries of a state's work, one below the other, with the pauses between. FX thread. */
final class AttemptsView extends ScrollPane {

  private final Texts texts;
  private final Function<Duration, String> time;
  private final BiFunction<String, String, String> error;
  private final LongConsumer go;
  private final VBox list = new VBox();

  /**
   * @param time writes a length of time
   * @param error writes error and cause in a line
   * @param go shows the moment of an event
   */
  AttemptsView(
      Texts texts,
      Function<Duration, String> time,
      BiFunction<String, String, String> error,
      LongConsumer go) {
    this.texts = texts;
    this.time = time;
    this.error = error;
    this.go = go;
    setId("sfn-run-attempts");
    setContent(list);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().addAll("edge-to-edge", "run-attempts-scroll");
    list.getStyleClass().add("run-attempts");
  }

  /** Shows tries, oldest first. */
  void show(List<Attempt> attempts) {
    list.getChildren().clear();
    if (attempts.isEmpty()) {
      Label none = new Label(texts.get("attempts.none"));
      none.getStyleClass().add("text-muted");
      none.setWrapText(true);
      list.getChildren().add(none);
    }
    for (int i = 0; i < attempts.size(); i++) {
      if (i > 0) {
        pause(attempts.get(i - 1), attempts.get(i));
      }
      list.getChildren().add(line(i + 1, attempts.get(i)));
    }
  }

  private void pause(Attempt before, Attempt next) {
    Event ended = before.ended();
    if (ended == null) {
      return;
    }
    String waited = time.apply(Duration.between(ended.time(), next.began().time()));
    Label label =
        new Label(
            texts.get(next.redriven() ? "attempts.redriven" : "attempts.backoff", waited),
            Icons.of(next.redriven() ? "fth-repeat" : "fth-clock"));
    label.getStyleClass().addAll("text-small", "text-muted", "run-pause");
    list.getChildren().add(label);
  }

  private HBox line(int number, Attempt attempt) {
    Event ended = attempt.ended();
    String style = ended == null ? "running" : attempt.failed() ? "failed" : "succeeded";
    Region dot = new Region();
    dot.getStyleClass().add("run-dot");
    dot.pseudoClassStateChanged(PseudoClass.getPseudoClass(style), true);
    Label name = new Label(texts.get("attempts.number", number));
    name.getStyleClass().add("heading");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label took =
        new Label(
            ended == null
                ? texts.get("attempts.running")
                : time.apply(Duration.between(attempt.began().time(), ended.time())));
    took.getStyleClass().addAll("mono", "text-muted");
    took.setMinWidth(Region.USE_PREF_SIZE);
    Label what =
        new Label(
            ended == null
                ? ""
                : attempt.failed()
                    ? error.apply(ended.text("error"), ended.text("cause"))
                    : texts.get("attempts.worked"));
    what.setWrapText(true);
    what.setMaxWidth(Double.MAX_VALUE);
    what.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(what, Priority.ALWAYS);
    Event to = ended == null ? attempt.began() : ended;
    Button show =
        Icons.button(
            "sfn-run-attempt-" + number,
            "fth-corner-up-left",
            texts.get("attempts.show", number),
            () -> go.accept(to.id()));
    show.getStyleClass().add("small");
    HBox line = new HBox(8, dot, name, took, what, show);
    line.getStyleClass().addAll("run-attempt", style);
    return line;
  }
}
