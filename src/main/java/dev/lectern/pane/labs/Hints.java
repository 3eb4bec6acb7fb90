package dev.lectern.pane.labs;

import dev.lectern.lab.LabDesk.View;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.Score;
import dev.lectern.lab.Step;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The hints of a step: those that are open, and a button for the next with what it costs. */
final class Hints {

  private final LabsViewModel model;
  private final LabActions acts;
  private final Texts texts;

  Hints(LabsViewModel model, LabActions acts, Texts texts) {
    this.model = model;
    this.acts = acts;
    this.texts = texts;
  }

  Node build(View view, Step step, StepProgress progress) {
    Label title = new Label(texts.get("hints"));
    title.getStyleClass().add("heading");
    Label cost = new Label(texts.get("hints.cost"));
    cost.getStyleClass().addAll("text-small", "text-muted");
    HBox header = new HBox(title, cost);
    header.getStyleClass().add("labs-hints-header");
    VBox box = new VBox(header);
    box.getStyleClass().add("labs-hints");
    int open = Math.min(progress.hints(), step.hints().size());
    for (int number = 1; number <= open; number++) {
      Node hint =
          LabParts.band(
              Tone.ACCENT, "fth-info", LabParts.text(view.text(step.hints().get(number - 1))));
      hint.setId("labs-hint-text-" + number);
      box.getChildren().add(hint);
    }
    FlowPane buttons = new FlowPane();
    buttons.getStyleClass().add("labs-buttons");
    for (int number = open + 1; number <= step.hints().size(); number++) {
      buttons.getChildren().add(button(step, number, number == open + 1));
    }
    if (!buttons.getChildren().isEmpty()) {
      box.getChildren().add(buttons);
    }
    return box;
  }

  private Button button(Step step, int number, boolean next) {
    int cap = Score.cap(number);
    int most = Math.round(step.points() * cap / 100f);
    boolean free = cap == 100;
    Label name = new Label(texts.get("hint.one", number));
    Label cost =
        new Label(free ? texts.get("hint.free") : texts.get("hint.cost", most, step.points()));
    cost.getStyleClass().addAll("text-muted");
    HBox content = new HBox(name, cost);
    content.getStyleClass().add("labs-hint-button");
    Button button = new Button(null, content);
    button.setId("labs-hint-" + number);
    String said =
        free ? texts.get("hint.free.long") : texts.get("hint.cost.long", most, step.points());
    button.setAccessibleText(texts.get("hint.accessible", number, said));
    button.setTooltip(new Tooltip(said));
    button.setDisable(!next || !model.canWork());
    button.setOnAction(event -> acts.hint.run().run());
    return button;
  }
}
