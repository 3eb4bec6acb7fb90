package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.PaneContext;
import dev.lectern.pane.stepfunctions.run.inspect.InspectViewModel;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The view of one execution, for whoever shows executions. FX thread. */
public final class RunView {

  /**
   * Where the view leads.
   *
   * @param open shows another execution, by its ARN
   * @param edit shows a definition in the editor, unsaved
   */
  public record Ways(Consumer<String> open, Consumer<String> edit) {}

  private final RunViewModel model;
  private final RunController controller;
  private final Node node;

  /** A view that shows nothing yet. */
  public RunView(RunGateway gateway, PaneContext context, Ways ways) {
    model = new RunViewModel(gateway, context.tasks());
    InspectViewModel inspect = new InspectViewModel(model, gateway, context.tasks());
    RunActions actions = new RunActions(model, gateway, context, ways);
    controller = new RunController(model, inspect, actions);
    node =
        Views.load("stepfunctionsrun", "run", Map.of(RunController.class, () -> controller)).root();
  }

  /** The whole of it. */
  public Node node() {
    return node;
  }

  /** Shows an execution. */
  public void open(String executionArn) {
    model.open(executionArn);
  }

  /** The user sees it, or no longer does. */
  public void seen(boolean now) {
    model.seen(now);
  }

  /** Loads again what may have changed. */
  public void refresh() {
    model.refresh();
  }

  /** Asks nothing any more. */
  public void close() {
    model.close();
  }

  /** What can be done here, for the palette. */
  public List<Action> actions() {
    return controller.actions();
  }

  RunViewModel model() {
    return model;
  }
}
