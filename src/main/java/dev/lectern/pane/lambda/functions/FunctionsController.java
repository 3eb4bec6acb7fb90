package dev.lectern.pane.lambda.functions;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.task.TaskHandle;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MiddleEllipsisLabel;
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

/** The list of functions. */
public final class FunctionsController {

  private final FunctionsViewModel model;
  private final Dialogs dialogs;
  private final Consumer<String> open;
  private final Texts texts = Texts.of("lambda");

  @FXML private BorderPane root;
  @FXML private TextField filter;
  @FXML private TableView<FunctionInfo> table;
  @FXML private TableColumn<FunctionInfo, FunctionInfo> name;
  @FXML private TableColumn<FunctionInfo, FunctionInfo> state;
  @FXML private TableColumn<FunctionInfo, FunctionInfo> runtime;
  @FXML private TableColumn<FunctionInfo, FunctionInfo> handler;
  @FXML private TableColumn<FunctionInfo, FunctionInfo> memory;
  @FXML private TableColumn<FunctionInfo, FunctionInfo> timeout;
  @FXML private TableColumn<FunctionInfo, FunctionInfo> size;
  @FXML private TableColumn<FunctionInfo, FunctionInfo> modified;
  @FXML private Button openButton;
  @FXML private Button deleteButton;
  @FXML private HBox busy;
  @FXML private Label busyText;

  private @Nullable StateView states;

  /**
   * @param open goes into a function
   */
  public FunctionsController(FunctionsViewModel model, Dialogs dialogs, Consumer<String> open) {
    this.model = model;
    this.dialogs = dialogs;
    this.open = open;
  }

  @FXML
  private void initialize() {
    root.setCenter(null);
    states = new StateView(table);
    root.setCenter(states);
    table.setItems(model.functions());
    table.setRowFactory(view -> row());
    table.setPlaceholder(new Label(texts.get("functions.filtered")));
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    filter.textProperty().bindBidirectional(model.filterProperty());
    var none = Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
    openButton.disableProperty().bind(none);
    deleteButton.disableProperty().bind(none);
    install(name, row -> new Label(row.name(), Icons.of("fth-zap")));
    install(state, this::state);
    install(runtime, row -> new Label(row.runtime()));
    install(handler, FunctionsController::handler);
    install(memory, row -> new Label(texts.get("functions.mb", row.memory())));
    install(timeout, row -> new Label(texts.get("functions.s", row.timeout())));
    install(size, row -> new Label(Format.bytes(row.codeSize())));
    install(modified, FunctionsController::modified);
    model.stateProperty().addListener((o, before, now) -> show());
    model.busyProperty().addListener((o, before, now) -> showBusy(now));
    showBusy(null);
    show();
  }

  private void install(
      TableColumn<FunctionInfo, FunctionInfo> column, Function<FunctionInfo, Node> drawing) {
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        any ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable FunctionInfo row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : drawing.apply(row));
              }
            });
  }

  private Node state(FunctionInfo row) {
    Chip chip = new Chip(row.state(), row.state().equals("Active") ? Tone.SUCCESS : Tone.WARNING);
    if (!row.reason().isEmpty()) {
      chip.setTooltip(new Tooltip(row.reason()));
    }
    return chip;
  }

  private static Node handler(FunctionInfo row) {
    MiddleEllipsisLabel label = new MiddleEllipsisLabel(row.handler());
    label.getStyleClass().add("mono");
    return label;
  }

  private static Node modified(FunctionInfo row) {
    Label label = new Label(row.modified().replaceFirst("\\..*", "").replace('T', ' '));
    label.setTooltip(new Tooltip(row.modified()));
    return label;
  }

  private TableRow<FunctionInfo> row() {
    TableRow<FunctionInfo> row = new TableRow<>();
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
              "fth-zap",
              texts.get("functions.none"),
              texts.get("functions.none.text"),
              Action.of(
                  "lambda-create-first", texts.get("functions.create"), "fth-plus", this::create));
      case FAILED -> {
        if (model.problemProperty().get() != null) {
          view.showProblem(
              model.problemProperty().get(),
              Action.of("lambda-list-again", texts.get("retry"), "fth-refresh-cw", model::refresh));
        }
      }
    }
  }

  private void showBusy(@Nullable TaskHandle handle) {
    busy.setVisible(handle != null);
    busy.setManaged(handle != null);
    busyText.setText(handle == null ? "" : handle.title());
  }

  /** Opens the form of a new function. */
  @FXML
  public void create() {
    NewFunctionForm form = new NewFunctionForm(dialogs, model.defaultRole());
    dialogs
        .form(texts.get("new.title"), form.view(), texts.get("new.verb"), form.valid())
        .thenAccept(yes -> form.result(yes).ifPresent(model::create));
  }

  /** Goes into the chosen function. */
  @FXML
  public void openChosen() {
    FunctionInfo chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      open.accept(chosen.name());
    }
  }

  /** Deletes the chosen function after a question. */
  @FXML
  public void deleteChosen() {
    FunctionInfo chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.delete(chosen);
    }
  }

  @FXML
  private void stop() {
    TaskHandle handle = model.busyProperty().get();
    if (handle != null) {
      handle.cancel();
    }
  }
}
