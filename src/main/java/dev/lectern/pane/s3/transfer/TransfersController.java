package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.transfer.TransferRow.Phase;
import dev.lectern.pane.s3.transfer.TransferRow.Status;
import dev.lectern.pane.s3.transfer.TransfersViewModel.Total;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.FoldingBar;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The strip of all transfers, their list, and the parts of the chosen one. */
public final class TransfersController {

  /** What is shown below the strip. */
  enum Page {
    LIST,
    HAND
  }

  private static final int NONE_ADDED = -1;

  private final TransfersViewModel model;
  private int added = NONE_ADDED;
  private final Texts texts = Texts.of("s3transfer");
  private final Segments<Page> page =
      new Segments<>(
          "s3-transfers-page",
          p -> texts.get("page." + p.name().toLowerCase(Locale.ROOT)),
          Page.values());
  @FXML private BorderPane root;
  @FXML private HBox strip;
  @FXML private HBox pages;
  @FXML private Label summary;
  @FXML private ProgressBar totalBar;
  @FXML private Label rate;
  @FXML private Spinner<Integer> parallel;
  @FXML private Button toggle;
  @FXML private Button pauseAll;
  @FXML private Button resumeAll;
  @FXML private Button clear;
  @FXML private StackPane content;
  @FXML private Node listPage;
  @FXML private Node handPage;
  @FXML private TableView<TransferRow> table;
  @FXML private TableColumn<TransferRow, TransferRow> name;
  @FXML private TableColumn<TransferRow, Status> state;
  @FXML private TableColumn<TransferRow, Status> progress;
  @FXML private TableColumn<TransferRow, Status> size;
  @FXML private TableColumn<TransferRow, Status> speed;
  @FXML private TransferDetailsController detailsController;

  TransfersController(TransfersViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    pages.getChildren().setAll(page);
    CutTip.on(summary);
    CutTip.on(rate);
    FoldingBar tools = new FoldingBar("s3-transfers-more");
    strip.getChildren().removeAll(pauseAll, resumeAll, clear);
    tools.add(pauseAll, resumeAll, clear);
    strip.getChildren().add(tools);
    page.getStyleClass().add("small");
    icons();
    TransferCells.name(name, texts);
    TransferCells.state(state, texts);
    TransferCells.progress(progress, texts);
    TransferCells.size(size);
    TransferCells.speed(speed);
    table.setItems(model.rows());
    Columns.grow(table);
    table.setPlaceholder(new Label(texts.get("none")));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<TransferRow>) change -> detailsController.show(chosen()));
    parallel.setValueFactory(
        new SpinnerValueFactory.IntegerSpinnerValueFactory(1, 32, model.parallelProperty().get()));
    parallel.valueProperty().addListener((o, before, now) -> model.parallelProperty().set(now));
    model.totalProperty().addListener((o, before, now) -> showTotal(now));
    page.valueProperty().addListener((o, before, now) -> showPage());
    model
        .rows()
        .addListener(
            (ListChangeListener<TransferRow>)
                change -> {
                  while (change.next()) {
                    added = change.wasAdded() ? change.getFrom() : added;
                  }
                });
    showPage();
    showTotal(model.totalProperty().get());
  }

  private void icons() {
    Icons.only(pauseAll, "fth-pause", texts.get("pause.all"));
    Icons.only(resumeAll, "fth-play", texts.get("resume.all"));
    Icons.only(clear, "fth-check-square", texts.get("clear"));
    List.of(toggle, pauseAll, resumeAll, clear)
        .forEach(button -> button.getStyleClass().add("flat"));
    toggleIcon();
  }

  private void toggleIcon() {
    boolean open = content.isVisible();
    Icons.only(
        toggle,
        open ? "fth-chevron-down" : "fth-chevron-up",
        texts.get(open ? "toggle.hide" : "toggle.show"));
  }

  /** What can be done with all transfers. */
  List<Action> actions() {
    return List.of(
        ActionButtons.actionOf(pauseAll, texts.get("pause.all.long"), "fth-pause"),
        ActionButtons.actionOf(resumeAll, texts.get("resume.all.long"), "fth-play"),
        ActionButtons.actionOf(clear, texts.get("clear.long"), "fth-check-square"));
  }

  /** Shows a page below the strip. */
  void show(Page which) {
    page.valueProperty().set(which);
    if (!content.isVisible()) {
      toggleDetails();
    }
  }

  private void showPage() {
    listPage.setVisible(page.valueProperty().get() == Page.LIST);
    handPage.setVisible(page.valueProperty().get() == Page.HAND);
  }

  @FXML
  private void toggleDetails() {
    boolean open = !content.isVisible();
    content.setVisible(open);
    content.setManaged(open);
    root.setMaxHeight(open ? Double.MAX_VALUE : VBox.USE_PREF_SIZE);
    toggleIcon();
  }

  /** New ones come into sight; the first of them is chosen unless a chosen one is on its way. */
  private void showAdded() {
    int first = added;
    added = NONE_ADDED;
    if (first < 0 || first >= model.rows().size()) {
      return;
    }
    if (chosen().stream().noneMatch(row -> row.status().phase().active())) {
      table.getSelectionModel().clearAndSelect(first);
    }
    table.scrollTo(first);
  }

  private void showTotal(Total total) {
    // not when the rows change: the table counts them after that
    showAdded();
    summary.setText(
        total.active() > 0
            ? texts.get(
                "summary.active",
                total.active(),
                Format.bytes(total.done()),
                Format.bytes(total.size()))
            : texts.get("summary.rest", total.paused(), total.ended(), total.failed()));
    totalBar.setProgress(total.fraction());
    totalBar.setVisible(total.active() > 0);
    long left = total.secondsLeft();
    rate.setText(
        total.active() == 0
            ? ""
            : texts.get(
                left < 0 ? "rate.unknown" : "rate",
                Format.speed(total.speed()),
                Format.duration(Duration.ofSeconds(Math.max(0, left)))));
    pauseAll.setDisable(none(Phase::active));
    resumeAll.setDisable(none(p -> p == Phase.PAUSED));
    clear.setDisable(none(p -> p == Phase.DONE || p == Phase.CANCELLED));
    detailsController.refresh();
  }

  private List<TransferRow> chosen() {
    return List.copyOf(table.getSelectionModel().getSelectedItems());
  }

  private boolean none(Predicate<Phase> phase) {
    return model.rows().stream().noneMatch(row -> phase.test(row.status().phase()));
  }

  @FXML
  private void pauseAll() {
    model.pause(model.rows());
  }

  @FXML
  private void resumeAll() {
    model.resume(model.rows());
  }

  @FXML
  private void clear() {
    model.clearEnded();
  }
}
