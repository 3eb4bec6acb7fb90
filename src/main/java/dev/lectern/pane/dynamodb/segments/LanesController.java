package dev.lectern.pane.dynamodb.segments;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Lanes of a scan, and how earlier scans compare. */
public final class LanesController {

  private final LanesViewModel model;
  private final Texts texts = Texts.of("dynamodbscan");
  private final Segments<Integer> count =
      new Segments<>("dynamodb-lanes", Object::toString, 1, 2, 4, 8, 16);

  @FXML private HBox countBox;
  @FXML private Button startButton;
  @FXML private VBox bands;
  @FXML private GridPane lanes;
  @FXML private GridPane runs;
  @FXML private VBox comparison;

  LanesController(LanesViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    countBox.getChildren().setAll(count);
    count.valueProperty().set(4);
    ColumnConstraints grow = new ColumnConstraints();
    grow.setHgrow(Priority.ALWAYS);
    lanes.getColumnConstraints().addAll(new ColumnConstraints(92), grow);
    for (int i = 0; i < 4; i++) {
      ColumnConstraints figure = new ColumnConstraints(96);
      figure.setHalignment(javafx.geometry.HPos.RIGHT);
      lanes.getColumnConstraints().add(figure);
    }
    model.lanes().addListener((ListChangeListener<Lane>) change -> lanes());
    model.runs().addListener((ListChangeListener<LanesViewModel.Run>) change -> runs());
    model.runningProperty().addListener((o, before, now) -> button());
    model.problemProperty().addListener((o, before, now) -> problem(now));
    button();
    lanes();
    runs();
  }

  private void button() {
    boolean running = model.runningProperty().get();
    startButton.setText(texts.get(running ? "stop" : "start"));
    startButton.setGraphic(Icons.of(running ? "fth-square" : "fth-play"));
  }

  private void problem(@org.jspecify.annotations.Nullable UserProblem why) {
    bands.getChildren().clear();
    if (why != null) {
      String code = why.code() == null ? "" : why.code() + ". ";
      bands.getChildren().add(new MessageBand(Tone.DANGER, why.title() + " " + code + why.why()));
    }
  }

  private void lanes() {
    lanes.getChildren().clear();
    if (model.lanes().isEmpty()) {
      lanes.add(label(texts.get("none"), "text-small", "text-muted"), 0, 0, 6, 1);
      return;
    }
    String[] heads = {"lane", "progress", "items", "units", "pages", "time"};
    for (int i = 0; i < heads.length; i++) {
      lanes.add(label(texts.get("head." + heads[i]), "text-small", "text-muted"), i, 0);
    }
    int most = Math.max(1, model.lanes().stream().mapToInt(Lane::items).max().orElse(1));
    for (Lane lane : model.lanes()) {
      ProgressBar bar = new ProgressBar(lane.items() / (double) most);
      bar.setId("dynamodb-lane-" + lane.segment());
      bar.setAccessibleText(texts.get("lane.label", lane.segment(), lane.items()));
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.getStyleClass().add(lane.done() ? "success" : "dynamodb-lane");
      Label name = label(texts.get("lane", lane.segment()), "text-small");
      name.setGraphic(Icons.of(lane.done() ? "fth-check" : "fth-more-horizontal"));
      lanes.addRow(
          lane.segment() + 1,
          name,
          bar,
          label(Format.number(lane.items()), "text-small", "heading"),
          label(units(lane.units()), "text-small"),
          label(Format.number(lane.pages()), "text-small"),
          label(Format.millis(lane.millis()), "text-small"));
    }
  }

  private void runs() {
    runs.getChildren().clear();
    comparison.setVisible(!model.runs().isEmpty());
    String[] heads = {"lanes", "items", "units", "time", "busiest"};
    for (int i = 0; i < heads.length; i++) {
      runs.add(label(texts.get("head." + heads[i]), "text-small", "text-muted"), i, 0);
    }
    int row = 1;
    for (LanesViewModel.Run run : model.runs()) {
      Label busiest =
          label(
              texts.get(
                  run.lanes() > 1 && run.busiest() > 2.0 / run.lanes() ? "busiest.skew" : "busiest",
                  Math.round(run.busiest() * 100)),
              "text-small");
      busiest.setTooltip(new Tooltip(texts.get("busiest.why")));
      runs.addRow(
          row++,
          label(Integer.toString(run.lanes()), "text-small", "heading"),
          label(Format.number(run.items()), "text-small"),
          label(units(run.units()), "text-small"),
          label(Format.millis(run.millis()), "text-small", "heading"),
          busiest);
      if (row > 8) {
        break;
      }
    }
  }

  private static String units(double units) {
    return String.format(Locale.ENGLISH, "%,.1f RCU", units);
  }

  private static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    return label;
  }

  @FXML
  private void startOrStop() {
    if (model.runningProperty().get()) {
      model.stop();
    } else {
      model.start(count.valueProperty().get());
    }
  }
}
