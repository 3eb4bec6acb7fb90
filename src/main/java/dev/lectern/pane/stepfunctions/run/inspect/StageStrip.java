package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.i18n.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The points of the way as a row of buttons: each says what it did to the data. FX thread. */
final class StageStrip extends HBox {

  private final Texts texts;
  private final Sentences sentences;
  private final IntConsumer choose;
  private final String prefix;

  /**
   * @param prefix of the buttons' ids
   * @param choose the place of the button that was pressed
   */
  StageStrip(String prefix, Texts texts, IntConsumer choose) {
    this.prefix = prefix;
    this.texts = texts;
    this.choose = choose;
    sentences = new Sentences(texts);
    getStyleClass().add("run-stages");
    setFillHeight(true);
  }

  /** Shows the way, with one point chosen. */
  void show(List<Stage> stages, StateText state, int chosen) {
    List<ToggleButton> buttons = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      int place = i;
      Label title = new Label(name(stage.point()));
      title.getStyleClass().add("run-stage-title");
      title.setMinWidth(0);
      Label hint = new Label(hint(stages, i, state));
      hint.getStyleClass().addAll("text-small", "run-stage-hint");
      hint.setMinWidth(0);
      CutTip.on(title);
      CutTip.on(hint);
      ToggleButton button = new ToggleButton();
      button.setId(prefix + stage.point().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      button.setGraphic(new VBox(title, hint));
      button.setAccessibleText(title.getText() + ", " + hint.getText());
      button.getStyleClass().add("run-stage");
      if (stage.point() == Stage.Point.ERROR) {
        button.getStyleClass().add("wrong");
      }
      button.setSelected(i == chosen);
      button.setMinWidth(44);
      button.setPrefWidth(90);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(event -> choose.accept(place));
      HBox.setHgrow(button, Priority.ALWAYS);
      buttons.add(button);
    }
    getChildren().setAll(buttons);
  }

  String name(Stage.Point point) {
    return texts.get("point." + point.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private String hint(List<Stage> stages, int at, StateText state) {
    Stage stage = stages.get(at);
    if (at == 0) {
      return size(stage);
    }
    String set = sentences.hint(stage.point(), state);
    int base = stage.point() == Stage.Point.RESULT_PATH ? 0 : at - 1;
    LineDiff diff = stage.since(stages.get(base));
    String changed =
        diff.added() + diff.removed() == 0
            ? texts.get("stage.same")
            : texts.get("stage.changed", diff.removed(), diff.added());
    return set.isEmpty()
        ? stage.point() == Stage.Point.OUTPUT || stage.point() == Stage.Point.RESULT
            ? size(stage)
            : changed
        : set;
  }

  private static String size(Stage stage) {
    return Format.bytes(stage.json().getBytes(StandardCharsets.UTF_8).length);
  }
}
