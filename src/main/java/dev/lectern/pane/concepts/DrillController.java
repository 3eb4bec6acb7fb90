package dev.lectern.pane.concepts;

import dev.lectern.concept.Drill;
import dev.lectern.pane.concepts.DrillViewModel.State;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An exercise, a field for its answer, and the arithmetic afterwards. */
public final class DrillController {

  private final DrillViewModel model;
  private final Texts texts;

  @FXML private VBox box;
  @FXML private Chip count;
  @FXML private Label ask;
  @FXML private TextField answer;
  @FXML private Button check;
  @FXML private Button show;
  @FXML private Button next;
  @FXML private Label found;
  @FXML private VBox arithmetic;

  DrillController(DrillViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    check.setOnAction(event -> model.check(answer.getText()));
    answer.setOnAction(event -> enter());
    show.setOnAction(event -> model.show());
    next.setOnAction(event -> next());
    box.managedProperty().bind(box.visibleProperty());
    found.managedProperty().bind(found.visibleProperty());
    found.setMinHeight(Region.USE_PREF_SIZE);
    ask.setMinHeight(Region.USE_PREF_SIZE);
    model.revisionProperty().addListener((o, before, now) -> show());
    show();
  }

  /** Enter answers, and goes on once it is answered. */
  private void enter() {
    if (over()) {
      next();
    } else {
      model.check(answer.getText());
    }
  }

  private void next() {
    answer.clear();
    model.next();
    answer.requestFocus();
  }

  private boolean over() {
    return model.state() == State.RIGHT || model.state() == State.SHOWN;
  }

  private void show() {
    Drill drill = model.drill();
    box.setVisible(drill != null);
    if (drill == null) {
      return;
    }
    ask.setText(texts.get("drill." + drill.kind(), drill.numbers().toArray()));
    count.setVisible(model.tried() > 0);
    count.setText(texts.get("drill.count", model.right(), model.tried()));
    count.setTone(
        model.tried() > 0 && model.right() == model.tried() ? Tone.SUCCESS : Tone.NEUTRAL);
    State state = model.state();
    found.setVisible(state != State.OPEN);
    found.setText(state == State.OPEN ? "" : texts.get("drill.state." + state));
    found.setGraphic(
        state == State.OPEN
            ? null
            : Icons.of(
                state == State.RIGHT
                    ? "fth-check-circle"
                    : state == State.WRONG ? "fth-x-circle" : "fth-info"));
    check.setDisable(over());
    show.setDisable(over());
    List<Label> lines = over() ? drill.arithmetic().stream().map(this::line).toList() : List.of();
    arithmetic.getChildren().setAll(lines);
  }

  private Label line(String text) {
    Label line = new Label(text);
    line.getStyleClass().add("mono");
    line.setWrapText(true);
    line.setMinHeight(Region.USE_PREF_SIZE);
    return line;
  }
}
