package dev.lectern.pane.dynamodb.explore;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A filter that the user is writing. FX thread. */
final class FilterDraft {

  final StringProperty attribute = new SimpleStringProperty("");
  final ObjectProperty<Operator> operator = new SimpleObjectProperty<>(Operator.EQUALS);
  final StringProperty type = new SimpleStringProperty("S");
  final StringProperty value = new SimpleStringProperty("");
  final StringProperty second = new SimpleStringProperty("");

  FilterDraft(Runnable changed) {
    attribute.addListener((o, before, now) -> changed.run());
    operator.addListener((o, before, now) -> changed.run());
    type.addListener((o, before, now) -> changed.run());
    value.addListener((o, before, now) -> changed.run());
    second.addListener((o, before, now) -> changed.run());
  }

  Clause clause() {
    return new Clause(attribute.get(), operator.get(), type.get(), value.get(), second.get());
  }
}
