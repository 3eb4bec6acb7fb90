package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.diff.DiffView;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The data on its way: the points as a strip, and what the chosen one changed of the point before,
 * side by side. FX thread.
 */
final class WayView extends VBox {

  private final Texts texts;
  private final Sentences sentences;
  private final StageDiffs diffs = new StageDiffs();
  private final StageStrip strip;
  private final DiffView diff;
  private final Label before = new Label();
  private final Label after = new Label();
  private final Label changed = new Label();
  private final Label sentence = new Label();
  private final HBox told;
  private List<Stage> stages = List.of();
  private @Nullable StateText state;
  private Stage.Point chosen = Stage.Point.OUTPUT;

  /**
   * @param id of the whole; those of its parts begin with it
   */
  WayView(String id, Texts texts) {
    this.texts = texts;
    setId(id);
    setMinHeight(0);
    getStyleClass().add("run-way");
    sentences = new Sentences(texts);
    strip = new StageStrip(id + "-", texts, diffs, this::choose);
    diff = new DiffView(id + "-diff", texts.get("diff.across"));
    for (Label label : List.of(before, after)) {
      label.getStyleClass().add("heading");
      label.setMinWidth(0);
      CutTip.on(label);
    }
    changed.getStyleClass().addAll("text-small", "run-changed");
    changed.setMinWidth(Region.USE_PREF_SIZE);
    changed.setId(id + "-changed");
    HBox heads = new HBox(side(before), side(after, changed));
    heads.getStyleClass().add("run-diff-heads");
    sentence.setWrapText(true);
    sentence.setId(id + "-sentence");
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    told = new HBox(8, Icons.of("fth-info"), sentence);
    told.getStyleClass().addAll("message-band", "accent", "run-told");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    told.setMinHeight(Region.USE_PREF_SIZE);
    VBox.setVgrow(diff, Priority.ALWAYS);
    diff.setMinHeight(60);
    strip.setMinHeight(USE_PREF_SIZE);
    heads.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(strip, heads, diff, told);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private static HBox side(Node... parts) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox side = new HBox(8);
    side.getChildren().add(parts[0]);
    side.getChildren().add(gap);
    for (int i = 1; i < parts.length; i++) {
      side.getChildren().add(parts[i]);
    }
    side.setPrefWidth(100);
    side.setMinWidth(0);
    HBox.setHgrow(side, Priority.ALWAYS);
    side.getStyleClass().add("run-diff-head");
    return side;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.F7) {
      diff.goTo(event.isShiftDown() ? -1 : 1);
      event.consume();
    }
  }

  /** Shows a way; the chosen point stays chosen where it has it. */
  void show(List<Stage> next, StateText of) {
    if (!next.equals(stages) || !of.equals(state)) {
      stages = next;
      state = of;
      draw();
    }
  }

  /** What the way does at a point, whichever was chosen before. */
  void choose(Stage.Point point) {
    chosen = point;
    draw();
  }

  private void choose(int place) {
    chosen = stages.get(place).point();
    draw();
  }

  private int place() {
    int nearest = 0;
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).point().compareTo(chosen) <= 0) {
        nearest = i;
      }
    }
    return nearest;
  }

  /** ResultPath writes into the input: that is what it changes, not the result. */
  private int base(int place) {
    return stages.get(place).point() == Stage.Point.RESULT_PATH ? 0 : Math.max(0, place - 1);
  }

  private void draw() {
    StateText of = state;
    if (of == null || stages.isEmpty()) {
      strip.clear();
      diff.show(List.of(), Syntax.JSON);
      return;
    }
    int place = place();
    Stage now = stages.get(place);
    Stage then = stages.get(base(place));
    strip.show(stages, of, place);
    LineDiff lines = diffs.between(then, now);
    before.setText(strip.name(then.point()));
    after.setText(texts.get(place == 0 ? "way.same" : "way.after", strip.name(now.point())));
    int differs = lines.added() + lines.removed();
    changed.setText(
        differs == 0
            ? texts.get("stage.same")
            : texts.get("stage.changed", lines.removed(), lines.added()));
    diff.setLabel(texts.get("diff.lines", lines.removed(), lines.added()));
    diff.show(lines.lines(), Syntax.JSON);
    sentence.setText(sentences.of(now.point(), of));
  }
}
