package dev.lectern.pane.s3;

import dev.lectern.pane.s3.bucket.BucketTab;
import dev.lectern.ui.control.Icons;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

  @FXML private SplitPane root;
  @FXML private StackPane pages;
  @FXML private Node bucketsPage;
  @FXML private StackPane bucketPage;
  @FXML private TabPane tabs;
  @FXML private Tab objectsTab;

  S3Controller(S3ViewModel model, List<BucketTab> parts, Node transfers) {
    this.model = model;
    this.parts = parts;
    this.transfers = transfers;
  }

  @FXML
  private void initialize() {
    objectsTab.setGraphic(Icons.of("fth-folder"));
    for (BucketTab part : parts) {
      Tab tab = new Tab(part.title(), part.view());
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

  private void show(S3Place before, S3Place now) {
    boolean inBucket = !now.bucket().isEmpty();
    bucketsPage.setVisible(!inBucket);
    bucketPage.setVisible(inBucket);
    if (inBucket && !before.bucket().equals(now.bucket())) {
      tabs.getSelectionModel().select(objectsTab);
    }
  }

  private void openTab() {
    Tab chosen = tabs.getSelectionModel().getSelectedItem();
    if (chosen != null && chosen.getUserData() instanceof BucketTab part) {
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
    mayLeave()
        .thenAccept(
            may -> {
              if (may) {
                model.open(to);
              }
            });
  }

  /** Whether no tab has changes that the user wants to keep. */
  CompletableFuture<Boolean> mayLeave() {
    CompletableFuture<Boolean> leave = CompletableFuture.completedFuture(true);
    for (BucketTab part : parts) {
      leave =
          leave.thenCompose(
              may -> may ? part.mayLeave() : CompletableFuture.completedFuture(false));
    }
    return leave;
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
