package dev.lectern.pane.dynamodb.transfer;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskHandle;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Export above, import below, and what became of it. */
public final class TransferController {

  private enum What {
    TABLE,
    ASKED
  }

  private final TransferViewModel model;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("dynamodbtransfer");
  private final Segments<FileFormat> format =
      new Segments<>(
          "dynamodb-export-format",
          each -> texts.get("format." + each.name()),
          FileFormat.values());
  private final Segments<What> what =
      new Segments<>(
          "dynamodb-export-what", each -> texts.get("what." + each.name()), What.values());

  @FXML private HBox formatBox;
  @FXML private HBox whatBox;
  @FXML private Label about;
  @FXML private Button exportButton;
  @FXML private Button importButton;
  @FXML private VBox bands;
  @FXML private HBox busyBox;
  @FXML private Label title;
  @FXML private ProgressBar progress;
  @FXML private Label count;
  @FXML private VBox failedBox;
  @FXML private Label failedHead;
  @FXML private ListView<Importer.Failure> failed;

  TransferController(TransferViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    formatBox.getChildren().setAll(format);
    whatBox.getChildren().setAll(what);
    format.valueProperty().addListener((o, before, now) -> about());
    count.textProperty().bind(model.countProperty());
    failed.setItems(model.failures());
    failed.setCellFactory(list -> new FailureCell());
    model.failures().addListener((ListChangeListener<Importer.Failure>) change -> failures());
    model.workProperty().addListener((o, before, now) -> busy(now));
    model.summaryProperty().addListener((o, before, now) -> bands());
    model.problemProperty().addListener((o, before, now) -> bands());
    about();
    busy(null);
    failures();
    bands();
  }

  private void about() {
    about.setText(texts.get("about." + format.valueProperty().get().name()));
  }

  private void busy(@Nullable TaskHandle work) {
    shown(busyBox, work != null);
    progress.progressProperty().unbind();
    if (work != null) {
      title.setText(work.title());
      progress.progressProperty().bind(work.progress());
    }
    exportButton.setDisable(work != null);
    importButton.setDisable(work != null);
  }

  private void failures() {
    shown(failedBox, !model.failures().isEmpty());
    failedHead.setText(texts.get("failed", model.failures().size()));
  }

  private void bands() {
    bands.getChildren().clear();
    UserProblem why = model.problemProperty().get();
    String summary = model.summaryProperty().get();
    if (why != null) {
      String code = why.code() == null ? "" : why.code() + ". ";
      bands.getChildren().add(new MessageBand(Tone.DANGER, why.title() + " " + code + why.why()));
    } else if (!summary.isEmpty()) {
      bands
          .getChildren()
          .add(new MessageBand(model.failures().isEmpty() ? Tone.SUCCESS : Tone.WARNING, summary));
    }
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @FXML
  private void write() {
    FileFormat chosen = format.valueProperty().get();
    boolean asked = what.valueProperty().get() == What.ASKED;
    if (!model.ready(asked)) {
      dialogs.problem(
          UserProblem.of(
              texts.get("not.asked"), texts.get("not.asked.why"), texts.get("not.asked.remedy")));
      return;
    }
    dialogs
        .chooseSave(texts.get("export.title"), model.name(chosen))
        .thenAccept(file -> file.ifPresent(path -> model.write(path, chosen, asked)));
  }

  @FXML
  private void read() {
    dialogs
        .chooseFiles(texts.get("import.title"))
        .thenAccept(files -> files.stream().findFirst().ifPresent(model::read));
  }

  @FXML
  private void cancel() {
    model.stop();
  }

  /** The line of the file and why. */
  private final class FailureCell extends ListCell<Importer.Failure> {

    @Override
    protected void updateItem(Importer.@Nullable Failure failure, boolean empty) {
      super.updateItem(failure, empty);
      if (empty || failure == null) {
        setText(null);
        setTooltip(null);
        return;
      }
      setText(texts.get("failed.line", Format.number(failure.line()), failure.why()));
      setTooltip(new Tooltip(failure.why()));
    }
  }
}
