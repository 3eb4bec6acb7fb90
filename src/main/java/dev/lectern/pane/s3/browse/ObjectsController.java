package dev.lectern.pane.s3.browse;

import atlantafx.base.controls.ToggleSwitch;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The objects of a bucket at the left; what is known of the chosen one at the right. */
public final class ObjectsController {

  /** Below this width, at 100 % type, only name and size are shown. */
  private static final double NARROW = 560;

  /** Below this width there is no room for the storage class beside a whole date. */
  private static final double MIDDLE = 700;

  private final ObjectsViewModel model;
  private final ObjectActions actions;
  private final Texts texts = Texts.of("s3");

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
  @FXML private Label chosenCount;
  @FXML private Label dragHandle;
  @FXML private Button more;
  @FXML private Label moreProblem;
  @FXML private StackPane side;

  private Runnable leave = () -> {};
  private Runnable paste = () -> {};
  private DoubleBinding scale = Bindings.createDoubleBinding(() -> 1.0);
  private @Nullable ObjectSide beside;
  private @Nullable StateView states;
  private @Nullable PrefixField field;
  private @Nullable ObjectSelection selection;

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
    // the page of an empty listing says more than a table could
    table.setPlaceholder(new Region());
    table.setSortPolicy(all -> sort());
    RowDrag drag = new RowDrag(actions);
    table.setRowFactory(all -> new ObjectTableRow(model, drag));
    ObjectKeys keys = new ObjectKeys(model, actions, listing, table, this::selectAll);
    paste = keys::paste;
    new ObjectMenu(model, actions, table, paste);
    new DragHandle(actions.shelf(), dragHandle);
    new FileDrop(root, actions::upload);
    Columns.grow(table);
    scale = Columns.scale(table);
    scale.addListener((o, before, now) -> room());
    listing.widthProperty().addListener((o, before, now) -> room());
    versions.selectedProperty().bindBidirectional(model.versionsProperty());
    summary.textProperty().bind(model.summaryProperty());
    summary.setMinWidth(Region.USE_PREF_SIZE);
    more.setMinWidth(Region.USE_PREF_SIZE);
    CutTip.on(chosenCount);
    more.managedProperty().bind(more.visibleProperty());
    moreProblem.managedProperty().bind(moreProblem.visibleProperty());
    model.summaryProperty().addListener((o, before, now) -> footer());
    model.moreProblemProperty().addListener((o, before, now) -> footer());
    field = new PrefixField(prefix, model, this::focusTable);
    selection = new ObjectSelection(model, table, chosenCount);
    beside = new ObjectSide(root, side, model, new SelectionPanel(model, actions));
    model.stateProperty().addListener((o, before, now) -> show());
    model.hiddenProperty().addListener((o, before, now) -> show());
    model.currentProperty().addListener((o, before, now) -> chosen());
    footer();
    show();
    chosen();
  }

  private void room() {
    modified.setVisible(listing.getWidth() >= NARROW * scale.get());
    storageClass.setVisible(listing.getWidth() >= MIDDLE * scale.get());
  }

  private void chosen() {
    if (selection != null) {
      selection.show();
    }
  }

  /** Sets what goes to the list of buckets, the way out of one that cannot be listed. */
  public void onLeave(Runnable toBuckets) {
    leave = toBuckets;
  }

  /** Shows what is known of the chosen object beside the listing; built for the first one. */
  public void side(Supplier<Node> panel) {
    if (beside != null) {
      beside.panel(panel);
    }
  }

  /** Gives the side more room than the listing, or takes it back; the user may move it then. */
  public void wideSide(boolean wide) {
    if (beside != null) {
      beside.wide(wide);
    }
  }

  private void show() {
    StateView view = states;
    if (view == null) {
      return;
    }
    switch (model.stateProperty().get()) {
      case LOADING -> {
        if (model.rows().isEmpty()) {
          view.forget();
        }
        view.showLoading(
            new ReadOnlyStringWrapper(texts.get("objects.listing", model.bucketProperty().get())),
            model::cancel);
      }
      case READY -> {
        view.showContent();
        chosen();
      }
      case EMPTY -> showEmpty(view);
      case FAILED -> {
        if (model.problemProperty().get() != null) {
          view.showProblem(
              model.problemProperty().get(),
              Action.of("objects-retry", texts.get("retry"), "fth-refresh-cw", model::refresh),
              Action.of(
                  "objects-buckets",
                  texts.get("objects.buckets"),
                  "fth-hard-drive",
                  () -> leave.run()));
        }
      }
    }
  }

  private void showEmpty(StateView view) {
    Action upload =
        Action.of(
            "objects-upload", texts.get("objects.upload"), "fth-upload", actions::chooseAndUpload);
    Hidden.Amount hidden = model.hiddenProperty().get();
    if (hidden.rows() > 0) {
      view.showEmpty(
          "fth-layers",
          texts.get(
              model.prefix().isEmpty() ? "objects.hidden" : "objects.hidden.folder",
              model.prefix()),
          texts.get("objects.hidden.text", hidden.rows(), hidden.more() ? 1 : 0),
          Action.of(
              "objects-show-versions",
              texts.get("objects.versions"),
              "fth-layers",
              () -> model.versionsProperty().set(true)),
          upload);
    } else if (model.filterProperty().get().isEmpty()) {
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
    more.setVisible(model.hasMore() || failed);
    more.setText(texts.get(failed ? "retry" : "objects.more"));
    more.setDisable(model.loadingMoreProperty().get());
    moreProblem.setVisible(failed);
    UserProblem why = model.moreProblemProperty().get();
    if (why != null) {
      String code = why.code() == null ? "" : why.code() + " ";
      moreProblem.setText(texts.get("objects.more.failed", code, why.title()));
      moreProblem.setTooltip(new Tooltip(why.why() + "\n" + why.remedy()));
    }
  }

  @FXML
  private void loadMore() {
    model.retryMore();
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

  /** Uploads the files of the clipboard, or copies the objects whose S3 URIs are there. */
  public void paste() {
    paste.run();
  }

  /** Puts the keyboard into the prefix field. */
  public void focusPrefix() {
    prefix.requestFocus();
  }

  /** Puts the keyboard into the list, now or as soon as it is loaded. */
  public void focusList() {
    if (states != null) {
      states.focusContent();
    }
  }

  private void focusTable() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  /** Chooses all rows that are loaded, and says so when S3 has more. */
  public void selectAll() {
    if (selection != null) {
      selection.all();
    }
  }

  /** Stops what would still happen. */
  public void close() {
    if (field != null) {
      field.close();
    }
    model.cancel();
  }
}
