package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.PaneContext;
import dev.lectern.pane.stepfunctions.data.ExecutionTab;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** One execution of a machine, in the explorer. */
public final class RunTab implements ExecutionTab {

  private final RunView view;
  private Consumer<String> go = name -> {};
  private Consumer<String> use = definition -> {};
  private @Nullable Machine machine;
  private String name = "";

  /** Whether the name was said after the machine that is known: it is of the next one perhaps. */
  private boolean fresh;

  /** A tab that shows nothing yet. */
  public RunTab(RunGateway gateway, PaneContext context) {
    view =
        new RunView(
            gateway,
            context,
            new RunView.Ways(
                arn -> go.accept(RunInfo.execution(arn)), definition -> use.accept(definition)));
  }

  @Override
  public String id() {
    return "stepfunctions-tab-execution";
  }

  @Override
  public String title() {
    return Texts.of("stepfunctionsrun").get("tab");
  }

  @Override
  public Node view() {
    return view.node();
  }

  @Override
  public void open(Machine of) {
    Machine before = machine;
    if (before != null && !before.name().equals(of.name()) && !fresh) {
      name = "";
    }
    fresh = false;
    machine = of;
    load();
  }

  @Override
  public void show(String execution) {
    if (!execution.isEmpty()) {
      fresh = true;
      name = execution;
      load();
    }
  }

  private void load() {
    Machine of = machine;
    if (of == null) {
      return;
    }
    if (of.express()) {
      view.open(arn(of.arn(), ":express:"));
    } else {
      view.open(name.isEmpty() ? "" : arn(of.arn(), ":execution:"));
    }
  }

  private String arn(String machineArn, String kind) {
    return machineArn.replace(":stateMachine:", kind) + ":" + name;
  }

  @Override
  public void seen(boolean now) {
    view.seen(now);
  }

  @Override
  public void refresh() {
    view.refresh();
  }

  @Override
  public void onOpen(Consumer<String> next) {
    go = next;
  }

  @Override
  public void onDefinition(Consumer<String> next) {
    use = next;
  }

  @Override
  public List<Action> actions() {
    return view.actions();
  }

  @Override
  public void close() {
    view.close();
  }
}
