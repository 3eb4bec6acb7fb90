package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.transfer.TransferRow.Direction;
import dev.lectern.pane.s3.transfer.TransferRow.Phase;
import dev.lectern.pane.s3.transfer.TransferRow.Status;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The parts of the chosen transfer, and what can be done with the chosen ones. */
public final class TransferDetailsController {

  private final TransfersViewModel model;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("s3transfer");
  private final PartGrid grid =
      new PartGrid(
          (number, bytes, state) ->
              texts.get(
                  "part",
                  number,
                  Format.bytes(bytes),
                  texts.get("part." + state.name().toLowerCase(Locale.ROOT))));
  private List<TransferRow> chosen = List.of();

  @FXML private Label title;
  @FXML private Label facts;
  @FXML private Label legend;
  @FXML private VBox trouble;
  @FXML private StackPane gridPlace;
  @FXML private Button pause;
  @FXML private Button resume;
  @FXML private Button retry;
  @FXML private Button cancel;

  TransferDetailsController(TransfersViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    legend.setWrapText(true);
    legend.setMinHeight(Region.USE_PREF_SIZE);
    Icons.only(pause, "fth-pause", texts.get("pause"));
    Icons.only(resume, "fth-play", texts.get("resume"));
    Icons.only(retry, "fth-rotate-cw", texts.get("retry"));
    Icons.only(cancel, "fth-x", texts.get("cancel"));
    List.of(pause, resume, retry, cancel)
        .forEach(button -> button.getStyleClass().addAll("flat", "small"));
    gridPlace.getChildren().setAll(grid);
    refresh();
  }

  /** Shows the chosen transfers. */
  void show(List<TransferRow> rows) {
    chosen = rows;
    refresh();
  }

  /** Shows how far they are now. */
  void refresh() {
    pause.setDisable(none(Phase::active));
    resume.setDisable(none(p -> p == Phase.PAUSED));
    retry.setDisable(none(p -> p == Phase.FAILED));
    cancel.setDisable(none(p -> p != Phase.DONE && p != Phase.CANCELLED));
    if (chosen.size() == 1) {
      showOne(chosen.getFirst());
    } else {
      title.setText(chosen.isEmpty() ? texts.get("choose") : texts.get("several", chosen.size()));
      facts.setText("");
      showParts(null);
      showProblem(null);
    }
  }

  private void showOne(TransferRow row) {
    Parts parts = row.parts();
    Status status = row.status();
    title.setText(row.key());
    if (status.phase() == Phase.CANCELLED && status.problem() == null) {
      // what the parts were says nothing any more: they are gone
      boolean up = row.direction() == Direction.UPLOAD;
      facts.setText(texts.get(up ? "gone.upload" : "gone.download"));
      showParts(null);
      showProblem(null);
      return;
    }
    facts.setText(parts == null ? Format.bytes(status.size()) : facts(parts, status));
    showParts(parts);
    showProblem(status.problem());
  }

  private void showParts(@Nullable Parts parts) {
    grid.show(parts);
    legend.setText(parts == null ? "" : legend(parts));
    grid.setAccessibleText(texts.get("grid", legend.getText()));
  }

  private void showProblem(@Nullable UserProblem problem) {
    trouble.getChildren().clear();
    if (problem != null) {
      trouble
          .getChildren()
          .setAll(new MessageBand(Tone.DANGER, MultipartController.words(problem)));
    }
  }

  private String facts(Parts parts, Status status) {
    String done = Format.bytes(status.done());
    String size = Format.bytes(status.size());
    return parts.plan().several()
        ? texts.get("facts.parts", parts.count(), Format.bytes(parts.plan().partSize()), done, size)
        : texts.get("facts.one", done, size);
  }

  private String legend(Parts parts) {
    Map<PartState, Integer> counts = new EnumMap<>(PartState.class);
    for (int part = 0; part < parts.count(); part++) {
      counts.merge(parts.state(part), 1, Integer::sum);
    }
    return texts.get(
        "legend",
        counts.getOrDefault(PartState.DONE, 0),
        counts.getOrDefault(PartState.SENDING, 0),
        counts.getOrDefault(PartState.WAITING, 0),
        counts.getOrDefault(PartState.RETRYING, 0),
        counts.getOrDefault(PartState.FAILED, 0));
  }

  private boolean none(Predicate<Phase> phase) {
    return chosen.stream().noneMatch(row -> phase.test(row.status().phase()));
  }

  @FXML
  private void pause() {
    model.pause(chosen);
  }

  @FXML
  private void resume() {
    model.resume(chosen);
  }

  @FXML
  private void retry() {
    model.retry(chosen);
  }

  @FXML
  private void cancel() {
    List<TransferRow> some = chosen;
    boolean up = some.getFirst().direction() == Direction.UPLOAD;
    String sentence =
        some.size() > 1
            ? texts.get("cancel.several", some.size())
            : texts.get(up ? "cancel.upload" : "cancel.download", some.getFirst().key());
    dialogs
        .confirm(
            new Dialogs.Confirmation(
                texts.get("cancel.title"), sentence, texts.get("cancel.verb"), true))
        .thenAccept(
            yes -> {
              if (yes) {
                model.cancel(some);
              }
            });
  }
}
