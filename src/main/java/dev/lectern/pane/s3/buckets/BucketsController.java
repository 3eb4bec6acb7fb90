package dev.lectern.pane.s3.buckets;

import dev.lectern.task.TaskHandle;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
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
  private final BucketActions actions;
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
  @FXML private TableColumn<Bucket, Bucket> created;
  @FXML private Button openButton;
  @FXML private Button emptyButton;
  @FXML private Button deleteButton;
  @FXML private HBox emptying;
  @FXML private Label emptyingText;
  @FXML private ProgressBar emptyingBar;

  private @Nullable StateView states;

  /**
   * @param open goes into a bucket
   */
  public BucketsController(
      BucketsViewModel model,
      BucketActions actions,
      Dialogs dialogs,
      String sessionRegion,
      Consumer<String> open) {
    this.model = model;
    this.actions = actions;
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
    var none = Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
    openButton.disableProperty().bind(none);
    // one bucket is counted or emptied at a time: its progress is what is shown
    var noneOrBusy = none.or(actions.busyProperty().isNotNull());
    emptyButton.disableProperty().bind(noneOrBusy);
    deleteButton.disableProperty().bind(noneOrBusy);
    BucketCells cells = new BucketCells(model);
    cells.name(name);
    cells.region(region);
    cells.versioning(versioning);
    cells.access(access);
    cells.created(created);
    model.facts().addListener(factsChanged);
    model.stateProperty().addListener((o, before, now) -> show());
    actions.busyProperty().addListener((o, before, now) -> showBusy(now));
    actions.createdProperty().addListener((o, before, now) -> selectCreated());
    model.buckets().addListener((javafx.beans.Observable o) -> selectCreated());
    showBusy(null);
    show();
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
      deleteButton.fire();
      event.consume();
    }
  }

  private void show() {
    StateView view = states;
    if (view == null) {
      return;
    }
    switch (model.stateProperty().get()) {
      case LOADING ->
          view.showLoading(new ReadOnlyStringWrapper(texts.get("buckets.listing")), model::cancel);
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

  private void showBusy(@Nullable TaskHandle handle) {
    emptying.setVisible(handle != null);
    emptying.setManaged(handle != null);
    emptyingBar.progressProperty().unbind();
    emptyingBar.setProgress(0);
    emptyingText.textProperty().unbind();
    if (handle != null) {
      emptyingText
          .textProperty()
          .bind(Bindings.concat(handle.title(), texts.get("dot"), handle.message()));
      emptyingBar.progressProperty().bind(handle.progress());
    }
  }

  private void selectCreated() {
    String wanted = actions.createdProperty().get();
    model.buckets().stream()
        .filter(bucket -> bucket.name().equals(wanted))
        .findFirst()
        .ifPresent(
            bucket -> {
              table.getSelectionModel().select(bucket);
              table.scrollTo(bucket);
              actions.createdProperty().set(null);
            });
  }

  /** Puts the keyboard into the list, now or as soon as it is loaded. */
  public void focusList() {
    if (states != null) {
      states.focusContent();
    }
  }

  /** Opens the form of a new bucket. */
  @FXML
  public void create() {
    NewBucketForm form = new NewBucketForm(sessionRegion);
    dialogs
        .form(texts.get("buckets.create.title"), form.view(), texts.get("buckets.create.verb"))
        .thenAccept(yes -> form.result(yes).ifPresent(actions::create));
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
      actions.delete(chosen);
    }
  }

  /** Empties the chosen bucket after a question. */
  @FXML
  public void emptyChosen() {
    Bucket chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      actions.empty(chosen);
    }
  }

  @FXML
  private void stopEmptying() {
    TaskHandle handle = actions.busyProperty().get();
    if (handle != null) {
      handle.cancel();
    }
  }
}
