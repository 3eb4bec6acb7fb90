package dev.lectern.pane.sandbox;

import dev.lectern.pane.sandbox.Frame.State;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The stages as a row of cards, and what a stage decided as lines. */
final class StageCards {

  /** Width of a row, in its own type, from which names have their icons. */
  private static final double ROOM = 74;

  private final Texts texts;
  private final Consumer<Stage> look;

  /**
   * @param look shows a stage
   */
  StageCards(Texts texts, Consumer<Stage> look) {
    this.texts = texts;
    this.look = look;
  }

  /** Fills the rows: the request's own stages, and those of what it set going. */
  void fill(HBox own, HBox further, List<Frame> frames, Stage shown) {
    own.getChildren().clear();
    further.getChildren().clear();
    if (frames.isEmpty()) {
      Stage.OF_A_REQUEST.forEach(stage -> add(own, stage, null, false));
    }
    for (Frame frame : frames) {
      boolean mine = Stage.OF_A_REQUEST.contains(frame.stage());
      add(mine ? own : further, frame.stage(), frame, frame.stage() == shown);
    }
    boolean any = !further.getChildren().isEmpty();
    further.setVisible(any);
    further.setManaged(any);
    if (any) {
      Label what = new Label(texts.get("film.further"), Icons.of("fth-corner-down-right"));
      what.getStyleClass().addAll("text-small", "text-muted");
      what.setMinWidth(Region.USE_PREF_SIZE);
      further.getChildren().addFirst(what);
    }
  }

  private void add(HBox row, Stage stage, @Nullable Frame frame, boolean shown) {
    if (!row.getChildren().isEmpty()) {
      FontIcon arrow = Icons.of("fth-chevron-right");
      arrow.getStyleClass().add("sandbox-arrow");
      row.getChildren().add(arrow);
    }
    row.getChildren().add(card(row, stage, frame, shown));
  }

  private Node card(HBox row, Stage stage, @Nullable Frame frame, boolean shown) {
    String key = stage.name().toLowerCase(Locale.ROOT);
    String name = texts.get("stage." + key);
    boolean own = Stage.OF_A_REQUEST.contains(stage);
    Label title = new Label(name, Icons.of(icon(stage)));
    title.getStyleClass().add("heading");
    title.setMinWidth(0);
    title.setTooltip(new Tooltip(name));
    title
        .contentDisplayProperty()
        .bind(
            Bindings.createObjectBinding(
                () ->
                    own && row.getWidth() < ROOM * title.getFont().getSize()
                        ? ContentDisplay.TEXT_ONLY
                        : ContentDisplay.LEFT,
                row.widthProperty(),
                title.fontProperty()));
    Label summary = new Label(frame == null ? "" : frame.summary());
    summary.getStyleClass().addAll("text-small", "text-muted");
    summary.setTooltip(new Tooltip(summary.getText()));
    Label took = new Label(frame == null ? "" : millis(frame.took()));
    took.getStyleClass().addAll("text-small", "text-muted");
    VBox body = new VBox(2, title, summary, took);
    body.setMinWidth(0);
    Button card = new Button(null, body);
    card.setId("sandbox-stage-" + key);
    card.setAccessibleText(name + ", " + summary.getText() + ", " + took.getText());
    card.getStyleClass().addAll("sandbox-stage", styleClass(frame));
    if (shown) {
      card.getStyleClass().add("shown");
    }
    card.setMinWidth(0);
    card.setPrefWidth(1);
    card.setMaxWidth(Double.MAX_VALUE);
    card.setDisable(frame == null);
    card.setOnAction(event -> look.accept(stage));
    HBox.setHgrow(card, Priority.ALWAYS);
    return card;
  }

  private static String styleClass(@Nullable Frame frame) {
    State state = frame == null ? State.NOT_YET : frame.state();
    return switch (state) {
      case DONE -> "done-stage";
      case REFUSED -> "refused-stage";
      case NEXT, WORKING -> "next-stage";
      case NOT_YET, SKIPPED -> "later-stage";
    };
  }

  private static String icon(Stage stage) {
    return switch (stage) {
      case CLIENT -> "fth-terminal";
      case SIGNATURE -> "fth-key";
      case IDENTITY -> "fth-user";
      case FAULT -> "fth-alert-triangle";
      case INPUT -> "fth-check-square";
      case DECISION -> "fth-shield";
      case OPERATION -> "fth-hard-drive";
      case ANSWER -> "fth-corner-up-left";
      case EVENT -> "fth-send";
      case FUNCTION -> "fth-zap";
      case LOG -> "fth-file-text";
    };
  }

  private static String millis(@Nullable Duration took) {
    if (took == null) {
      return "";
    }
    return took.toNanos() < 100_000
        ? "< 0.1 ms"
        : String.format(Locale.ENGLISH, "%.1f ms", took.toNanos() / 1e6);
  }

  /** What a stage decided. */
  static List<Node> lines(List<Frame.Line> lines) {
    List<Node> nodes = new ArrayList<>();
    for (Frame.Line line : lines) {
      FontIcon icon =
          Icons.of(
              switch (line.mark()) {
                case GOOD -> "fth-check";
                case BAD -> "fth-x-circle";
                case NOTE -> "fth-info";
              });
      icon.getStyleClass().add("sandbox-mark-" + line.mark().name().toLowerCase(Locale.ROOT));
      Label text = new Label(line.text());
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      HBox.setHgrow(text, Priority.ALWAYS);
      HBox row = new HBox(8, icon, text);
      row.getStyleClass().add("sandbox-decided");
      nodes.add(row);
    }
    return nodes;
  }
}
