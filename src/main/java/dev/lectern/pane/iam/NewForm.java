package dev.lectern.pane.iam;

import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Name of a new user or role, and the permissions boundary that it has from its first second. */
final class NewForm extends VBox {

  private final TextField name = new TextField();
  private final ComboBox<String> boundary = new ComboBox<>();

  NewForm(Texts texts) {
    super(8);
    name.setId("iam-new-name");
    name.setAccessibleText(texts.get("new.name"));
    boundary.setId("iam-new-boundary");
    boundary.setEditable(true);
    boundary.setPromptText(texts.get("new.boundary.prompt"));
    boundary.setAccessibleText(texts.get("boundary"));
    boundary.setMaxWidth(Double.MAX_VALUE);
    boundary.setPrefWidth(520);
    Label nameLabel = new Label(texts.get("new.name"));
    nameLabel.setLabelFor(name);
    Label boundaryLabel = new Label(texts.get("new.boundary"));
    boundaryLabel.setLabelFor(boundary);
    Label note = new Label(texts.get("boundary.note"));
    note.getStyleClass().addAll("text-small", "text-muted");
    getChildren().addAll(nameLabel, name, boundaryLabel, boundary, note);
  }

  /** Policies to choose from; others can be typed. */
  void offer(List<String> arns) {
    String typed = boundary();
    boundary.getItems().setAll(arns);
    boundary.getEditor().setText(typed);
  }

  ObservableBooleanValue named() {
    return Bindings.createBooleanBinding(() -> !name.getText().isBlank(), name.textProperty());
  }

  String name() {
    return name.getText().strip();
  }

  /** ARN, empty for none. */
  String boundary() {
    String text = boundary.getEditor().getText();
    return text == null ? "" : text.strip();
  }
}
