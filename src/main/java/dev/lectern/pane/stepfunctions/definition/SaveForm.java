package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.diff.DiffView;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What saving changes, before it is done. FX thread. */
final class SaveForm {

  private final Texts texts = Texts.of("stepfunctions");
  private final FormParts parts = new FormParts(texts);
  private final CheckBox publish = new CheckBox(texts.get("save.publish"));
  private final TextField description =
      parts.field("stepfunctions-save-description", "save.description", 40);
  private final VBox view = new VBox(8);

  /**
   * @param errors how many there are: Step Functions will refuse
   */
  SaveForm(String before, String after, long errors) {
    LineDiff diff = LineDiff.of(before.lines().toList(), after.lines().toList());
    DiffView lines = new DiffView("stepfunctions-save-diff", texts.get("save.across"));
    lines.setLabel(texts.get("save.diff"));
    lines.setPrefSize(860, 360);
    lines.getStyleClass().add("stepfunctions-frame");
    lines.show(diff.lines(), Syntax.JSON);
    Label sum = new Label(texts.get("save.sum", diff.added(), diff.removed()));
    publish.setId("stepfunctions-save-publish");
    description.disableProperty().bind(publish.selectedProperty().not());
    view.getChildren().addAll(sum, lines);
    if (errors > 0) {
      view.getChildren().add(new MessageBand(Tone.DANGER, texts.get("save.errors", errors)));
    }
    view.getChildren().addAll(parts.note(texts.get("save.about")), parts.row(publish, description));
  }

  Node view() {
    return view;
  }

  boolean publish() {
    return publish.isSelected();
  }

  String description() {
    return description.getText().strip();
  }
}
