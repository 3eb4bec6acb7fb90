package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.data.ExecutionName;
import dev.lectern.pane.stepfunctions.run.inspect.Stage;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Name and input of an execution that begins with what another had. FX thread. */
final class AgainForm {

  private final TextField name;
  private final Label rule;
  private final JsonEditor input = new JsonEditor();
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
  private final VBox view;

  AgainForm(Texts texts, String text) {
    FormParts parts = new FormParts(texts);
    name = parts.field("sfn-run-name", "again.name", 30);
    rule = parts.note(texts.get("again.name.rule"));
    rule.setId("sfn-run-name-rule");
    input.area().setId("sfn-run-input");
    input.setLabel(texts.get("again.input"));
    input.setText(Stage.pretty(text));
    input.setPrefSize(620, 320);
    VBox.setVgrow(input, Priority.ALWAYS);
    view = new VBox(8, parts.line("again.name", name, rule), input);
    name.textProperty().addListener((o, before, now) -> check());
    input.problemProperty().addListener((o, before, now) -> check());
    check();
  }

  private void check() {
    boolean named = ExecutionName.allowed(name());
    rule.getStyleClass().removeAll("danger", "text-muted");
    rule.getStyleClass().add(named ? "text-muted" : "danger");
    valid.set(named && input.problemProperty().get().isEmpty());
  }

  Node view() {
    return view;
  }

  ObservableBooleanValue valid() {
    return valid.getReadOnlyProperty();
  }

  /** Empty: Step Functions gives one. */
  String name() {
    return name.getText().strip();
  }

  String input() {
    return input.getText();
  }
}
