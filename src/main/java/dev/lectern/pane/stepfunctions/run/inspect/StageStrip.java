package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.i18n.Texts;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The points of the way as a row of buttons: each says what it did to the data. FX thread. */
final class StageStrip extends HBox {

  private final Texts texts;
  private final Sentences sentences;
  private final StageDiffs diffs;
  private final IntConsumer choose;
  private final String prefix;
  private final Map<Stage.Point, ToggleButton> buttons = new EnumMap<>(Stage.Point.class);
  private List<Stage.Point> shown = List.of();

  /**
   * @param prefix of the buttons' ids
   * @param diffs what differs between them
   * @param choose the place of the button that was pressed
   */
  StageStrip(String prefix, Texts texts, StageDiffs diffs, IntConsumer choose) {
    this.prefix = prefix;
    this.texts = texts;
    this.diffs = diffs;
    this.choose = choose;
    sentences = new Sentences(texts);
    getStyleClass().add("run-stages");
    setFillHeight(true);
  }

  /**
   * Shows the way, with one point chosen. A point's button stays, seen or not, once it is there.
   */
  void show(List<Stage> stages, StateText state, int chosen) {
    shown = stages.stream().map(Stage::point).toList();
    for (int i = 0; i < shown.size(); i++) {
      Stage.Point point = shown.get(i);
      if (!buttons.containsKey(point)) {
        buttons.put(point, button(point));
        getChildren().setAll(buttons.values());
      }
      ToggleButton button = Objects.requireNonNull(buttons.get(point));
      Label hint = (Label) button.getUserData();
      hint.setText(hint(stages, i, state));
      button.setAccessibleText(name(point) + ", " + hint.getText());
      button.setSelected(i == chosen);
    }
    buttons.forEach((point, button) -> button.setVisible(shown.contains(point)));
  }

  /** Shows nothing. */
  void clear() {
    shown = List.of();
    buttons.values().forEach(button -> button.setVisible(false));
  }

  private ToggleButton button(Stage.Point point) {
    Label title = new Label(name(point));
    title.getStyleClass().add("run-stage-title");
    title.setMinWidth(0);
    // cut at their end, ResultSelector and ResultPath would read the same
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Label hint = new Label();
    hint.getStyleClass().addAll("text-small", "run-stage-hint");
    hint.setMinWidth(0);
    CutTip.on(title);
    CutTip.on(hint);
    ToggleButton button = new ToggleButton();
    button.setId(prefix + point.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    button.setGraphic(new VBox(title, hint));
    button.setUserData(hint);
    button.getStyleClass().add("run-stage");
    if (point == Stage.Point.ERROR) {
      button.getStyleClass().add("wrong");
    }
    button.setMinWidth(44);
    button.setPrefWidth(90);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> choose.accept(shown.indexOf(point)));
    button.managedProperty().bind(button.visibleProperty());
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
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
    if (!set.isEmpty()) {
      return set;
    }
    if (stage.point() == Stage.Point.OUTPUT || stage.point() == Stage.Point.RESULT) {
      return size(stage);
    }
    int base = stage.point() == Stage.Point.RESULT_PATH ? 0 : at - 1;
    LineDiff diff = diffs.between(stages.get(base), stage);
    return diff.added() + diff.removed() == 0
        ? texts.get("stage.same")
        : texts.get("stage.changed", diff.removed(), diff.added());
  }

  private static String size(Stage stage) {
    return Format.bytes(stage.json().getBytes(StandardCharsets.UTF_8).length);
  }
}
