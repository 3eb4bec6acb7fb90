package dev.lectern.pane.lambda;

import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.explorer.ResourceTabs;
import dev.lectern.pane.lambda.data.FunctionInfo;
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

/** The list of functions, or the tabs of one function. */
public final class LambdaController {

  private static final String PREFIX = "lambda-tab-";

  private final Journey<LambdaPlace> journey;
  private final LambdaViewModel model;
  private final ResourceTabs<FunctionInfo> parts;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("lambda");

  @FXML private Node listPage;
  @FXML private StackPane functionPage;
  @FXML private TabPane tabs;

  private @Nullable StateView states;

  LambdaController(
      Journey<LambdaPlace> journey,
      LambdaViewModel model,
      ResourceTabs<FunctionInfo> parts,
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
    functionPage.getChildren().setAll(view);
    tabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen(now));
    tabs.sceneProperty().addListener((o, before, now) -> look());
    journey.placeProperty().addListener((o, before, now) -> show());
    journey.by(model::open, () -> parts.mayLeave(dialogs, journey.place().function()));
    model
        .functionProperty()
        .addListener(
            (o, before, now) -> {
              show();
              parts.open(now);
            });
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  private void show() {
    LambdaPlace place = journey.place();
    StateView view = states;
    boolean inside = !place.function().isEmpty();
    listPage.setVisible(!inside);
    functionPage.setVisible(inside);
    look();
    if (!inside || view == null) {
      return;
    }
    UserProblem problem = model.problemProperty().get();
    if (problem != null) {
      view.showProblem(
          problem,
          Action.of("lambda-describe", texts.get("retry"), "fth-refresh-cw", model::describe));
    } else if (model.functionProperty().get() == null) {
      view.showLoading();
    } else {
      view.showContent();
      parts.select(PREFIX + place.tab());
    }
  }

  /** What follows something live does so only while somebody can see it. */
  private void look() {
    parts.shown(tabs.getScene() != null && functionPage.isVisible());
  }

  private void chosen(Tab tab) {
    if (model.functionProperty().get() != null) {
      model.tab(tab.getId().substring(PREFIX.length()));
    }
  }

  /** Loads what is shown again. */
  void refresh() {
    if (journey.place().function().isEmpty()) {
      model.open(LambdaPlace.START);
    } else {
      parts.refresh();
      model.describe();
    }
  }
}
