package dev.lectern.pane.demos;

import dev.lectern.lab.DemoDesk;
import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.presenter.Presentation;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The demos of the course. */
public final class DemosPane implements Pane {

  private final Texts texts = Texts.of("demos");
  private final DemosViewModel model;
  private final DemoTalk talk;
  private final Node view;
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs;
  private final ReadOnlyObjectWrapper<List<Action>> actions;

  private DemosPane(
      PaneContext context,
      DemoDesk desk,
      Presentation presentation,
      Map<String, DemosViewModel.Stand> kept,
      String place) {
    model = new DemosViewModel(desk, context.tasks(), context.shell()::reload, kept, place);
    talk = new DemoTalk(model, presentation, context.shell(), texts);
    DemosController controller =
        new DemosController(model, context.shell(), context.desktop(), texts);
    view = Views.load("demos", "demos", Map.of(DemosController.class, () -> controller)).root();
    crumbs = new ReadOnlyObjectWrapper<>(List.of(new Crumb(texts.get("title"), () -> {})));
    actions =
        new ReadOnlyObjectWrapper<>(
            List.of(
                Action.of("demo-set-up", texts.get("action.set-up"), "fth-play", model::setUp),
                Action.of(
                    "demo-next", texts.get("action.next"), "fth-chevron-right", model::perform),
                Action.of(
                    "demo-reset", texts.get("action.reset"), "fth-rotate-ccw", model::reset)));
    model.load();
  }

  /**
   * How the demos are opened; they belong to all modules.
   *
   * @param presentation told what is presented
   */
  public static PaneDescriptor descriptor(DemoDesk desk, Presentation presentation) {
    Map<String, DemosViewModel.Stand> kept = new HashMap<>();
    return new PaneDescriptor(
        "demos",
        Texts.of("demos").get("title"),
        "fth-play",
        0,
        (context, place) -> new DemosPane(context, desk, presentation, kept, place));
  }

  @Override
  public Node view() {
    return view;
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
    return model.shown();
  }

  @Override
  public boolean go(String place) {
    model.show(place);
    return true;
  }

  @Override
  public void refresh() {
    model.load();
  }

  @Override
  public void close() {
    talk.close();
  }
}
