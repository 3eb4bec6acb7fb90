package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.TaskHandle;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The list of tables. */
public final class TablesController {

  private final TablesViewModel model;
  private final TableActions actions;
  private final Dialogs dialogs;
  private final Consumer<String> open;
  private final Texts texts = Texts.of("dynamodb");

  @FXML private BorderPane root;
  @FXML private TextField filter;
  @FXML private TableView<TableLine> table;
  @FXML private TableColumn<TableLine, TableLine> name;
  @FXML private TableColumn<TableLine, TableLine> status;
  @FXML private TableColumn<TableLine, TableLine> keys;
  @FXML private TableColumn<TableLine, TableLine> indexes;
  @FXML private TableColumn<TableLine, TableLine> mode;
  @FXML private TableColumn<TableLine, TableLine> items;
  @FXML private Button openButton;
  @FXML private Button deleteButton;
  @FXML private HBox busy;
  @FXML private Label busyText;

  private @Nullable StateView states;

  /**
   * @param open goes into a table
   */
  public TablesController(
      TablesViewModel model, TableActions actions, Dialogs dialogs, Consumer<String> open) {
    this.model = model;
    this.actions = actions;
    this.dialogs = dialogs;
    this.open = open;
  }

  @FXML
  private void initialize() {
    root.setCenter(null);
    states = new StateView(table);
    root.setCenter(states);
    table.setItems(model.tables());
    table.setRowFactory(view -> row());
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    filter.textProperty().bindBidirectional(model.filterProperty());
    var none = Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
    openButton.disableProperty().bind(none);
    deleteButton.disableProperty().bind(none);
    install(name, row -> new Label(row.name(), Icons.of("fth-database")));
    install(status, row -> known(row, this::status));
    install(keys, row -> known(row, this::keys));
    install(indexes, row -> known(row, info -> number(info.indexes().size())));
    install(mode, row -> known(row, this::mode));
    install(items, row -> known(row, info -> number(info.items())));
    model.stateProperty().addListener((o, before, now) -> show());
    actions.busyProperty().addListener((o, before, now) -> showBusy(now));
    showBusy(null);
    show();
  }

  private void install(
      TableColumn<TableLine, TableLine> column, Function<TableLine, Node> drawing) {
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        any ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable TableLine row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                  setGraphic(null);
                } else {
                  model.need(row);
                  setGraphic(drawing.apply(row));
                }
              }
            });
  }

  private Node known(TableLine row, Function<TableInfo, Node> drawing) {
    if (row.info() != null) {
      return drawing.apply(row.info());
    }
    Label label = new Label();
    if (row.problem() != null) {
      label.setText(texts.get(row.problem().denied() ? "tables.denied" : "tables.unknown"));
      label.getStyleClass().add("text-muted");
      label.setTooltip(new Tooltip(row.problem().title() + "\n" + row.problem().why()));
    }
    return label;
  }

  private Node status(TableInfo info) {
    return new Chip(info.status(), info.status().equals("ACTIVE") ? Tone.SUCCESS : Tone.WARNING);
  }

  private Node keys(TableInfo info) {
    Label label = new Label(String.join(", ", info.keys()), Icons.of("fth-key"));
    label.getStyleClass().add("mono");
    label.setTooltip(new Tooltip(label.getText()));
    return label;
  }

  private Node mode(TableInfo info) {
    return new Label(
        info.onDemand()
            ? texts.get("mode.demand")
            : texts.get("mode.provisioned", info.reads(), info.writes()));
  }

  private static Node number(long value) {
    return new Label(Format.number(value));
  }

  private TableRow<TableLine> row() {
    TableRow<TableLine> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY
              && event.getClickCount() == 2
              && row.getItem() != null) {
            open.accept(row.getItem().name());
          }
        });
    return row;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      openChosen();
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      deleteChosen();
      event.consume();
    }
  }

  private void show() {
    StateView view = states;
    if (view == null) {
      return;
    }
    switch (model.stateProperty().get()) {
      case LOADING -> view.showLoading(Bindings.createStringBinding(() -> ""), model::cancel);
      case READY -> view.showContent();
      case EMPTY ->
          view.showEmpty(
              "fth-database",
              texts.get("tables.none"),
              texts.get("tables.none.text"),
              Action.of("tables-create", texts.get("tables.create"), "fth-plus", this::create));
      case FAILED -> {
        if (model.problemProperty().get() != null) {
          view.showProblem(
              model.problemProperty().get(),
              Action.of("tables-retry", texts.get("retry"), "fth-refresh-cw", model::refresh));
        }
      }
    }
  }

  private void showBusy(@Nullable TaskHandle handle) {
    busy.setVisible(handle != null);
    busy.setManaged(handle != null);
    busyText.setText(handle == null ? "" : handle.title());
  }

  /** Opens the form of a new table. */
  @FXML
  public void create() {
    NewTableForm form = new NewTableForm();
    dialogs
        .form(texts.get("new.title"), form.view(), texts.get("new.verb"), form.valid())
        .thenAccept(yes -> form.result(yes).ifPresent(actions::create));
  }

  /** Goes into the chosen table. */
  @FXML
  public void openChosen() {
    var chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      open.accept(chosen.name());
    }
  }

  /** Deletes the chosen table after a question. */
  @FXML
  public void deleteChosen() {
    var chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      actions.delete(chosen.name());
    }
  }

  @FXML
  private void stop() {
    TaskHandle handle = actions.busyProperty().get();
    if (handle != null) {
      handle.cancel();
    }
  }
}
