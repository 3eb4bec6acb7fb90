package dev.lectern.pane.s3;

import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.explorer.ResourceTabs;
import dev.lectern.pane.s3.browse.ObjectsController;
import dev.lectern.pane.s3.buckets.BucketsController;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.FittingTabPaneSkin;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The list of buckets, or the tabs of one bucket; below them the transfers when asked for. */
public final class S3Controller {

  private static final String PREFIX = "s3-tab-";

  private final Journey<S3Place> journey;
  private final S3ViewModel model;
  private final ResourceTabs<String> others;
  private final Region transfers;
  private final Dialogs dialogs;

  /** How much of the height is above the transfers when they come. */
  private static final double DIVIDER = 0.65;

  private double divider = DIVIDER;

  private final ReadOnlyBooleanWrapper objectsShown = new ReadOnlyBooleanWrapper();

  @FXML private SplitPane root;
  @FXML private Node bucketsPage;
  @FXML private BucketsController bucketsPageController;
  @FXML private StackPane bucketPage;
  @FXML private ObjectsController objectsPageController;
  @FXML private TabPane tabs;
  @FXML private Tab objectsTab;

  S3Controller(
      Journey<S3Place> journey,
      S3ViewModel model,
      ResourceTabs<String> others,
      Region transfers,
      Dialogs dialogs) {
    this.journey = journey;
    this.model = model;
    this.others = others;
    this.transfers = transfers;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    tabs.setSkin(new FittingTabPaneSkin(tabs));
    objectsTab.setGraphic(Icons.of("fth-folder"));
    tabs.getTabs().addAll(others.tabs());
    tabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen(now));
    journey.placeProperty().addListener((o, before, now) -> show(before, now));
    journey.by(model::open, () -> others.mayLeave(dialogs, journey.place().bucket()));
    show(S3Place.START, journey.place());
    transfers.maxHeightProperty().addListener((o, before, now) -> folded(now.doubleValue()));
  }

  /** A split pane does not give back by itself what a part that was kept low had before. */
  private void folded(double most) {
    if (!transfersShown()) {
      return;
    }
    if (most < Double.MAX_VALUE) {
      divider = root.getDividerPositions()[0];
    } else {
      root.setDividerPositions(divider);
    }
  }

  /** Whether the objects of a bucket are in front: what acts on them must be seen to do so. */
  ReadOnlyBooleanProperty objectsShownProperty() {
    return objectsShown.getReadOnlyProperty();
  }

  /** What brings a tab of the bucket to the front. */
  List<Action> tabActions() {
    List<Action> all = new ArrayList<>();
    all.add(
        Action.of(
                objectsTab.getId(),
                Texts.of("explorer").get("tab", objectsTab.getText()),
                "fth-folder",
                () -> tabs.getSelectionModel().select(objectsTab))
            .when(bucketPage.visibleProperty()));
    all.addAll(others.actions(bucketPage.visibleProperty()));
    return all;
  }

  private void objectsShown() {
    objectsShown.set(bucketPage.isVisible() && objectsTab.isSelected());
  }

  private void show(S3Place before, S3Place now) {
    boolean inBucket = !now.bucket().isEmpty();
    bucketsPage.setVisible(!inBucket);
    bucketPage.setVisible(inBucket);
    boolean another = !before.bucket().equals(now.bucket());
    if (another || !before.tab().equals(now.tab())) {
      tabs.getSelectionModel().select(tab(now.tab()));
    }
    if (another) {
      others.open(now.bucket());
      if (inBucket) {
        objectsPageController.focusList();
      } else {
        bucketsPageController.focusList();
      }
    }
    objectsShown();
  }

  private Tab tab(String name) {
    return tabs.getTabs().stream()
        .filter(each -> (PREFIX + name).equals(each.getId()))
        .findFirst()
        .orElse(objectsTab);
  }

  private void chosen(Tab now) {
    String name = now.equals(objectsTab) ? "" : now.getId().substring(PREFIX.length());
    if (!name.equals(journey.place().tab())) {
      model.tab(name);
    }
    objectsShown();
  }

  /** Loads what is shown again: the tab when one is shown, the listing otherwise. */
  void refresh() {
    if (bucketPage.isVisible() && !objectsShown.get()) {
      others.refresh();
    } else {
      model.refresh();
    }
  }

  /** Shows or hides the transfers below. */
  void showTransfers(boolean show) {
    if (show && !root.getItems().contains(transfers)) {
      root.getItems().add(transfers);
      // a drawer that comes and goes takes from the objects and gives back to them
      SplitPane.setResizableWithParent(transfers, false);
      divider = DIVIDER;
      root.setDividerPositions(divider);
    } else if (!show) {
      root.getItems().remove(transfers);
    }
  }

  /** Whether the transfers are seen. */
  boolean transfersShown() {
    return root.getItems().contains(transfers);
  }
}
