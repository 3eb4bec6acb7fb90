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

  /** Name of the machine that the execution is of, which may be the next to be opened. */
  private String owner = "";

  /** A tab that shows nothing yet. */
  public RunTab(RunGateway gateway, PaneContext context) {
    view =
        new RunView(
            gateway,
            context,
            new RunView.Ways(
                arn -> go.accept(RunInfo.place(arn)), definition -> use.accept(definition)));
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
    machine = of;
    if (!owner.equals(of.name())) {
      owner = of.name();
      name = "";
    }
    load();
  }

  @Override
  public void show(String of, String execution) {
    if (!execution.isEmpty()) {
      owner = of;
      name = execution;
      load();
    }
  }

  @Override
  public String shown(String of) {
    return owner.equals(of) ? name : "";
  }

  private void load() {
    Machine of = machine;
    if (of == null || !of.name().equals(owner)) {
      return;
    }
    view.open(name.isEmpty() ? "" : RunInfo.arn(of.arn(), of.express(), name));
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
  public void compare(String machineArn, String arn, String other) {
    view.compare(machineArn, arn, other);
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
