package dev.lectern.pane.dynamodb.explore;

import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** The expressions as text fields, the placeholders as JSON. */
public final class HandController {

  private final BuilderViewModel model;
  private final Texts texts = Texts.of("dynamodbexplore");
  private final JsonEditor names = new JsonEditor();
  private final JsonEditor values = new JsonEditor();
  private boolean filling;

  @FXML private GridPane root;
  @FXML private Label keyLabel;
  @FXML private TextField keyCondition;
  @FXML private TextField filter;
  @FXML private TextField projection;
  @FXML private StackPane namesBox;
  @FXML private StackPane valuesBox;

  HandController(BuilderViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    HandViewModel hand = model.hand();
    root.visibleProperty().bind(hand.onProperty());
    root.managedProperty().bind(hand.onProperty());
    keyCondition.textProperty().bindBidirectional(hand.keyConditionProperty());
    filter.textProperty().bindBidirectional(hand.filterProperty());
    projection.textProperty().bindBidirectional(hand.projectionProperty());
    keyCondition.visibleProperty().bind(model.scanProperty().not());
    keyCondition.managedProperty().bind(keyCondition.visibleProperty());
    keyLabel.visibleProperty().bind(keyCondition.visibleProperty());
    keyLabel.managedProperty().bind(keyCondition.visibleProperty());
    editor(names, namesBox, "dynamodb-hand-names", "hand.names", hand.namesProperty());
    editor(values, valuesBox, "dynamodb-hand-values", "hand.values", hand.valuesProperty());
    hand.onProperty().addListener((o, before, now) -> fill());
    fill();
  }

  private void editor(
      JsonEditor editor, StackPane box, String id, String label, StringProperty text) {
    editor.setLabel(texts.get(label));
    editor.area().setId(id);
    box.getChildren().setAll(editor);
    editor
        .textProperty()
        .addListener(
            (o, before, now) -> {
              if (!filling) {
                text.set(now);
              }
            });
  }

  private void fill() {
    filling = true;
    names.setText(model.hand().namesProperty().get());
    values.setText(model.hand().valuesProperty().get());
    filling = false;
    if (model.hand().onProperty().get()) {
      (model.scanProperty().get() ? filter : keyCondition).requestFocus();
    }
  }
}
