package dev.lectern.pane.dynamodb.backups;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskHandle;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Backups in a list, recovery above it. */
public final class BackupsController {

  private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final BackupsViewModel model;
  private final Texts texts = Texts.of("dynamodbbackups");

  @FXML private Chip state;
  @FXML private Button onButton;
  @FXML private Button offButton;
  @FXML private HBox restoreBox;
  @FXML private TextField time;
  @FXML private Button restoreToButton;
  @FXML private Label window;
  @FXML private Button restoreButton;
  @FXML private Button deleteButton;
  @FXML private HBox busyBox;
  @FXML private Label busyText;
  @FXML private StackPane body;
  @FXML private TableView<Backup> list;
  @FXML private TableColumn<Backup, String> nameColumn;
  @FXML private TableColumn<Backup, String> statusColumn;
  @FXML private TableColumn<Backup, String> createdColumn;
  @FXML private TableColumn<Backup, String> sizeColumn;
  @FXML private TableColumn<Backup, String> typeColumn;

  private @Nullable StateView states;

  BackupsController(BackupsViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    column(nameColumn, Backup::name);
    column(statusColumn, Backup::status);
    column(createdColumn, backup -> Format.dayTime(backup.created()));
    column(sizeColumn, backup -> Format.bytes(backup.bytes()));
    column(typeColumn, Backup::type);
    list.setItems(model.backups());
    body.getChildren().remove(list);
    StateView view = new StateView(list);
    states = view;
    body.getChildren().setAll(view);
    list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> buttons());
    time.textProperty().addListener((o, before, now) -> buttons());
    model.recoveryProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    model.backups().addListener((ListChangeListener<Backup>) change -> show());
    model.busyProperty().addListener((o, before, now) -> busy(now));
    busy(null);
    show();
  }

  private static void column(TableColumn<Backup, String> column, Function<Backup, String> text) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
  }

  private void busy(@Nullable TaskHandle work) {
    shown(busyBox, work != null);
    busyText.setText(work == null ? "" : work.title());
    buttons();
  }

  private void buttons() {
    Backup chosen = list.getSelectionModel().getSelectedItem();
    boolean idle = model.busyProperty().get() == null;
    restoreButton.setDisable(chosen == null || !idle);
    deleteButton.setDisable(chosen == null || !idle);
    restoreToButton.setDisable(!idle || (!time.getText().isBlank() && typed() == null));
  }

  private @Nullable Instant typed() {
    try {
      return LocalDateTime.parse(time.getText().strip(), TYPED)
          .atZone(ZoneId.systemDefault())
          .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void show() {
    StateView view = states;
    Recovery recovery = model.recoveryProperty().get();
    boolean on = recovery != null && recovery.on();
    state.setText(recovery == null ? "…" : texts.get(on ? "pitr.on" : "pitr.off"));
    state.setTone(on ? Tone.SUCCESS : Tone.NEUTRAL);
    shown(onButton, recovery != null && !on);
    shown(offButton, on);
    shown(restoreBox, on);
    window.setText(window(recovery));
    UserProblem problem = model.problemProperty().get();
    if (view == null) {
      return;
    }
    if (problem != null) {
      view.showProblem(
          problem,
          Action.of("dynamodb-backups-retry", texts.get("retry"), "fth-refresh-cw", model::load));
    } else if (recovery == null) {
      view.showLoading();
    } else if (model.backups().isEmpty()) {
      view.showEmpty(
          "fth-archive",
          texts.get("empty"),
          texts.get("empty.text"),
          Action.of("dynamodb-backup-first", texts.get("create"), "fth-plus", model::create));
    } else {
      view.showContent();
    }
    buttons();
  }

  private String window(@Nullable Recovery recovery) {
    if (recovery == null) {
      return "";
    }
    Instant earliest = recovery.earliest();
    Instant latest = recovery.latest();
    return recovery.on() && earliest != null && latest != null
        ? texts.get(
            "pitr.window", Format.dayTime(earliest), Format.dayTime(latest), recovery.days())
        : texts.get("pitr.about");
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @FXML
  private void create() {
    model.create();
  }

  @FXML
  private void restore() {
    model.restore(list.getSelectionModel().getSelectedItem());
  }

  @FXML
  private void delete() {
    model.delete(list.getSelectionModel().getSelectedItem());
  }

  @FXML
  private void restoreTo() {
    model.restoreTo(time.getText().isBlank() ? null : typed());
  }

  @FXML
  private void switchOn() {
    model.recover(true);
  }

  @FXML
  private void switchOff() {
    model.recover(false);
  }

  @FXML
  private void cancel() {
    TaskHandle work = model.busyProperty().get();
    if (work != null) {
      work.cancel();
    }
  }
}
