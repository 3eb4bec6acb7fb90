package dev.lectern.pane.dynamodb;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.explorer.ResourceTabs;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The list of tables, or the tabs of one table. */
public final class DynamoDbController {

  private static final String PREFIX = "dynamodb-tab-";

  private final Journey<DynamoDbPlace> journey;
  private final DynamoDbViewModel model;
  private final ResourceTabs<TableInfo> parts;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("dynamodb");

  @FXML private Node tablesPage;
  @FXML private StackPane tablePage;
  @FXML private TabPane tabs;

  private @Nullable StateView states;

  DynamoDbController(
      Journey<DynamoDbPlace> journey,
      DynamoDbViewModel model,
      ResourceTabs<TableInfo> parts,
      Dialogs dialogs) {
    this.journey = journey;
    this.model = model;
    this.parts = parts;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    tabs.getTabs().setAll(parts.tabs());
    StateView view = new StateView(tabs);
    states = view;
    tablePage.getChildren().setAll(view);
    tabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen(now));
    journey.placeProperty().addListener((o, before, now) -> show());
    journey.by(model::open, () -> parts.mayLeave(dialogs, journey.place().table()));
    model
        .tableProperty()
        .addListener(
            (o, before, now) -> {
              show();
              parts.open(now);
            });
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  private void show() {
    DynamoDbPlace place = journey.place();
    StateView view = states;
    boolean inTable = !place.table().isEmpty();
    tablesPage.setVisible(!inTable);
    tablePage.setVisible(inTable);
    if (!inTable || view == null) {
      return;
    }
    UserProblem problem = model.problemProperty().get();
    if (problem != null) {
      view.showProblem(
          problem,
          Action.of("dynamodb-describe", texts.get("retry"), "fth-refresh-cw", model::describe));
    } else if (model.tableProperty().get() == null) {
      view.showLoading();
    } else {
      view.showContent();
      parts.select(PREFIX + place.tab());
    }
  }

  private void chosen(Tab tab) {
    if (model.tableProperty().get() != null) {
      model.tab(tab.getId().substring(PREFIX.length()));
    }
  }

  /** Shows a tab of the table. */
  void select(String id) {
    parts.select(id);
  }

  /** Loads what is shown again. */
  void refresh() {
    if (journey.place().table().isEmpty()) {
      model.open(DynamoDbPlace.START);
    } else {
      parts.refresh();
      model.describe();
    }
  }
}
