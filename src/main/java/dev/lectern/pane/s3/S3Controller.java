package dev.lectern.pane.s3;

import dev.lectern.pane.s3.browse.ObjectsController;
import dev.lectern.pane.s3.bucket.BucketTab;
import dev.lectern.pane.s3.buckets.BucketsController;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/** The list of buckets, or the tabs of one bucket; below them the transfers when asked for. */
public final class S3Controller {

  private final S3ViewModel model;
  private final List<BucketTab> parts;
  private final Node transfers;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("s3");

  private final ReadOnlyBooleanWrapper objectsShown = new ReadOnlyBooleanWrapper();

  @FXML private SplitPane root;
  @FXML private Node bucketsPage;
  @FXML private BucketsController bucketsPageController;
  @FXML private StackPane bucketPage;
  @FXML private ObjectsController objectsPageController;
  @FXML private TabPane tabs;
  @FXML private Tab objectsTab;

  S3Controller(S3ViewModel model, List<BucketTab> parts, Node transfers, Dialogs dialogs) {
    this.model = model;
    this.parts = parts;
    this.transfers = transfers;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    objectsTab.setGraphic(Icons.of("fth-folder"));
    for (BucketTab part : parts) {
      Tab tab = new Tab(part.title());
      tab.setId(part.id());
      tab.setGraphic(Icons.of(part.icon()));
      tab.setClosable(false);
      tab.setUserData(part);
      part.dirty()
          .addListener((o, before, dirty) -> tab.setText(part.title() + (dirty ? " •" : "")));
      tabs.getTabs().add(tab);
    }
    tabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> openTab());
    model.placeProperty().addListener((o, before, now) -> show(before, now));
    show(S3Place.START, model.placeProperty().get());
  }

  /** Whether the objects of a bucket are in front: what acts on them must be seen to do so. */
  ReadOnlyBooleanProperty objectsShownProperty() {
    return objectsShown.getReadOnlyProperty();
  }

  private void show(S3Place before, S3Place now) {
    boolean inBucket = !now.bucket().isEmpty();
    bucketsPage.setVisible(!inBucket);
    bucketPage.setVisible(inBucket);
    if (!before.bucket().equals(now.bucket())) {
      tabs.getSelectionModel().select(objectsTab);
      if (inBucket) {
        objectsPageController.focusList();
      } else {
        bucketsPageController.focusList();
      }
    }
    objectsShown.set(inBucket && tabs.getSelectionModel().getSelectedItem() == objectsTab);
  }

  private void openTab() {
    Tab chosen = tabs.getSelectionModel().getSelectedItem();
    objectsShown.set(bucketPage.isVisible() && chosen == objectsTab);
    if (chosen != null && chosen.getUserData() instanceof BucketTab part) {
      chosen.setContent(part.view());
      part.open(model.placeProperty().get().bucket());
    }
  }

  /** Goes to a place; unsaved changes in a tab are asked about first when the bucket changes. */
  void go(S3Place to) {
    if (to.bucket().equals(model.placeProperty().get().bucket())) {
      tabs.getSelectionModel().select(objectsTab);
      model.open(to);
      return;
    }
    dialogs
        .leave(
            texts.get("leave.title", model.placeProperty().get().bucket()),
            unsaved(),
            texts.get("leave.verb"))
        .thenAccept(
            may -> {
              if (may) {
                parts.forEach(BucketTab::discard);
                model.open(to);
              }
            });
  }

  /** What leaving the bucket would lose, a sentence each. */
  List<String> unsaved() {
    return parts.stream().flatMap(part -> part.unsaved().stream()).toList();
  }

  /** Loads what is shown again: the tab when one is shown, the listing otherwise. */
  void refresh() {
    Tab chosen = tabs.getSelectionModel().getSelectedItem();
    if (bucketPage.isVisible() && chosen != objectsTab) {
      openTab();
    } else {
      model.refresh();
    }
  }

  /** Shows or hides the transfers below. */
  void showTransfers(boolean show) {
    if (show && !root.getItems().contains(transfers)) {
      root.getItems().add(transfers);
      root.setDividerPositions(0.65);
    } else if (!show) {
      root.getItems().remove(transfers);
    }
  }

  /** Whether the transfers are seen. */
  boolean transfersShown() {
    return root.getItems().contains(transfers);
  }
}
