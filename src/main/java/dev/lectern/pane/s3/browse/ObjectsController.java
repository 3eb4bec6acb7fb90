package dev.lectern.pane.s3.browse;

import atlantafx.base.controls.ToggleSwitch;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The objects of a bucket at the left; what is known of the chosen one at the right. */
public final class ObjectsController {

  /** Pause in typing after which S3 is asked. */
  private static final Duration PAUSE = Duration.millis(250);

  /** Below this width only name and size are shown. */
  private static final double NARROW = 560;

  private final ObjectsViewModel model;
  private final ObjectActions actions;
  private final Texts texts = Texts.of("s3");
  private final PauseTransition pause = new PauseTransition(PAUSE);

  @FXML private SplitPane root;
  @FXML private BorderPane listing;
  @FXML private TextField prefix;
  @FXML private ToggleSwitch versions;
  @FXML private TableView<ObjectRow> table;
  @FXML private TableColumn<ObjectRow, ObjectRow> name;
  @FXML private TableColumn<ObjectRow, ObjectRow> size;
  @FXML private TableColumn<ObjectRow, ObjectRow> modified;
  @FXML private TableColumn<ObjectRow, ObjectRow> storageClass;
  @FXML private Label summary;
  @FXML private Button more;
  @FXML private Label moreProblem;
  @FXML private StackPane side;

  private @Nullable StateView states;
  private boolean choosing;

  /** Shows that model. */
  public ObjectsController(ObjectsViewModel model, ObjectActions actions) {
    this.model = model;
    this.actions = actions;
  }

  @FXML
  private void initialize() {
    listing.setCenter(null);
    StateView view = new StateView(table);
    states = view;
    listing.setCenter(view);
    ObjectCells.install(model, name, size, modified, storageClass);
    table.setItems(model.rows());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setSortPolicy(all -> sort());
    table.setRowFactory(all -> new ObjectTableRow(model, actions));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    new FileDrop(listing, actions::upload);
    listing
        .widthProperty()
        .addListener(
            (o, before, now) -> {
              modified.setVisible(now.doubleValue() >= NARROW);
              storageClass.setVisible(now.doubleValue() >= NARROW);
            });
    summary.textProperty().bind(model.summaryProperty());
    more.managedProperty().bind(more.visibleProperty());
    moreProblem.managedProperty().bind(moreProblem.visibleProperty());
    model.summaryProperty().addListener((o, before, now) -> footer());
    model.moreProblemProperty().addListener((o, before, now) -> footer());
    versions.selectedProperty().bindBidirectional(model.versionsProperty());
    bindPrefix();
    bindSelection();
    model.stateProperty().addListener((o, before, now) -> show());
    model.currentProperty().addListener((o, before, now) -> chosen());
    model.versionsProperty().addListener((o, before, now) -> chosen());
    model
        .folderProperty()
        .addListener((o, before, now) -> table.getSelectionModel().clearSelection());
    footer();
    show();
    chosen();
  }

