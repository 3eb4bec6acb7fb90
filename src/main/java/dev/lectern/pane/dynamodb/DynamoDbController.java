package dev.lectern.pane.dynamodb;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.TableTab;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The list of tables, or the tabs of one table. */
public final class DynamoDbController {

  private static final String PREFIX = "dynamodb-tab-";

  private final DynamoDbViewModel model;
  private final List<TableTab> parts;
  private final Texts texts = Texts.of("dynamodb");

  @FXML private Node tablesPage;
  @FXML private StackPane tablePage;
  @FXML private TabPane tabs;

  private @Nullable StateView states;
  private boolean showing;

  DynamoDbController(DynamoDbViewModel model, List<TableTab> parts) {
    this.model = model;
    this.parts = parts;
  }

  @FXML
  private void initialize() {
    for (TableTab part : parts) {
      Tab tab = new Tab(part.title(), part.view());
      tab.setId(part.id());
      tab.setClosable(false);
      tab.setUserData(part);
      tabs.getTabs().add(tab);
    }
    tablePage.getChildren().remove(tabs);
    StateView view = new StateView(tabs);
    states = view;
    tablePage.getChildren().setAll(view);
    tabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen());
    model.placeProperty().addListener((o, before, now) -> show());
    model.tableProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  private void show() {
    DynamoDbPlace place = model.placeProperty().get();
    StateView view = states;
    boolean inTable = !place.table().isEmpty();
    tablesPage.setVisible(!inTable);
    tablePage.setVisible(inTable);
    if (!inTable || view == null) {
      return;
    }
    TableInfo table = model.tableProperty().get();
    if (model.problemProperty().get() != null) {
      view.showProblem(
          model.problemProperty().get(),
          Action.of("dynamodb-describe", texts.get("retry"), "fth-refresh-cw", model::describe));
    } else if (table == null) {
      view.showLoading();
    } else {
      view.showContent();
      showing = true;
      for (Tab tab : tabs.getTabs()) {
        if (tab.getId().equals(PREFIX + place.tab())) {
          tabs.getSelectionModel().select(tab);
        }
      }
      showing = false;
      openTab(table);
    }
  }

  private void chosen() {
    TableInfo table = model.tableProperty().get();
    Tab tab = tabs.getSelectionModel().getSelectedItem();
    if (!showing && table != null && tab != null) {
      model.tab(tab.getId().substring(PREFIX.length()));
    }
  }

  private void openTab(TableInfo table) {
    part().open(table);
  }

  private TableTab part() {
    return (TableTab) tabs.getSelectionModel().getSelectedItem().getUserData();
  }

  /** Shows a tab of the table. */
  void select(String id) {
    tabs.getTabs().stream()
        .filter(tab -> tab.getId().equals(id))
        .findFirst()
        .ifPresent(tabs.getSelectionModel()::select);
  }

  /** Goes to a place; unsaved changes are asked about first when the table changes. */
  void go(DynamoDbPlace to) {
    if (to.table().equals(model.placeProperty().get().table())) {
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

  /** False when a tab has changes that the user wants to keep. */
  CompletableFuture<Boolean> mayLeave() {
    CompletableFuture<Boolean> leave = CompletableFuture.completedFuture(true);
    for (TableTab part : parts) {
      leave =
          leave.thenCompose(
              may -> may ? part.mayLeave() : CompletableFuture.completedFuture(false));
    }
    return leave;
  }

  /** Loads what is shown again. */
  void refresh() {
    if (model.placeProperty().get().table().isEmpty()) {
      model.open(DynamoDbPlace.START);
    } else {
      part().refresh();
      model.describe();
    }
  }
}
