package dev.lectern.pane.lambda;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.FunctionTab;
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

/** The list of functions, or the tabs of one function. */
public final class LambdaController {

  private static final String PREFIX = "lambda-tab-";

  private final LambdaViewModel model;
  private final List<FunctionTab> parts;
  private final Texts texts = Texts.of("lambda");

  @FXML private Node listPage;
  @FXML private StackPane functionPage;
  @FXML private TabPane tabs;

  private @Nullable StateView states;
  private @Nullable FunctionTab seen;
  private boolean showing;

  LambdaController(LambdaViewModel model, List<FunctionTab> parts) {
    this.model = model;
    this.parts = parts;
  }

  @FXML
  private void initialize() {
    for (FunctionTab part : parts) {
      Tab tab = new Tab(part.title());
      tab.setId(part.id());
      tab.setClosable(false);
      tab.setUserData(part);
      tabs.getTabs().add(tab);
    }
    functionPage.getChildren().remove(tabs);
    StateView view = new StateView(tabs);
    states = view;
    functionPage.getChildren().setAll(view);
    tabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen());
    tabs.sceneProperty().addListener((o, before, now) -> look());
    model.placeProperty().addListener((o, before, now) -> show());
    model.functionProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  private void show() {
    LambdaPlace place = model.placeProperty().get();
    StateView view = states;
    boolean inside = !place.function().isEmpty();
    listPage.setVisible(!inside);
    functionPage.setVisible(inside);
    FunctionInfo function = model.functionProperty().get();
    if (inside && view != null) {
      if (model.problemProperty().get() != null) {
        view.showProblem(
            model.problemProperty().get(),
            Action.of("lambda-describe", texts.get("retry"), "fth-refresh-cw", model::describe));
      } else if (function == null) {
        view.showLoading();
      } else {
        view.showContent();
        showing = true;
        select(PREFIX + place.tab());
        showing = false;
        FunctionTab part = part();
        tabs.getSelectionModel().getSelectedItem().setContent(part.view());
        part.open(function);
      }
    }
    look();
  }

  private void chosen() {
    Tab tab = tabs.getSelectionModel().getSelectedItem();
    if (!showing && model.functionProperty().get() != null && tab != null) {
      model.tab(tab.getId().substring(PREFIX.length()));
    }
  }

  /** Tells the tab in front, and the one that was, whether somebody can see it. */
  private void look() {
    boolean visible =
        tabs.getScene() != null
            && functionPage.isVisible()
            && model.functionProperty().get() != null;
    FunctionTab now = visible ? part() : null;
    if (now != seen) {
      if (seen != null) {
        seen.seen(false);
      }
      seen = now;
      if (now != null) {
        now.seen(true);
      }
    }
  }

  private FunctionTab part() {
    return (FunctionTab) tabs.getSelectionModel().getSelectedItem().getUserData();
  }

  /** Shows a tab of the function. */
  void select(String id) {
    tabs.getTabs().stream()
        .filter(tab -> tab.getId().equals(id))
        .findFirst()
        .ifPresent(tabs.getSelectionModel()::select);
  }

  /** Goes to a place; unsaved changes are asked about first when the function changes. */
  void go(LambdaPlace to) {
    if (to.function().equals(model.placeProperty().get().function())) {
      model.open(to);
      return;
    }
    var _ =
        mayLeave()
            .thenAccept(
                may -> {
                  if (may) {
                    model.open(to);
                  }
                });
  }

  private CompletableFuture<Boolean> mayLeave() {
    CompletableFuture<Boolean> leave = CompletableFuture.completedFuture(true);
    for (FunctionTab part : parts) {
      leave =
          leave.thenCompose(
              may -> may ? part.mayLeave() : CompletableFuture.completedFuture(false));
    }
    return leave;
  }

  /** Loads what is shown again. */
  void refresh() {
    if (model.placeProperty().get().function().isEmpty()) {
      model.open(LambdaPlace.START);
    } else {
      model.describe();
    }
  }

  /** Nobody sees anything any more. */
  void close() {
    if (seen != null) {
      seen.seen(false);
      seen = null;
    }
  }
}
