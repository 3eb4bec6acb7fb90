package dev.lectern.pane.stepfunctions.machines;

import dev.lectern.pane.stepfunctions.data.MachineRow;
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
import javafx.scene.layout.BorderPane;

/** The list of state machines. */
public final class MachinesController {

  private final MachinesViewModel model;
  private final Dialogs dialogs;
  private final Consumer<String> open;
  private final Texts texts = Texts.of("stepfunctions");

  @FXML private BorderPane root;
  @FXML private TextField filter;
  @FXML private TableView<MachineRow> table;
  @FXML private TableColumn<MachineRow, MachineRow> name;
  @FXML private TableColumn<MachineRow, MachineRow> type;
  @FXML private TableColumn<MachineRow, MachineRow> running;
  @FXML private TableColumn<MachineRow, MachineRow> created;
  @FXML private Button openButton;
  @FXML private Button deleteButton;
  @FXML private BusyBar busy;
  private List<Action> chosen = List.of();

  /**
   * @param open goes into a machine, by name
   */
  public MachinesController(MachinesViewModel model, Dialogs dialogs, Consumer<String> open) {
    this.model = model;
    this.dialogs = dialogs;
    this.open = open;
  }

  @FXML
  private void initialize() {
    ListPart<MachineRow, Integer> list =
        new ListPart<>(
            model,
            root,
            table,
            filter,
            new ListPart.Empty(
                "fth-git-branch",
                texts.get("machines.none"),
                texts.get("machines.none.text"),
                Action.of(
                    "stepfunctions-create-first",
                    texts.get("machines.create"),
                    "fth-plus",
                    this::create)));
    list.column(
        name,
        row -> new Label(row.name(), Icons.of("fth-git-branch")),
        Comparator.comparing(MachineRow::name));
    list.column(
        type,
        row -> new Chip(texts.get("type." + row.type()), row.express() ? Tone.DONE : Tone.OUTLINED),
        Comparator.comparing(MachineRow::type));
    list.fact(running, this::running);
    list.column(
        created,
        row -> ListPart.muted(Format.dayTime(row.created())),
        Comparator.comparing(MachineRow::created));
    list.keys(row -> open.accept(row.name()), this::deleteChosen);
    openButton.disableProperty().bind(list.none());
    deleteButton.disableProperty().bind(list.none());
    chosen =
        List.of(
            list.action(openButton, texts.get("machines.open"), "fth-git-branch"),
            list.action(deleteButton, texts.get("machines.delete"), "fth-trash-2"));
    busy.of(model.busyProperty());
  }

  /** What can be done with the chosen row, once the list was made. */
  public List<Action> actions() {
    return chosen;
  }

  private Node running(int count) {
    if (count < 0) {
      return ListPart.muted(texts.get("machines.unlisted"));
    }
    if (count == 0) {
      return ListPart.muted("0");
    }
    String text = count >= MachinesGateway.MANY ? count + "+" : String.valueOf(count);
    return new Chip(text, Tone.ACCENT, "fth-play");
  }

  /** Opens the form of a new machine. */
  @FXML
  public void create() {
    NewMachineForm form = new NewMachineForm(model.makesRoles());
    model.roles(form::roles);
    var _ =
        dialogs.form(
            texts.get("new.title"),
            form.view(),
            texts.get("new.verb"),
            form.valid(),
            () -> model.create(form.result(), form.template().input()));
  }

  @FXML
  private void openChosen() {
    MachineRow chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      open.accept(chosen.name());
    }
  }

  @FXML
  private void deleteChosen() {
    MachineRow chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.delete(chosen);
    }
  }
}
