package dev.lectern.pane.lambda.functions;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.BusyBar;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListPart;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;

/** The list of functions. */
public final class FunctionsController {

  private static final double WIDE = 800;
  private static final double MIDDLE = 700;

  private final FunctionsViewModel model;
  private final Dialogs dialogs;
  private final Consumer<String> open;
  private final Texts texts = Texts.of("lambda");

  private List<Action> chosen = List.of();
  private DoubleBinding room = Bindings.createDoubleBinding(() -> 1.0);

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
  @FXML private BusyBar busy;

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
    ListPart<FunctionInfo, Boolean> list =
        new ListPart<>(
            model,
            root,
            table,
            filter,
            new ListPart.Empty(
                "fth-zap",
                texts.get("functions.none"),
                texts.get("functions.none.text"),
                Action.of(
                    "lambda-create-first",
                    texts.get("functions.create"),
                    "fth-plus",
                    this::create)));
    list.column(
        name,
        row -> new Label(row.name(), Icons.of("fth-zap")),
        Comparator.comparing(FunctionInfo::name));
    list.column(state, this::state, Comparator.comparing(FunctionInfo::state));
    list.column(
        runtime, row -> new Label(row.runtime()), Comparator.comparing(FunctionInfo::runtime));
    list.column(handler, FunctionsController::handler, Comparator.comparing(FunctionInfo::handler));
    list.column(
        memory,
        row -> new Label(texts.get("functions.mb", row.memory())),
        Comparator.comparingInt(FunctionInfo::memory));
    list.column(
        timeout,
        row -> new Label(texts.get("functions.s", row.timeout())),
        Comparator.comparingInt(FunctionInfo::timeout));
    list.column(
        size,
        row -> new Label(Format.bytes(row.codeSize())),
        Comparator.comparingLong(FunctionInfo::codeSize));
    list.column(
        modified, FunctionsController::modified, Comparator.comparing(FunctionInfo::modified));
    room = Columns.scale(table);
    room.addListener((o, before, now) -> room());
    table.widthProperty().addListener((o, before, now) -> room());
    list.keys(row -> open.accept(row.name()), this::deleteChosen);
    openButton.disableProperty().bind(list.none());
    deleteButton.disableProperty().bind(list.none());
    chosen =
        List.of(
            list.action(openButton, texts.get("functions.open.long"), "fth-zap"),
            list.action(deleteButton, texts.get("functions.delete.long"), "fth-trash-2"));
    busy.of(model.busyProperty());
  }

  private void room() {
    handler.setVisible(table.getWidth() >= WIDE * room.get());
    size.setVisible(table.getWidth() >= MIDDLE * room.get());
  }

  /** What can be done with the chosen row, once the list was made. */
  public List<Action> actions() {
    return chosen;
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
    Label label = new Label(row.modified().replaceFirst(":\\d\\d\\..*", "").replace('T', ' '));
    label.setTooltip(new Tooltip(row.modified()));
    return label;
  }

  /** Opens the form of a new function. */
  @FXML
  public void create() {
    NewFunctionForm form = new NewFunctionForm(dialogs, model.defaultRole(), model.standsIn());
    model.roles(form::roles);
    var _ =
        dialogs.form(
            texts.get("new.title"),
            form.view(),
            texts.get("new.verb"),
            form.valid(),
            () -> model.create(form.result()));
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
}
