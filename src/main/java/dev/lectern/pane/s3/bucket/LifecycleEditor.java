package dev.lectern.pane.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lifecycle rules as a table that says what each does here, or as JSON. */
final class LifecycleEditor implements SectionEditor {

  private enum View {
    RULES,
    JSON
  }

  /** A rule and its place in the document. */
  private record Row(int index, ObjectNode rule) {}

  private final Texts texts;
  private final Dialogs dialogs;
  private final ForecastViewModel forecast;
  private final RuleText words;
  private final JsonSectionEditor json;
  private final TableView<Row> table = new TableView<>();
  private final BorderPane node = new BorderPane();
  private final Segments<View> views;
  private String text = "";
  private Consumer<String> listener = now -> {};

  LifecycleEditor(
      SectionViewModel model, ForecastViewModel forecast, Dialogs dialogs, Texts texts) {
    this.texts = texts;
    this.dialogs = dialogs;
    this.forecast = forecast;
    words = new RuleText(texts);
    node.getStyleClass().add("section-tall");
    json = new JsonSectionEditor(model, texts);
    json.onChange(
        now -> {
          text = now;
          rows();
          listener.accept(now);
        });
    views =
        new Segments<>(
            "s3-lifecycle-view",
            view -> texts.get("lifecycle.view." + view.name().toLowerCase(java.util.Locale.ROOT)),
            View.values());
    views.valueProperty().addListener((o, before, now) -> arrange());
    columns();
    forecast.events().addListener((ListChangeListener<Forecast.Event>) change -> table.refresh());
    forecast.listingProperty().addListener((o, before, now) -> table.refresh());
    arrange();
  }

  private void columns() {
    table.setId("s3-lifecycle-rules");
    table.setAccessibleText(texts.get("lifecycle.title"));
    table.getStyleClass().add("dense");
    table.setPlaceholder(new Label(texts.get("lifecycle.none")));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    TableColumn<Row, Row> on = new TableColumn<>(texts.get("rule.column.on"));
    on.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    on.setCellFactory(column -> new Switch());
    on.setMinWidth(44);
    on.setMaxWidth(44);
    table.getColumns().add(on);
    table.getColumns().add(column("rule", 110, row -> RuleForm.name(row.rule(), row.index())));
    table.getColumns().add(column("for", 150, row -> words.filter(row.rule())));
    table.getColumns().add(column("does", 300, row -> words.actions(row.rule())));
    table
        .getColumns()
        .add(column("here", 280, row -> words.sum(row.rule(), forecast.sum(row.index()))));
    Columns.grow(table);
    table.setRowFactory(
        view -> {
          var row = new javafx.scene.control.TableRow<Row>();
          row.setOnMouseClicked(
              event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                  edit(row.getItem());
                }
              });
          return row;
        });
  }

  private TableColumn<Row, String> column(
      String name, double width, java.util.function.Function<Row, String> value) {
    TableColumn<Row, String> column = new TableColumn<>(texts.get("rule.column." + name));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(data -> new ReadOnlyStringWrapper(value.apply(data.getValue())));
    column.setCellFactory(view -> new Words(value));
    return column;
  }

  private void arrange() {
    HBox tools = new HBox(views);
    tools.getStyleClass().add("section-tools");
    if (views.valueProperty().get() == View.JSON) {
      json.show(text);
      node.setTop(tools);
      node.setCenter(json.node());
      return;
    }
    tools.getChildren().addAll(gap(), button("add", "fth-plus", () -> edit(null)));
    Button edit = button("edit", "fth-edit-2", () -> edit(chosen()));
    Button remove = button("remove", "fth-trash-2", this::removeChosen);
    for (Button button : List.of(edit, remove)) {
      button.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
      tools.getChildren().add(button);
    }
    tools.setAlignment(Pos.CENTER_LEFT);
    node.setTop(tools);
    StackPane place = new StackPane(table);
    place.setMinHeight(90);
    node.setCenter(place);
    rows();
  }

  private static Node gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
    return gap;
  }

  private Button button(String name, String icon, Runnable action) {
    Button button = new Button(texts.get("rule." + name), Icons.of(icon));
    button.setId("s3-rule-" + name);
    button.setAccessibleText(button.getText());
    button.getStyleClass().add("small");
    button.setOnAction(event -> action.run());
    return button;
  }

  private @Nullable Row chosen() {
    return table.getSelectionModel().getSelectedItem();
  }

  private void edit(@Nullable Row row) {
    RuleForm form = new RuleForm(texts, row == null ? Json.object() : row.rule());
    dialogs
        .form(
            texts.get(row == null ? "rule.add.title" : "rule.edit.title"),
            form,
            texts.get("rule.take"),
            form.valid())
        .thenAccept(
            yes -> {
              if (yes) {
                change(rules -> put(rules, row, form.rule()));
              }
            });
  }

  private static void put(ArrayNode rules, @Nullable Row row, ObjectNode rule) {
    if (row == null) {
      rules.add(rule);
    } else {
      rules.set(row.index(), rule);
    }
  }

  private void removeChosen() {
    Row row = chosen();
    if (row != null) {
      change(rules -> rules.remove(row.index()));
    }
  }

  private void change(Consumer<ArrayNode> how) {
    ObjectNode all = document().orElseGet(Json::object);
    ArrayNode rules = all.withArray("/Rules");
    how.accept(rules);
    text = rules.isEmpty() ? "" : Json.PRETTY.writeValueAsString(all);
    listener.accept(text);
    rows();
  }

  private Optional<ObjectNode> document() {
    try {
      return !text.isBlank() && Json.MAPPER.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private void rows() {
    List<Row> rows = new ArrayList<>();
    JsonNode rules = document().map(all -> all.path("Rules")).orElse(Json.array());
    for (int i = 0; i < rules.size(); i++) {
      if (rules.path(i) instanceof ObjectNode rule) {
        rows.add(new Row(i, rule));
      }
    }
    table.getItems().setAll(rows);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(String now) {
    text = now;
    rows();
    if (views.valueProperty().get() == View.JSON) {
      json.show(now);
    }
  }

  @Override
  public boolean valid() {
    return views.valueProperty().get() != View.JSON || json.valid();
  }

  @Override
  public void onChange(Consumer<String> told) {
    listener = told;
  }

  /** Turns a rule on and off. */
  private final class Switch extends TableCell<Row, Row> {

    private final CheckBox box = new CheckBox();

    Switch() {
      box.setOnAction(
          event -> {
            Row row = getItem();
            if (row != null) {
              String status = box.isSelected() ? "Enabled" : "Disabled";
              change(rules -> ((ObjectNode) rules.path(row.index())).put("Status", status));
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(empty ? null : box);
      if (row != null && !empty) {
        box.setId("s3-rule-on-" + row.index());
        box.setAccessibleText(texts.get("rule.column.on"));
        box.setSelected(row.rule().path("Status").asString("").equals("Enabled"));
      }
    }
  }

  /** Text with all of it in the tooltip; asks for it at each refresh, because time goes on. */
  private static final class Words extends TableCell<Row, String> {

    private final java.util.function.Function<Row, String> value;

    Words(java.util.function.Function<Row, String> value) {
      this.value = value;
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      Row row = getTableRow() == null ? null : getTableRow().getItem();
      String now = empty || row == null ? "" : value.apply(row);
      setText(now);
      setTooltip(now.isEmpty() ? null : new javafx.scene.control.Tooltip(now));
    }
  }
}
