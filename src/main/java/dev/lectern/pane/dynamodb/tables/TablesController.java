package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.BusyBar;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListPart;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;

/** The list of tables. */
public final class TablesController {

  private final TablesViewModel model;
  private final TableActions actions;
  private final Dialogs dialogs;
  private final Consumer<String> open;
  private final Texts texts = Texts.of("dynamodb");

  private List<Action> chosen = List.of();

  @FXML private BorderPane root;
  @FXML private TextField filter;
  @FXML private TableView<String> table;
  @FXML private TableColumn<String, String> name;
  @FXML private TableColumn<String, String> status;
  @FXML private TableColumn<String, String> keys;
  @FXML private TableColumn<String, String> indexes;
  @FXML private TableColumn<String, String> mode;
  @FXML private TableColumn<String, String> items;
  @FXML private Button openButton;
  @FXML private Button deleteButton;
  @FXML private BusyBar busy;

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
    ListPart<String, TableInfo> list =
        new ListPart<>(
            model,
            root,
            table,
            filter,
            new ListPart.Empty(
                "fth-database",
                texts.get("tables.none"),
                texts.get("tables.none.text"),
                Action.of("tables-create", texts.get("tables.create"), "fth-plus", this::create)));
    list.column(name, each -> new Label(each, Icons.of("fth-database")), Comparator.naturalOrder());
    list.fact(status, this::status);
    list.fact(keys, this::keys);
    list.fact(indexes, info -> number(info.indexes().size()));
    list.fact(mode, this::mode);
    list.fact(items, info -> number(info.items()));
    list.keys(open, this::deleteChosen);
    openButton.disableProperty().bind(list.none());
    deleteButton.disableProperty().bind(list.none());
    chosen =
        List.of(
            list.action(openButton, texts.get("tables.open.long"), "fth-database"),
            list.action(deleteButton, texts.get("tables.delete.long"), "fth-trash-2"));
    busy.of(actions.busyProperty());
  }

  /** What can be done with the chosen row, once the list was made. */
  public List<Action> actions() {
    return chosen;
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

  /** Opens the form of a new table. */
  @FXML
  public void create() {
    NewTableForm form = new NewTableForm();
    var _ =
        dialogs.form(
            texts.get("new.title"),
            form.view(),
            texts.get("new.verb"),
            form.valid(),
            () -> actions.create(form.result()));
  }

  /** Goes into the chosen table. */
  @FXML
  public void openChosen() {
    String chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      open.accept(chosen);
    }
  }

  /** Deletes the chosen table after a question. */
  @FXML
  public void deleteChosen() {
    String chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      actions.delete(chosen);
    }
  }
}
