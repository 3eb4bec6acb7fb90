package dev.lectern.pane.dynamodb.item;

import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.Arrays;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What saving would do and cost, under which condition, and what the last save did. */
public final class SaveController {

  private final EditorViewModel model;
  private final SaveViewModel save;
  private final Texts texts = Texts.of("dynamodbitem");
  private final CostGrid costs = new CostGrid();

  /** Kept here: what is bound in both directions holds neither end. */
  private final ObjectProperty<Boolean> whole;

  @FXML private StackPane costBox;
  @FXML private Label predicted;
  @FXML private Label update;
  @FXML private Label conditionText;
  @FXML private ComboBox<Boolean> how;
  @FXML private ComboBox<SaveViewModel.Condition> condition;
  @FXML private TextField version;
  @FXML private TextField free;
  @FXML private TextField freeValues;
  @FXML private Button saveButton;
  @FXML private Label result;

  SaveController(EditorViewModel model, SaveViewModel save) {
    this.model = model;
    this.save = save;
    whole = save.wholeItemProperty().asObject();
  }

  @FXML
  private void initialize() {
    costBox.getChildren().setAll(costs);
    saveButton.setTooltip(new Tooltip(texts.get("save.tip")));
    how.getItems().setAll(false, true);
    how.setConverter(
        words(each -> texts.get(Boolean.TRUE.equals(each) ? "how.put" : "how.update")));
    how.valueProperty().bindBidirectional(whole);
    condition.getItems().setAll(Arrays.asList(SaveViewModel.Condition.values()));
    condition.setConverter(
        words(each -> each == null ? "" : texts.get("condition." + each.name())));
    condition.valueProperty().bindBidirectional(save.conditionProperty());
    version.textProperty().bindBidirectional(save.versionProperty());
    free.textProperty().bindBidirectional(save.freeProperty());
    freeValues.textProperty().bindBidirectional(save.freeValuesProperty());
    condition.valueProperty().addListener((o, before, now) -> fields());
    model.costsProperty().addListener((o, before, now) -> show());
    model.storedProperty().addListener((o, before, now) -> show());
    model.dirtyProperty().addListener((o, before, now) -> show());
    model.wholeProperty().addListener((o, before, now) -> show());
    save.planProperty().addListener((o, before, now) -> show());
    save.problemProperty().addListener((o, before, now) -> show());
    save.busyProperty().addListener((o, before, now) -> show());
    save.resultProperty().addListener((o, before, now) -> result());
    fields();
    show();
    result();
  }

  private static <T> StringConverter<T> words(
      java.util.function.Function<@Nullable T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return text.apply(value);
      }

      @Override
      public @Nullable T fromString(String typed) {
        return null;
      }
    };
  }

  private void fields() {
    SaveViewModel.Condition now = save.conditionProperty().get();
    show(version, now == SaveViewModel.Condition.VERSION);
    show(free, now == SaveViewModel.Condition.FREE);
    show(freeValues, now == SaveViewModel.Condition.FREE);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void show() {
    if (model.wholeProperty().get()) {
      costs.show(model.costsProperty().get(), model.tableProperty().get());
    } else {
      costs.unknown();
    }
    SavePlan plan = save.planProperty().get();
    saveButton.setDisable(!save.ready());
    how.setDisable(model.storedProperty().get() == null || !model.wholeProperty().get());
    condition.setDisable(!model.wholeProperty().get());
    String wrong = save.problemProperty().get();
    conditionText.getStyleClass().removeAll("danger");
    if (plan == null) {
      predicted.setText(texts.get("plan.invalid"));
      text(update, "");
      text(conditionText, wrong);
      if (!wrong.isEmpty()) {
        conditionText.getStyleClass().add("danger");
      }
      saveButton.setText(texts.get("save"));
      return;
    }
    Used units = plan.predicted();
    predicted.setText(
        model.dirtyProperty().get()
            ? texts.get("plan.predicted", Costs.number(units.total()))
            : texts.get("plan.nothing"));
    predicted.setTooltip(new Tooltip(detail(units)));
    saveButton.setText(texts.get("save." + plan.how().name()));
    text(update, model.dirtyProperty().get() ? operation(plan) : "");
    text(conditionText, plan.condition() == null ? "" : "IF " + plan.condition());
  }

  private String operation(SavePlan plan) {
    return switch (plan.how()) {
      case UPDATE -> plan.update() == null ? texts.get("op.update.none") : plan.update();
      case PUT -> texts.get("op.put", plan.after() == null ? 0 : plan.after().size());
      case MOVE -> texts.get("op.move");
      case DELETE -> texts.get("op.delete");
    };
  }

  private static void text(Label label, String text) {
    label.setText(text);
    label.setTooltip(new Tooltip(text));
    show(label, !text.isEmpty());
  }

  private String detail(Used used) {
    StringBuilder text = new StringBuilder(texts.get("cost.table"));
    text.append(": ").append(Costs.number(used.table()));
    used.indexes()
        .forEach(
            (name, units) ->
                text.append('\n').append(name).append(": ").append(Costs.number(units)));
    return text.toString();
  }

  private void result() {
    SaveViewModel.Result last = save.resultProperty().get();
    show(result, last != null);
    if (last != null) {
      result.setText(last.text());
      result.setGraphic(Icons.of(last.equal() ? "fth-check-circle" : "fth-alert-circle"));
      result.getStyleClass().removeAll("success", "warning");
      result.getStyleClass().add(last.equal() ? "success" : "warning");
      result.setTooltip(new Tooltip(last.text()));
    }
  }

  @FXML
  private void save() {
    save.save();
  }
}
