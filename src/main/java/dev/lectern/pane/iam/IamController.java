package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.explorer.ResourceTabs;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A list, the tabs of one entity, the simulator, or the board of credential sources. */
final class IamController {

  private static final String PREFIX = "iam-tab-";

  private final Journey<IamPlace> journey;
  private final IamViewModel model;
  private final Map<Kind, ResourceTabs<Entity>> parts;
  private final SimulatorPage simulator;
  private final CredentialsViewModel credentials;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("iam");

  @FXML private Node listPage;
  @FXML private StackPane entityPage;
  @FXML private StackPane simulatorPage;
  @FXML private StackPane credentialsPage;
  @FXML private TabPane tabs;

  private @Nullable StateView states;
  private @Nullable Kind shown;
  private boolean filling;

  IamController(
      Journey<IamPlace> journey,
      IamViewModel model,
      Map<Kind, ResourceTabs<Entity>> parts,
      SimulatorPage simulator,
      CredentialsViewModel credentials,
      Dialogs dialogs) {
    this.journey = journey;
    this.model = model;
    this.parts = parts;
    this.simulator = simulator;
    this.credentials = credentials;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    StateView view = new StateView(tabs);
    states = view;
    entityPage.getChildren().setAll(view);
    simulatorPage.getChildren().setAll(simulator);
    credentialsPage.getChildren().setAll(new CredentialsPage(credentials));
    tabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen(now));
    journey.placeProperty().addListener((o, before, now) -> show());
    journey.by(
        model::open, () -> parts(journey.place().kind()).mayLeave(dialogs, journey.place().name()));
    model
        .entityProperty()
        .addListener(
            (o, before, now) -> {
              show();
              if (now == null) {
                parts(journey.place().kind()).open(null);
              }
            });
    model
        .loadsProperty()
        .addListener(
            (o, before, now) -> parts(journey.place().kind()).open(model.entityProperty().get()));
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  private ResourceTabs<Entity> parts(Kind kind) {
    return Objects.requireNonNull(parts.get(kind));
  }

  private void show() {
    IamPlace place = journey.place();
    StateView view = states;
    boolean entity = !place.name().isEmpty();
    listPage.setVisible(!entity && place.special().isEmpty());
    entityPage.setVisible(entity);
    turn(simulatorPage, place.equals(IamPlace.SIMULATOR), simulator::open);
    turn(credentialsPage, place.equals(IamPlace.CREDENTIALS), credentials::open);
    if (!entity || view == null) {
      return;
    }
    if (shown != place.kind()) {
      shown = place.kind();
      filling = true;
      tabs.getTabs().setAll(parts(place.kind()).tabs());
      filling = false;
    }
    UserProblem problem = model.problemProperty().get();
    if (problem != null) {
      view.showProblem(
          problem, Action.of("iam-reload", texts.get("retry"), "fth-refresh-cw", model::reload));
    } else if (model.entityProperty().get() == null) {
      view.showLoading();
    } else {
      view.showContent();
      parts(place.kind()).select(PREFIX + place.tab());
    }
  }

  private static void turn(Node page, boolean wanted, Runnable open) {
    boolean opened = wanted && !page.isVisible();
    page.setVisible(wanted);
    if (opened) {
      open.run();
    }
  }

  private void chosen(@Nullable Tab tab) {
    if (tab != null && !filling && model.entityProperty().get() != null) {
      model.tab(tab.getId().substring(PREFIX.length()));
    }
  }

  /** What brings each tab to the front, while an entity that has it is shown. */
  List<Action> tabActions() {
    Texts explorer = Texts.of("explorer");
    Map<String, String> titles = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      parts(kind).tabs().forEach(tab -> titles.putIfAbsent(tab.getId(), tab.getText()));
    }
    return titles.entrySet().stream()
        .map(
            tab ->
                Action.of(
                        tab.getKey(),
                        explorer.get("tab", tab.getValue()),
                        "fth-square",
                        () -> parts(journey.place().kind()).select(tab.getKey()))
                    .when(
                        () -> model.entityProperty().get() != null && has(tab.getKey()),
                        model.entityProperty(),
                        journey.placeProperty()))
        .toList();
  }

  private boolean has(String tab) {
    return parts(journey.place().kind()).tabs().stream().anyMatch(one -> tab.equals(one.getId()));
  }

  /** Loads what is shown again. */
  void refresh() {
    if (journey.place().equals(IamPlace.SIMULATOR)) {
      simulator.open();
    } else if (journey.place().equals(IamPlace.CREDENTIALS)) {
      credentials.open();
    } else if (journey.place().name().isEmpty()) {
      model.open(journey.place());
    } else {
      model.reload();
    }
  }

  /** What leaving would lose. */
  List<String> unfinished() {
    return parts.values().stream().flatMap(one -> one.unfinished().stream()).toList();
  }

  void close() {
    parts.values().forEach(ResourceTabs::close);
  }
}