  private void bindPrefix() {
    pause.setOnFinished(event -> model.filterBy(prefix.getText()));
    prefix.textProperty().addListener((o, before, now) -> pause.playFromStart());
    prefix.setOnAction(
        event -> {
          pause.stop();
          model.filterBy(prefix.getText());
        });
    prefix.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            focusTable();
            event.consume();
          }
        });
    model
        .filterProperty()
        .addListener(
            (o, before, now) -> {
              if (!prefix.getText().equals(now)) {
                prefix.setText(now);
                pause.stop();
              }
            });
  }

  private void bindSelection() {
    var selected = table.getSelectionModel().getSelectedItems();
    selected.addListener(
        (ListChangeListener<ObjectRow>)
            change -> {
              // what the model chose needs no telling, and a selection must not change in itself
              if (choosing) {
                return;
              }
              List<ObjectRow> now = selected.stream().filter(java.util.Objects::nonNull).toList();
              choosing = true;
              model.selection().setAll(now);
              if (now.size() == 1 && !now.getFirst().pending()) {
                model.currentProperty().set(now.getFirst());
              }
              choosing = false;
            });
  }

  /** A key that was chosen by the model, for example after a refresh, is chosen in the table. */
  private void chosen() {
    ObjectRow current = model.currentProperty().get();
    boolean shown = current != null && !current.folder();
    if (shown && !root.getItems().contains(side)) {
      root.getItems().add(side);
      root.setDividerPositions(model.versionsProperty().get() ? 0.3 : 0.55);
    } else if (!shown) {
      root.getItems().remove(side);
    }
    if (!choosing
        && model.stateProperty().get() == ObjectsViewModel.State.READY
        && current != null
        && !current.equals(table.getSelectionModel().getSelectedItem())) {
      int at = model.rows().indexOf(current);
      if (at >= 0) {
        table.getSelectionModel().clearAndSelect(at);
        table.scrollTo(Math.max(0, at - 5));
      }
    }
  }

  /** Where what is known of the chosen object is shown. */
  public StackPane side() {
    return side;
  }

  private void show() {
    StateView view = states;
    if (view == null) {
      return;
    }
    switch (model.stateProperty().get()) {
      case LOADING -> view.showLoading(Bindings.createStringBinding(() -> ""), model::cancel);
      case READY -> {
        view.showContent();
        chosen();
      }
      case EMPTY -> showEmpty(view);
      case FAILED -> {
        if (model.problemProperty().get() != null) {
          view.showProblem(
              model.problemProperty().get(),
              Action.of("objects-retry", texts.get("retry"), "fth-refresh-cw", model::refresh));
        }
      }
    }
  }

  private void showEmpty(StateView view) {
    Action upload =
        Action.of(
            "objects-upload", texts.get("objects.upload"), "fth-upload", actions::chooseAndUpload);
    if (model.filterProperty().get().isEmpty()) {
      view.showEmpty(
          "fth-folder",
          texts.get(
              model.folderProperty().get().isEmpty() ? "objects.none" : "objects.none.folder",
              model.folderProperty().get()),
          texts.get("objects.none.text"),
          upload);
    } else {
      view.showEmpty(
          "fth-search",
          texts.get("objects.none.prefix", model.prefix()),
          texts.get("objects.none.prefix.text"),
          Action.of(
              "objects-clear-prefix",
              texts.get("objects.clear"),
              "fth-x",
              () -> model.filterBy("")),
          upload);
    }
  }

  private void footer() {
    boolean failed = model.moreProblemProperty().get() != null;
    more.setVisible(model.hasMore());
    more.setDisable(model.loadingMoreProperty().get());
    moreProblem.setVisible(failed);
    if (model.moreProblemProperty().get() != null) {
      moreProblem.setText(model.moreProblemProperty().get().why());
    }
  }

  @FXML
  private void loadMore() {
    model.more();
  }

  private boolean sort() {
    if (table.getSortOrder().isEmpty()) {
      return model.sort(null, false);
    }
    TableColumn<ObjectRow, ?> by = table.getSortOrder().getFirst();
    boolean done =
        model.sort(
            ObjectsViewModel.Sort.valueOf(String.valueOf(by.getUserData())),
            by.getSortType() == TableColumn.SortType.DESCENDING);
    if (!done) {
      moreProblem.setText(texts.get("objects.sort.too.many"));
      moreProblem.setVisible(true);
    }
    return done;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> enterChosen();
      case BACK_SPACE -> model.up();
      case DELETE -> actions.delete();
      case V -> model.versionsProperty().set(!model.versionsProperty().get());
      case D -> actions.download();
      case U -> actions.chooseAndUpload();
      case N -> actions.newFolder();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void enterChosen() {
    ObjectRow row = table.getSelectionModel().getSelectedItem();
    if (row != null) {
      model.enter(row);
    }
  }

  /** Puts the keyboard into the prefix field. */
  public void focusPrefix() {
    prefix.requestFocus();
  }

  private void focusTable() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  /** Chooses all rows that are loaded. */
  public void selectAll() {
    table.getSelectionModel().selectAll();
  }

  /** Stops what would still happen. */
  public void close() {
    pause.stop();
    model.cancel();
  }
}
