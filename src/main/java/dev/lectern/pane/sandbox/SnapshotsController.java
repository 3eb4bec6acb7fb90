package dev.lectern.pane.sandbox;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of snapshots, newest first. */
public final class SnapshotsController {

  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private final SnapshotsViewModel model;
  private final Dialogs dialogs;
  private final Texts texts;

  @FXML private Button importIt;
  @FXML private Button save;
  @FXML private VBox list;
  @FXML private Label done;
  @FXML private Button undo;

  SnapshotsController(SnapshotsViewModel model, Dialogs dialogs, Texts texts) {
    this.model = model;
    this.dialogs = dialogs;
    this.texts = texts;
  }

  /** What can be done here, once the list was made. */
  List<Action> actions() {
    return List.of(
        ActionButtons.actionOf(importIt, texts.get("snapshots.import"), "fth-upload"),
        ActionButtons.actionOf(save, texts.get("snapshots.save.long"), "fth-camera"),
        ActionButtons.actionOf(undo, texts.get("snapshots.undo.long"), "fth-rotate-ccw"));
  }

  @FXML
  private void initialize() {
    Icons.only(importIt, "fth-upload", texts.get("snapshots.import"));
    importIt.setOnAction(event -> importFrom());
    save.setOnAction(event -> save());
    undo.setOnAction(event -> model.undo());
    undo.disableProperty().bind(model.undoableProperty().not().or(model.busyProperty()));
    save.disableProperty().bind(model.busyProperty());
    importIt.disableProperty().bind(model.busyProperty());
    done.textProperty().bind(model.doneProperty());
    model.rowsProperty().addListener((o, before, now) -> fill());
    fill();
  }

  private void fill() {
    list.getChildren().clear();
    if (model.rowsProperty().get().isEmpty()) {
      Label none = new Label(texts.get("snapshots.none"));
      none.setWrapText(true);
      none.setMinHeight(Region.USE_PREF_SIZE);
      none.getStyleClass().addAll("text-small", "text-muted", "sandbox-none");
      list.getChildren().add(none);
    }
    int number = 0;
    for (SnapshotRow row : model.rowsProperty().get()) {
      list.getChildren().add(row(row, ++number));
    }
  }

  private Node row(SnapshotRow row, int number) {
    Label name = new Label(row.name());
    name.setTooltip(new Tooltip(row.name()));
    Label facts =
        new Label(
            texts.get(
                row.automatic() ? "snapshots.automatic" : "snapshots.named",
                SHORT.format(row.savedAt().atZone(ZoneId.systemDefault())),
                // a number and its unit stay together
                Format.bytes(row.bytes()).replace(' ', '\u00A0')));
    facts.getStyleClass().addAll("text-small", "text-muted");
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    facts.setTooltip(new Tooltip(texts.get("snapshots.clock", Format.dayTime(row.savedAt()))));
    VBox words = new VBox(name, facts);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button restore = new Button(texts.get("snapshots.restore"));
    restore.setId("sandbox-snapshot-restore-" + number);
    restore.setAccessibleText(texts.get("snapshots.restore.long", row.name()));
    restore.getStyleClass().addAll("small", "flat", "accent");
    restore.setMinWidth(Region.USE_PREF_SIZE);
    restore.disableProperty().bind(model.busyProperty());
    restore.setOnAction(event -> restore(row));
    MenuButton more = new MenuButton();
    more.setId("sandbox-snapshot-more-" + number);
    more.getStyleClass().add("flat");
    Icons.only(more, "fth-more-horizontal", texts.get("snapshots.more", row.name()));
    more.getItems()
        .setAll(
            item("export-" + number, "snapshots.export", "fth-download", () -> export(row)),
            item("delete-" + number, "snapshots.delete", "fth-trash-2", () -> delete(row)));
    HBox line =
        new HBox(Icons.of(row.automatic() ? "fth-flag" : "fth-camera"), words, restore, more);
    line.getStyleClass().add("sandbox-snapshot");
    return line;
  }

  private MenuItem item(String id, String text, String icon, Runnable action) {
    MenuItem item = new MenuItem(texts.get(text), Icons.of(icon));
    item.setId("sandbox-snapshot-" + id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void save() {
    var _ =
        dialogs.ask(
            texts.get("snapshots.save.title"),
            texts.get("snapshots.save.label"),
            "",
            name ->
                model
                    .fault(name)
                    .map(
                        why ->
                            Attempt.refused(
                                UserProblem.of(
                                    texts.get("snapshots.name.wrong"),
                                    why,
                                    texts.get("snapshots.name.remedy"))))
                    .orElseGet(() -> Attempt.done(() -> saveAs(name))));
  }

  private void saveAs(String name) {
    if (model.known(name)) {
      ask("snapshots.replace", name, false, () -> model.save(name));
    } else {
      model.save(name);
    }
  }

  private void restore(SnapshotRow row) {
    ask("snapshots.restore.ask", row.name(), false, () -> model.restore(row.name()));
  }

  private void delete(SnapshotRow row) {
    ask("snapshots.delete.ask", row.name(), true, () -> model.delete(row.name()));
  }

  private void ask(String key, String name, boolean destructive, Runnable deed) {
    dialogs
        .confirm(
            new Confirmation(
                texts.get(key + ".title", name),
                texts.get(key + ".sentence", name),
                texts.get(key + ".verb"),
                destructive))
        .thenAccept(
            yes -> {
              if (yes) {
                deed.run();
              }
            });
  }

  private void export(SnapshotRow row) {
    String suggested = row.name().replaceAll("[^A-Za-z0-9._-]+", "-") + ".zip";
    dialogs
        .chooseSave(texts.get("snapshots.export.title"), suggested)
        .thenAccept(file -> file.ifPresent(path -> model.exportTo(row.name(), path)));
  }

  private void importFrom() {
    dialogs
        .chooseFiles(texts.get("snapshots.import.title"))
        .thenAccept(
            files -> {
              for (Path file : files) {
                model.importFrom(file);
              }
            });
  }
}
