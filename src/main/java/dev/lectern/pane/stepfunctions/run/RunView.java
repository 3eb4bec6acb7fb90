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
import org.jspecify.annotations.Nullable;

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
  private final RunGateway gateway;
  private final PaneContext context;
  private final RunActions actions;
  private @Nullable Node node;

  /** A view that shows nothing yet. */
  public RunView(RunGateway gateway, PaneContext context, Ways ways) {
    this.gateway = gateway;
    this.context = context;
    model = new RunViewModel(gateway, context.tasks());
    actions = new RunActions(model, gateway, context, ways);
  }

  /** The whole of it, built when first asked for. */
  public Node node() {
    Node made = node;
    if (made == null) {
      InspectViewModel inspect = new InspectViewModel(model, gateway, context.tasks());
      made =
          Views.load(
                  "stepfunctionsrun",
                  "run",
                  Map.of(RunController.class, () -> new RunController(model, inspect, actions)))
              .root();
      node = made;
    }
    return made;
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

  /** Shows two executions of a machine side by side, by ARN. */
  public void compare(String machineArn, String arn, String other) {
    actions.compare(machineArn, arn, other);
  }

  /** What can be done here, for the palette. */
  public List<Action> actions() {
    return actions.all();
  }

  RunViewModel model() {
    return model;
  }
}
