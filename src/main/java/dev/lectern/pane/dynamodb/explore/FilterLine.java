package dev.lectern.pane.dynamodb.explore;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One comparison of the filter, with its fields. FX thread. */
final class FilterLine extends HBox {

  private final Texts texts = Texts.of("dynamodbexplore");

  /**
   * @param number from 1
   */
  FilterLine(FilterDraft filter, int number, BuilderViewModel model) {
    super(8);
    String id = "dynamodb-filter-" + number;
    TextField attribute = field(id + "-attribute", "filter.attribute", filter.attribute);
    ComboBox<Operator> operator = new ComboBox<>();
    operator.setId(id + "-operator");
    operator.setAccessibleText(texts.get("filter.operator"));
    operator.getItems().setAll(Operator.values());
    operator.setConverter(BuilderController.words(each -> each == null ? "" : each.text()));
    operator.valueProperty().bindBidirectional(filter.operator);
    ComboBox<String> type = new ComboBox<>();
    type.setId(id + "-type");
    type.setAccessibleText(texts.get("filter.type"));
    type.getItems().setAll("S", "N", "BOOL", "NULL", "B");
    type.valueProperty().bindBidirectional(filter.type);
    TextField value = field(id + "-value", "filter.value", filter.value);
    TextField second = field(id + "-second", "filter.second", filter.second);
    HBox.setHgrow(value, Priority.ALWAYS);
    Runnable fit =
        () -> {
          int operands = filter.operator.get().operands();
          BuilderController.show(type, operands > 0 && filter.operator.get() != Operator.TYPE);
          BuilderController.show(value, operands > 0 && !filter.type.get().equals("NULL"));
          BuilderController.show(second, operands > 1);
        };
    operator.valueProperty().addListener((o, before, now) -> fit.run());
    type.valueProperty().addListener((o, before, now) -> fit.run());
    fit.run();
    Label word = new Label(texts.get(number == 1 ? "filter" : "filter.and"));
    word.getStyleClass().addAll("text-small", "text-muted");
    word.setMinWidth(36);
    getStyleClass().add("dynamodb-line");
    getChildren()
        .addAll(
            word,
            attribute,
            operator,
            type,
            value,
            second,
            Icons.button(
                id + "-remove",
                "fth-x",
                texts.get("filter.remove"),
                () -> model.removeFilter(filter)));
  }

  private TextField field(String id, String key, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    field.textProperty().bindBidirectional(text);
    return field;
  }
}
