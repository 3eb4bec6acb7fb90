package dev.lectern.pane.stepfunctions.activities;

import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The answer to a task: an output, or an error. FX thread. */
final class AnswerForm {

  private enum Outcome {
    SUCCESS,
    FAILURE
  }

  private static final String EXAMPLE = "{\n  \"approved\": true\n}";

  private final Texts texts = Texts.of("stepfunctions");
  private final FormParts parts = new FormParts(texts);
  private final Segments<Outcome> outcome =
      new Segments<>(
          "stepfunctions-answer-outcome", each -> texts.get("answer." + each), Outcome.values());
  private final JsonEditor output = new JsonEditor();
  private final TextField error = parts.field("stepfunctions-answer-error", "answer.error", 30);
  private final TextField cause = parts.field("stepfunctions-answer-cause", "answer.cause", 50);
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
  private final VBox view;

  AnswerForm(String input) {
    CodeView asked = new CodeView();
    asked.setLabel(texts.get("answer.input"));
    asked.setPrefSize(600, 150);
    asked.show(input, Syntax.JSON);
    output.setLabel(texts.get("answer.output"));
    output.area().setId("stepfunctions-answer-output");
    output.setPrefSize(600, 160);
    output.setText(EXAMPLE);
    VBox good = new VBox(8, new Label(texts.get("answer.output")), output);
    VBox bad = new VBox(8, parts.line("answer.error", error), parts.line("answer.cause", cause));
    good.visibleProperty().bind(outcome.valueProperty().isEqualTo(Outcome.SUCCESS));
    bad.visibleProperty().bind(outcome.valueProperty().isEqualTo(Outcome.FAILURE));
    good.managedProperty().bind(good.visibleProperty());
    bad.managedProperty().bind(bad.visibleProperty());
    view =
        new VBox(
            8,
            new Label(texts.get("answer.input")),
            asked,
            parts.line("answer.outcome", outcome),
            good,
            bad,
            parts.note(texts.get("answer.about")));
    outcome.valueProperty().addListener((o, before, now) -> check());
    output.problemProperty().addListener((o, before, now) -> check());
    error.textProperty().addListener((o, before, now) -> check());
    check();
  }

  private void check() {
    valid.set(
        succeeds()
            ? output.problemProperty().get().isEmpty() && !output.getText().isBlank()
            : error.getText().length() <= 256);
  }

  Node view() {
    return view;
  }

  ObservableBooleanValue valid() {
    return valid.getReadOnlyProperty();
  }

  boolean succeeds() {
    return outcome.valueProperty().get() == Outcome.SUCCESS;
  }

  String output() {
    return output.getText();
  }

  String error() {
    return error.getText().strip();
  }

  String cause() {
    return cause.getText().strip();
  }
}
