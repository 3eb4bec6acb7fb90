package dev.lectern.pane.sandbox;

import atlantafx.base.controls.ToggleSwitch;
import dev.lectern.sandbox.Simulation.Filter;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.ui.control.CallEvent;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The film: the requests at the left, the stages above, one stage in full. */
public final class FilmController {

  private final FilmViewModel model;
  private final Texts texts;
  private final StageCards cards;
  private final CodeView code = new CodeView();
  private final Timeline waiting =
      new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), event -> passTime()));
  private final Label none = new Label();
  private boolean filling;

  @FXML private VBox root;
  @FXML private ToggleSwitch on;
  @FXML private Chip state;
  @FXML private ComboBox<String> service;
  @FXML private ComboBox<String> operation;
  @FXML private Button back;
  @FXML private Button step;
  @FXML private Button toEnd;
  @FXML private Button replay;
  @FXML private HBox strip;
  @FXML private HBox further;
  @FXML private ListView<FilmRow> requests;
  @FXML private Label sawTitle;
  @FXML private StackPane saw;
  @FXML private Label decidedTitle;
  @FXML private VBox decided;
  @FXML private Label note;

  FilmController(FilmViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    this.cards = new StageCards(texts, model::look);
  }

  @FXML
  private void initialize() {
    on.selectedProperty()
        .addListener(
            (o, before, now) -> {
              if (!filling) {
                model.turn(now);
              }
            });
    filter();
    back.setOnAction(event -> model.back());
    step.setOnAction(event -> model.step());
    toEnd.setOnAction(event -> model.toEnd());
    replay.setOnAction(event -> model.replay());
    replay.setGraphic(Icons.of("fth-rotate-ccw"));
    replay.setTooltip(new Tooltip(texts.get("film.replay.long")));
    code.setLabel(texts.get("film.saw.long"));
    code.area().setId("sandbox-film-saw");
    code.setWrap(true);
    saw.getChildren().setAll(code);
    requests.setCellFactory(list -> new FilmCell(texts));
    none.getStyleClass().addAll("text-small", "text-muted", "sandbox-none");
    none.setWrapText(true);
    requests.setPlaceholder(none);
    requests
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (!filling && now != null) {
                model.choose(now);
              }
            });
    model.rowsProperty().addListener((o, before, now) -> show());
    model.chosenProperty().addListener((o, before, now) -> show());
    model.onProperty().addListener((o, before, now) -> show());
    model.framesProperty().addListener((o, before, now) -> showFrames());
    model.stageProperty().addListener((o, before, now) -> showFrames());
    waiting.setCycleCount(Timeline.INDEFINITE);
    root.sceneProperty()
        .addListener(
            (o, before, scene) -> {
              if (scene == null) {
                waiting.stop();
              } else {
                waiting.play();
              }
            });
    show();
    showFrames();
  }

  private void filter() {
    UnaryOperator<String> all = text -> text.isEmpty() ? texts.get("film.all-services") : text;
    service.setConverter(new Shown(all));
    operation.setConverter(
        new Shown(text -> text.isEmpty() ? texts.get("film.all-operations") : text));
    service.getItems().add("");
    service.getItems().addAll(model.services());
    Filter start = model.filterProperty().get();
    service.setValue(start.service());
    operations(start.service());
    operation.setValue(start.operation());
    service
        .valueProperty()
        .addListener(
            (o, before, now) -> {
              operations(now);
              model.filterProperty().set(new Filter(now, ""));
            });
    operation
        .valueProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                model.filterProperty().set(new Filter(service.getValue(), now));
              }
            });
  }

  private void operations(String of) {
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(model.operations(of));
    operation.getItems().setAll(all);
    operation.setValue("");
    operation.setDisable(of.isEmpty());
  }

  private void passTime() {
    showState(model.chosenProperty().get());
  }

  private void show() {
    filling = true;
    on.setSelected(model.onProperty().get());
    on.setAccessibleText(texts.get(on.isSelected() ? "film.is-on" : "film.is-off"));
    requests.getItems().setAll(model.rowsProperty().get());
    FilmRow chosen = model.chosenProperty().get();
    requests.getSelectionModel().select(chosen);
    filling = false;
    none.setText(texts.get(on.isSelected() ? "film.none.on" : "film.none"));
    showState(chosen);
    showFrames();
  }

  private void showState(@Nullable FilmRow chosen) {
    if (chosen != null && chosen.next() != null) {
      state.setText(texts.get("film.paused", stage(chosen.next())));
      state.setTone(Tone.ACCENT);
      boolean answered = chosen.entry().status() > 0;
      note.setText(
          texts.get(answered ? "film.waits" : "film.waited", Format.duration(model.waited())));
    } else {
      boolean running = model.onProperty().get();
      state.setText(texts.get(running ? "film.waiting" : "film.off"));
      state.setTone(running ? Tone.WARNING : Tone.NEUTRAL);
      note.setText(texts.get(running ? "film.note.on" : "film.note.off"));
    }
  }

  private String stage(Stage of) {
    return texts.get("stage." + of.name().toLowerCase(Locale.ROOT));
  }

  private void showFrames() {
    Stage at = model.stageProperty().get();
    List<Frame> frames = model.framesProperty().get();
    cards.fill(strip, further, frames, at);
    step.setDisable(!model.canStep());
    back.setDisable(frames.isEmpty() || at == Stage.CLIENT);
    toEnd.setDisable(frames.isEmpty());
    FilmRow row = model.chosenProperty().get();
    replay.setDisable(row == null || row.held() || row.working());
    Frame frame = frames.stream().filter(each -> each.stage() == at).findFirst().orElse(null);
    sawTitle.setText(texts.get("film.saw", stage(at)));
    decidedTitle.setText(texts.get("film.decided"));
    String text = frame == null ? "" : frame.saw();
    if (!code.text().equals(text)) {
      code.show(text, text.startsWith("{") ? Syntax.JSON : Syntax.HTTP);
    }
    decided.getChildren().setAll(frame == null ? List.of() : StageCards.lines(frame.decided()));
    if (at == Stage.DECISION && row != null && row.entry().access() != null) {
      Button why = new Button(texts.get("film.why"), Icons.of("fth-shield"));
      why.setId("sandbox-film-why");
      why.setOnAction(event -> why.fireEvent(new CallEvent(CallEvent.WHY, row.id())));
      decided.getChildren().add(why);
    }
  }

  private static final class Shown extends StringConverter<String> {

    private final UnaryOperator<String> name;

    Shown(UnaryOperator<String> name) {
      this.name = name;
    }

    @Override
    public String toString(String value) {
      return value == null ? "" : name.apply(value);
    }

    @Override
    public String fromString(String text) {
      throw new UnsupportedOperationException("the list is not edited");
    }
  }
}
