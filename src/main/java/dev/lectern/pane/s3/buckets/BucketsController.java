package dev.lectern.pane.s3.buckets;

import dev.lectern.task.TaskHandle;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The list of buckets. */
public final class BucketsController {

  private final BucketsViewModel model;
  private final Dialogs dialogs;
  private final String sessionRegion;
  private final Consumer<String> open;
  private final Texts texts = Texts.of("s3");
  private final MapChangeListener<String, BucketFacts> factsChanged = change -> table().refresh();

  @FXML private BorderPane root;
  @FXML private TableView<Bucket> table;
  @FXML private TableColumn<Bucket, Bucket> name;
  @FXML private TableColumn<Bucket, Bucket> region;
  @FXML private TableColumn<Bucket, Bucket> versioning;
  @FXML private TableColumn<Bucket, Bucket> access;
  @FXML private TableColumn<Bucket, Instant> created;
  @FXML private HBox emptying;
  @FXML private Label emptyingText;
  @FXML private ProgressBar emptyingBar;

  private @Nullable StateView states;

  /**
   * @param open goes into a bucket
   */
  public BucketsController(
      BucketsViewModel model, Dialogs dialogs, String sessionRegion, Consumer<String> open) {
    this.model = model;
    this.dialogs = dialogs;
    this.sessionRegion = sessionRegion;
    this.open = open;
  }

  private TableView<Bucket> table() {
    return table;
  }

  @FXML
  private void initialize() {
    root.setCenter(null);
    StateView view = new StateView(table);
    states = view;
    root.setCenter(view);
    table.setItems(model.buckets());
    table.setRowFactory(view2 -> row());
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    cells();
    model.facts().addListener(factsChanged);
    model.stateProperty().addListener((o, before, now) -> show());
    model.emptyingProperty().addListener((o, before, now) -> showEmptying(now));
    model.createdProperty().addListener((o, before, now) -> selectCreated());
    model.buckets().addListener((javafx.beans.Observable o) -> selectCreated());
    showEmptying(null);
    show();
  }

  private void cells() {
    wholeRow(name);
    wholeRow(region);
    wholeRow(versioning);
    wholeRow(access);
    created.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().created()));
    name.setComparator(java.util.Comparator.comparing(Bucket::name));
    region.setComparator(java.util.Comparator.comparing(this::regionOf));
    versioning.setSortable(false);
    access.setSortable(false);
    name.setCellFactory(column -> new Cell(this::nameCell));
    region.setCellFactory(column -> new Cell(bucket -> new Label(regionOf(bucket))));
    versioning.setCellFactory(column -> new Cell(this::versioningCell));
    access.setCellFactory(column -> new Cell(this::accessCell));
    created.setCellFactory(
        column ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable Instant item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : Format.dayTime(item));
              }
            });
  }

  private static void wholeRow(TableColumn<Bucket, Bucket> column) {
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
  }

  private Node nameCell(Bucket bucket) {
    model.need(bucket);
    return new Label(bucket.name(), Icons.of("fth-hard-drive"));
  }

  private String regionOf(Bucket bucket) {
    BucketFacts facts = model.facts().get(bucket.name());
    String known = facts == null ? bucket.region() : facts.region();
    return known == null ? "" : known;
  }

  private Node versioningCell(Bucket bucket) {
    BucketFacts facts = model.facts().get(bucket.name());
    if (facts == null) {
      return new Label();
    }
    return switch (facts.versioning()) {
      case ENABLED -> new Chip(texts.get("buckets.versioning.enabled"), Tone.SUCCESS, "fth-layers");
      case SUSPENDED ->
          new Chip(texts.get("buckets.versioning.suspended"), Tone.WARNING, "fth-layers");
      case NEVER -> muted("buckets.versioning.never");
      case UNKNOWN -> muted("buckets.unknown");
    };
  }

  private Node accessCell(Bucket bucket) {
    BucketFacts facts = model.facts().get(bucket.name());
    if (facts == null) {
      return new Label();
    }
    return switch (facts.access()) {
      case PUBLIC -> new Chip(texts.get("buckets.access.public"), Tone.DANGER, "fth-unlock");
      case BLOCKED -> new Chip(texts.get("buckets.access.blocked"), Tone.NEUTRAL, "fth-lock");
      case NOT_PUBLIC -> muted("buckets.access.private");
      case UNKNOWN -> muted("buckets.unknown");
    };
  }

  private Label muted(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("text-muted");
    return label;
  }

  private TableRow<Bucket> row() {
    TableRow<Bucket> row = new TableRow<>();
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
              "fth-hard-drive",
              texts.get("buckets.none"),
              texts.get("buckets.none.text"),
              Action.of("buckets-create", texts.get("buckets.create"), "fth-plus", this::create));
      case FAILED -> {
        if (model.problemProperty().get() != null) {
          view.showProblem(
              model.problemProperty().get(),
              Action.of("buckets-retry", texts.get("retry"), "fth-refresh-cw", model::refresh));
        }
      }
    }
  }

  private void showEmptying(@Nullable TaskHandle handle) {
    emptying.setVisible(handle != null);
    emptying.setManaged(handle != null);
    emptyingBar.progressProperty().unbind();
    emptyingBar.setProgress(0);
    if (handle != null) {
      emptyingText.setText(handle.title());
      emptyingBar.progressProperty().bind(handle.progress());
    }
  }

  private void selectCreated() {
    String wanted = model.createdProperty().get();
    model.buckets().stream()
        .filter(bucket -> bucket.name().equals(wanted))
        .findFirst()
        .ifPresent(
            bucket -> {
              table.getSelectionModel().select(bucket);
              table.scrollTo(bucket);
              model.createdProperty().set(null);
            });
  }

  /** Opens the form of a new bucket. */
  @FXML
  public void create() {
    NewBucketForm form = new NewBucketForm(sessionRegion);
    dialogs
        .form(texts.get("buckets.create.title"), form.view(), texts.get("buckets.create.verb"))
        .thenAccept(yes -> form.result(yes).ifPresent(model::create));
  }

  /** Goes into the chosen bucket. */
  @FXML
  public void openChosen() {
    Bucket chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      open.accept(chosen.name());
    }
  }

  /** Deletes the chosen bucket after a question. */
  @FXML
  public void deleteChosen() {
    Bucket chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.delete(chosen);
    }
  }

  /** Empties the chosen bucket after a question. */
  @FXML
  public void emptyChosen() {
    Bucket chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.empty(chosen);
    }
  }

  @FXML
  private void stopEmptying() {
    TaskHandle handle = model.emptyingProperty().get();
    if (handle != null) {
      handle.cancel();
    }
  }

  /** A cell that is drawn from its bucket. */
  private static final class Cell extends TableCell<Bucket, Bucket> {

    private final java.util.function.Function<Bucket, Node> drawing;

    Cell(java.util.function.Function<Bucket, Node> drawing) {
      this.drawing = drawing;
    }

    @Override
    protected void updateItem(@Nullable Bucket bucket, boolean empty) {
      super.updateItem(bucket, empty);
      setGraphic(empty || bucket == null ? null : drawing.apply(bucket));
    }
  }
}
