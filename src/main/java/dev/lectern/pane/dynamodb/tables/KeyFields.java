package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Name and type of a key attribute. */
final class KeyFields {

  private final TextField name = new TextField();
  private final ComboBox<String> type = new ComboBox<>();
  private final HBox view = new HBox(4, name, type);

  KeyFields(String id, String label, Runnable changed) {
    Texts texts = Texts.of("dynamodb");
    name.setId(id);
    name.setPromptText(label);
    name.setAccessibleText(label);
    type.setId(id + "-type");
    type.setAccessibleText(texts.get("new.type", label));
    type.getItems().setAll("S", "N", "B");
    type.setValue("S");
    type.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String letter) {
            return letter == null ? "" : texts.get("type." + letter);
          }

          @Override
          public String fromString(String text) {
            return text;
          }
        });
    type.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox.setHgrow(view, Priority.ALWAYS);
    name.textProperty().addListener((o, before, now) -> changed.run());
    type.valueProperty().addListener((o, before, now) -> changed.run());
  }

  Node view() {
    return view;
  }

  void setName(String text) {
    name.setText(text);
  }

  boolean given() {
    return !name.getText().isBlank();
  }

  KeyAttribute attribute() {
    return new KeyAttribute(name.getText().strip(), type.getValue());
  }
}
