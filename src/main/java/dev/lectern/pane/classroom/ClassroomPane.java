package dev.lectern.pane.classroom;

import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/** The class: a kit for the students, and the results that they hand in. */
public final class ClassroomPane implements Pane {

  static final String RESULTS = "results";

  private final TabPane tabs = new TabPane();
  private final KitViewModel kit;
  private final KitController controller;
  private final ResultsViewModel results;
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs;
  private final ReadOnlyObjectWrapper<List<Action>> actions;

  private ClassroomPane(Classroom classroom, String place) {
    Texts texts = classroom.texts();
    kit = new KitViewModel(classroom.services(), texts);
    results = new ResultsViewModel(classroom.services(), texts);
    controller = new KitController(kit, classroom, texts);
    ResultsController second = new ResultsController(results, texts);
    Tab kitTab =
        new Tab(
            texts.get("tab.kit"),
            Views.load("classroom", "kit", Map.of(KitController.class, () -> controller)).root());
    kitTab.setId("class-tab-kit");
    Tab resultsTab =
        new Tab(
            texts.get("tab.results"),
            Views.load("classroom", RESULTS, Map.of(ResultsController.class, () -> second)).root());
    resultsTab.setId("class-tab-results");
    tabs.setId("class-tabs");
    tabs.getStyleClass().add("dense");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getTabs().addAll(kitTab, resultsTab);
    crumbs = new ReadOnlyObjectWrapper<>(List.of(new Crumb(texts.get("title"), () -> {})));
    actions =
        new ReadOnlyObjectWrapper<>(
            List.of(
                Action.of(
                    "class-load",
                    texts.get("action.load"),
                    "fth-folder",
                    () -> {
                      tabs.getSelectionModel().select(resultsTab);
                      results.choose();
                    }),
                Action.of(
                    "class-again", texts.get("action.again"), "fth-refresh-cw", results::again),
                Action.of(
                    "class-grades",
                    texts.get("action.grades"),
                    "fth-download",
                    results::exportGrades),
                Action.of(
                    "class-evidence-csv",
                    texts.get("action.evidence"),
                    "fth-download",
                    results::exportEvidence)));
    go(place);
    kit.load();
  }

  /** How the class is opened; its place is empty, or {@code results} with a folder behind it. */
  public static PaneDescriptor descriptor(Classroom classroom) {
    return new PaneDescriptor(
        Classroom.PANE,
        classroom.texts().get("title"),
        "fth-users",
        0,
        (context, place) -> new ClassroomPane(classroom, place));
  }

  @Override
  public Node view() {
    return tabs;
  }

  @Override
  public ObservableValue<List<Crumb>> crumbs() {
    return crumbs;
  }

  @Override
  public Node tools() {
    return new Region();
  }

  @Override
  public ObservableValue<List<Action>> actions() {
    return actions;
  }

  @Override
  public String place() {
    return tabs.getSelectionModel().getSelectedIndex() == 1 ? RESULTS : "";
  }

  @Override
  public boolean go(String place) {
    tabs.getSelectionModel().select(place.startsWith(RESULTS) ? 1 : 0);
    if (place.startsWith(RESULTS + "/")) {
      results.load(Path.of(place.substring(RESULTS.length() + 1)));
    }
    return true;
  }

  @Override
  public void refresh() {
    kit.load();
    results.again();
  }

  @Override
  public void close() {
    controller.close();
  }
}
