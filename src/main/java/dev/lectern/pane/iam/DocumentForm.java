package dev.lectern.pane.iam;

import dev.lectern.ui.i18n.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Name and document of a new policy: it is written before it is made, so that it is version 1. */
final class DocumentForm extends VBox {

  private static final int WIDTH = 820;

  private final TextField name = new TextField();
  private final PolicyEditor editor;

  DocumentForm(Texts texts, Actions known, String document) {
    super(8);
    name.setId("iam-new-name");
    name.setAccessibleText(texts.get("new.name"));
    Label label = new Label(texts.get("new.name"));
    label.setLabelFor(name);
    editor = new PolicyEditor("iam-new-policy", false, known);
    editor.show(document);
    VBox.setVgrow(editor, Priority.ALWAYS);
    setPrefWidth(WIDTH);
    getStyleClass().add("iam-document");
    getChildren().addAll(label, name, editor);
  }

  /** Whether there is a name and a document; IAM says what is wrong with them. */
  ObservableBooleanValue valid() {
    return Bindings.createBooleanBinding(
        () -> !name.getText().isBlank() && !editor.text().isBlank(),
        name.textProperty(),
        editor.textProperty());
  }

  String name() {
    return name.getText().strip();
  }

  /** The document as JSON. */
  String document() {
    return editor.text();
  }
}
