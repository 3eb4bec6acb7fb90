package dev.lectern.pane.sandbox;

import atlantafx.base.controls.ToggleSwitch;
import dev.lectern.sandbox.Faults.Effect;
import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.sandbox.Faults.Refusal;
import dev.lectern.sandbox.Faults.Standing;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The table of faults: each with its switch, what it hits and how often it has. */
public final class FaultsController {

  private final FaultsViewModel model;
  private final SandboxInstance sandbox;
  private final Dialogs dialogs;
  private final Texts texts;
  private final FaultWords words;

  /** Id of the fault that was put on the desk last and has not come yet; empty for none. */
  private String wanted = "";

  @FXML private MenuButton presets;
  @FXML private Button add;
  @FXML private TableView<Standing> table;
  @FXML private TableColumn<Standing, Standing> on;
  @FXML private TableColumn<Standing, String> service;
  @FXML private TableColumn<Standing, String> operation;
  @FXML private TableColumn<Standing, String> fault;
  @FXML private TableColumn<Standing, String> how;
  @FXML private TableColumn<Standing, String> hits;
  @FXML private Label none;
  @FXML private Label hint;
  @FXML private Button edit;
  @FXML private Button remove;

  FaultsController(FaultsViewModel model, SandboxInstance sandbox, Dialogs dialogs, Texts texts) {
    this.model = model;
    this.sandbox = sandbox;
    this.dialogs = dialogs;
    this.texts = texts;
    this.words = new FaultWords(texts);
  }

  @FXML
  private void initialize() {
    Preset.all().stream()
        .filter(preset -> preset.fits(sandbox.services()))
        .forEach(preset -> presets.getItems().add(item(preset)));
    add.setOnAction(event -> add());
    edit.setOnAction(event -> edit());
    remove.setOnAction(event -> chosen(model::remove));
    table.setFixedCellSize(32);
    none.setText(texts.get("faults.none"));
    on.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    on.setCellFactory(column -> new SwitchCell());
    column(service, standing -> words.service(standing.fault()));
    column(operation, standing -> operationAndCaller(standing.fault()));
    column(fault, standing -> words.kind(standing.fault().effect()));
    column(how, standing -> words.how(standing.fault()));
    column(hits, standing -> Format.number(standing.hits()));
    table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> showHint());
    model.allProperty().addListener((o, before, now) -> fill(now));
    fill(model.allProperty().get());
  }

  /** Everything that can be done here, presets too, once the desk was made. */
  List<Action> actions() {
    List<Action> all = new ArrayList<>();
    all.add(ActionButtons.actionOf(add, texts.get("faults.add"), "fth-zap"));
    all.add(ActionButtons.actionOf(edit, texts.get("faults.edit.long"), "fth-edit-2"));
    all.add(ActionButtons.actionOf(remove, texts.get("faults.remove.long"), "fth-x"));
    presets
        .getItems()
        .forEach(
            item ->
                all.add(
                    Action.of(
                        item.getId(),
                        texts.get("faults.preset.long", item.getText()),
                        "fth-zap",
                        item::fire)));
    return all;
  }

  private String operationAndCaller(Fault fault) {
    return fault.caller().isEmpty()
        ? words.operation(fault)
        : texts.get("faults.by", words.operation(fault), fault.caller());
  }

  private MenuItem item(Preset preset) {
    MenuItem item = new MenuItem(texts.get("preset." + preset.key()));
    item.setId("sandbox-preset-" + preset.key());
    item.setOnAction(event -> put(preset.fault()));
    return item;
  }

  /** Puts it on the desk, and shows it there when it has come. */
  private void put(Fault fault) {
    wanted = fault.id();
    model.put(fault);
  }

  private void column(TableColumn<Standing, String> column, Function<Standing, String> text) {
    column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
    column.setCellFactory(each -> new TextCell());
  }

  private void fill(List<Standing> all) {
    Standing before = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(all);
    Optional<Standing> come = of(all, wanted);
    if (come.isPresent()) {
      wanted = "";
      table.getSelectionModel().select(come.get());
      table.scrollTo(come.get());
    } else if (before != null) {
      of(all, before.fault().id()).ifPresent(same -> table.getSelectionModel().select(same));
    } else if (!all.isEmpty()) {
      table.getSelectionModel().selectFirst();
    }
    showHint();
  }

  private static Optional<Standing> of(List<Standing> all, String id) {
    return all.stream().filter(each -> each.fault().id().equals(id)).findFirst();
  }

  private void showHint() {
    Standing now = table.getSelectionModel().getSelectedItem();
    edit.setDisable(now == null);
    remove.setDisable(now == null);
    hint.setText(now == null ? texts.get("faults.start") : words.hint(now.fault().effect()));
  }

  private void add() {
    form(
        new Fault(
            FaultsViewModel.newId(), "s3", "", "", new Effect.Refuse(Refusal.THROTTLED), 2, 3, 0),
        "form.add");
  }

  private void edit() {
    chosen(known -> form(known, "form.edit"));
  }

  private void chosen(Consumer<Fault> deed) {
    Standing now = table.getSelectionModel().getSelectedItem();
    if (now != null) {
      deed.accept(now.fault());
    }
  }

  private void form(Fault start, String key) {
    FaultForm form = new FaultForm(sandbox, start, texts);
    dialogs
        .form(texts.get(key + ".title"), form.view(), texts.get(key + ".verb"), form.valid())
        .thenAccept(
            chosen -> {
              if (chosen) {
                put(form.fault());
              }
            });
  }

  private static final class TextCell extends TableCell<Standing, String> {
    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
      setTooltip(empty || text == null ? null : new Tooltip(text));
    }
  }

  private final class SwitchCell extends TableCell<Standing, Standing> {

    private final ToggleSwitch toggle = new ToggleSwitch();
    private boolean filling;

    SwitchCell() {
      toggle
          .selectedProperty()
          .addListener(
              (o, before, now) -> {
                Standing standing = getItem();
                if (!filling && standing != null) {
                  model.turn(standing.fault(), now);
                }
              });
    }

    @Override
    protected void updateItem(@Nullable Standing standing, boolean empty) {
      super.updateItem(standing, empty);
      if (empty || standing == null) {
        setGraphic(null);
        return;
      }
      filling = true;
      toggle.setId("sandbox-fault-on-" + standing.fault().id());
      toggle.setAccessibleText(
          texts.get(
              standing.on() ? "faults.on.long" : "faults.off.long", words.line(standing.fault())));
      toggle.setSelected(standing.on());
      filling = false;
      setGraphic(toggle);
    }
  }
}
