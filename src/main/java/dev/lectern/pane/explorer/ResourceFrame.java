package dev.lectern.pane.explorer;

import dev.lectern.pane.Pane.Crumb;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.FittingTabPaneSkin;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * What is seen of an explorer: the list, or the tabs of one resource with what is going on when it
 * is not known; and the header around it. FX thread.
 *
 * @param <P> the explorer's places
 * @param <R> a resource as it is described
 */
public final class ResourceFrame<P extends Place, R> {

  /**
   * How the explorer is called.
   *
   * @param id beginning of the ids of its nodes, and folder of its style sheet: {@code dynamodb}
   * @param crumb the first of the way
   * @param tabs accessible text of the tabs
   */
  public record Names(String id, String crumb, String tabs) {}

  private final Names names;
  private final Journey<P> journey;
  private final ResourceViewModel<P, R> model;
  private final ResourceTabs<R> parts;
  private final Node list;
  private final Texts texts = Texts.of("explorer");
  private final TabPane tabs = new TabPane();
  private final StateView states;
  private final StackPane inside;
  private final StackPane view;
  private final Header header;
  private final HBox facts = new HBox(8);

  /**
   * The list, and over it one resource.
   *
   * @param list shown while the user is in no resource
   * @param actions the pane's own; refreshing is added
   */
  public ResourceFrame(
      Names names,
      ResourceViewModel<P, R> model,
      ResourceTabs<R> parts,
      Node list,
      Dialogs dialogs,
      List<Action> actions) {
    this.names = names;
    this.model = model;
    this.parts = parts;
    this.list = list;
    journey = model.journey();
    tabs.setId(names.id() + "-tabs");
    tabs.setAccessibleText(names.tabs());
    tabs.setSkin(new FittingTabPaneSkin(tabs));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().addAll("dense", names.id() + "-tabs");
    tabs.getTabs().setAll(parts.tabs());
    states = new StateView(tabs);
    inside = new StackPane(states);
    view = new StackPane(list, inside);
    view.getStyleClass().add(names.id() + "-pane");
    view.getStylesheets().add(Views.styleSheet(names.id()));
    Action refresh =
        Action.of(names.id() + "-refresh", texts.get("refresh"), "fth-refresh-cw", this::refresh)
            .ctrl(KeyCode.R);
    List<Action> all = new ArrayList<>(List.of(refresh));
    all.addAll(actions);
    all.addAll(parts.actions(model.known()));
    header = new Header(journey, view, all);
    facts.setAlignment(Pos.CENTER_RIGHT);
    header.toolsWhile(model.known(), facts);
    header.tools(ActionButtons.icon(refresh));
    facts.setAlignment(Pos.CENTER_RIGHT);
    follow(dialogs);
  }

  private void follow(Dialogs dialogs) {
    tabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen(now));
    tabs.sceneProperty().addListener((o, before, now) -> look());
    journey.by(model::open, () -> parts.mayLeave(dialogs, journey.place().resource()));
    journey.placeProperty().addListener((o, before, now) -> show());
    model
        .resourceProperty()
        .addListener(
            (o, before, now) -> {
              show();
              parts.open(now);
            });
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  /** Shows in the header what is known of the resource, drawn whenever it is described. */
  public void facts(Consumer<R> draw, Node... chips) {
    facts.getChildren().addAll(chips);
    model
        .resourceProperty()
        .subscribe(
            now -> {
              if (now != null) {
                draw.accept(now);
              }
            });
  }

  /** Adds tools that are there while a resource is shown. */
  public void tools(Node... more) {
    header.toolsWhile(model.known(), more);
  }

  private void show() {
    P place = journey.place();
    boolean in = !place.resource().isEmpty();
    list.setVisible(!in);
    inside.setVisible(in);
    header.way(way(place));
    look();
    if (!in) {
      return;
    }
    UserProblem problem = model.problemProperty().get();
    if (problem != null) {
      states.showProblem(
          problem,
          Action.of(
              names.id() + "-describe", texts.get("retry"), "fth-refresh-cw", model::describe));
    } else if (model.resourceProperty().get() == null) {
      states.showLoading();
    } else {
      states.showContent();
      parts.select(prefix() + place.tab());
    }
  }

  private List<Crumb> way(P place) {
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb(names.crumb(), () -> journey.go("")));
    if (!place.resource().isEmpty()) {
      way.add(new Crumb(place.resource(), () -> journey.go(place.page())));
    }
    return way;
  }

  private String prefix() {
    return names.id() + "-tab-";
  }

  /** What follows something live does so only while somebody can see it. */
  private void look() {
    parts.shown(tabs.getScene() != null && inside.isVisible());
  }

  private void chosen(Tab tab) {
    if (model.resourceProperty().get() != null) {
      model.tab(Objects.requireNonNull(tab.getId()).substring(prefix().length()));
    }
  }

  Node view() {
    return view;
  }

  Header header() {
    return header;
  }

  ResourceTabs<R> parts() {
    return parts;
  }

  /** Loads what is shown again. */
  void refresh() {
    if (journey.place().resource().isEmpty()) {
      model.open(journey.place());
    } else {
      parts.refresh();
      model.describe();
    }
  }
}
