package dev.lectern.pane.s3.buckets;

import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.BusyBar;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListPart;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** The list of buckets. */
public final class BucketsController {

  /** Below this width, at 100 % type, there is no room for when a bucket was made. */
  private static final double WIDE = 720;

  /** Below this width names, versioning and access are shown. */
  private static final double MIDDLE = 540;

  private final BucketsViewModel model;
  private final BucketActions actions;
  private final Dialogs dialogs;
  private final String sessionRegion;
  private final Consumer<String> open;
  private final Texts texts = Texts.of("s3");

  @FXML private BorderPane root;
  @FXML private TextField filter;
  @FXML private TableView<Bucket> table;
  @FXML private TableColumn<Bucket, Bucket> name;
  @FXML private TableColumn<Bucket, Bucket> region;
  @FXML private TableColumn<Bucket, Bucket> versioning;
  @FXML private TableColumn<Bucket, Bucket> access;
  @FXML private TableColumn<Bucket, Bucket> created;
  @FXML private Button openButton;
  @FXML private Button emptyButton;
  @FXML private Button deleteButton;
  @FXML private BusyBar emptying;

  private DoubleBinding scale = Bindings.createDoubleBinding(() -> 1.0);
  private @Nullable ListPart<Bucket, BucketFacts> list;

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

  @FXML
  private void initialize() {
    ListPart<Bucket, BucketFacts> part =
        new ListPart<>(
            model,
            root,
            table,
            filter,
            new ListPart.Empty(
                "fth-hard-drive",
                texts.get("buckets.none"),
                texts.get("buckets.none.text"),
                Action.of(
                    "buckets-create", texts.get("buckets.create"), "fth-plus", this::create)));
    list = part;
    new BucketCells(model, part).install(name, region, versioning, access, created);
    part.keys(bucket -> open.accept(bucket.name()), deleteButton::fire);
    openButton.disableProperty().bind(part.none());
    // one bucket is counted or emptied at a time: its progress is what is shown
    var noneOrBusy = part.none().or(actions.busyProperty().isNotNull());
    emptyButton.disableProperty().bind(noneOrBusy);
    deleteButton.disableProperty().bind(noneOrBusy);
    emptying.of(actions.busyProperty());
    scale = Columns.scale(table);
    scale.addListener((o, before, now) -> room());
    root.widthProperty().addListener((o, before, now) -> room());
    openButton.managedProperty().bind(openButton.visibleProperty());
  }

  /** Names come first: what there is no room for is in the bucket's tabs, and Enter opens one. */
  private void room() {
    double width = root.getWidth() / scale.get();
    created.setVisible(width >= WIDE);
    region.setVisible(width >= MIDDLE);
    openButton.setVisible(width >= MIDDLE);
  }

  /** Puts the keyboard into the list, now or as soon as it is loaded. */
  public void focusList() {
    if (list != null) {
      list.focus();
    }
  }

  /**
   * What can be done here; with the chosen bucket while the list is what the user sees, else some
   * of it with the bucket that the user is in.
   *
   * @param inside the bucket that is open, empty for none
   * @param toList leaves it, when its unsaved changes let it
   */
  public List<Action> actions(ObservableValue<String> inside, Runnable toList) {
    ListPart<Bucket, BucketFacts> part = list;
    return part == null
        ? List.of()
        : List.of(
            part.action(openButton, texts.get("buckets.open.long"), "fth-folder"),
            alsoInside(
                part.action(emptyButton, texts.get("buckets.empty.long"), "fth-inbox"),
                inside,
                toList,
                actions::empty),
            alsoInside(
                part.action(deleteButton, texts.get("buckets.delete.long"), "fth-trash-2"),
                inside,
                toList,
                actions::delete),
            Action.of(
                    "s3-bucket-filter",
                    texts.get("buckets.filter.long"),
                    "fth-search",
                    filter::requestFocus)
                .ctrl(KeyCode.F)
                .when(root.visibleProperty()));
  }

  /** In the list its progress is seen, and it can be stopped there. */
  private Action alsoInside(
      Action onList, ObservableValue<String> inside, Runnable toList, Consumer<String> work) {
    ObservableBooleanValue listed = onList.enabled();
    return Action.of(
            onList.id(),
            onList.text(),
            onList.icon(),
            () -> {
              if (listed.get()) {
                onList.run().run();
                return;
              }
              String bucket = inside.getValue();
              toList.run();
              if (inside.getValue().isEmpty()) {
                model.reveal(bucket);
                work.accept(bucket);
              }
            })
        .when(
            () ->
                listed.get()
                    || (!inside.getValue().isEmpty() && actions.busyProperty().get() == null),
            listed,
            inside,
            actions.busyProperty());
  }

  /** Opens the form of a new bucket. */
  @FXML
  public void create() {
    NewBucketForm form = new NewBucketForm(sessionRegion);
    var _ =
        dialogs.form(
            texts.get("buckets.create.title"),
            form.view(),
            texts.get("buckets.create.verb"),
            form.named(),
            () -> actions.create(form.result()));
  }

  private void chosen(Consumer<Bucket> action) {
    Bucket bucket = table.getSelectionModel().getSelectedItem();
    if (bucket != null) {
      action.accept(bucket);
    }
  }

  /** Goes into the chosen bucket. */
  @FXML
  public void openChosen() {
    chosen(bucket -> open.accept(bucket.name()));
  }

  /** Deletes the chosen bucket after a question. */
  @FXML
  public void deleteChosen() {
    chosen(bucket -> actions.delete(bucket.name()));
  }

  /** Empties the chosen bucket after a question. */
  @FXML
  public void emptyChosen() {
    chosen(bucket -> actions.empty(bucket.name()));
  }
}
