package dev.lectern.pane.stepfunctions.executions;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The executions of a machine. */
public final class ExecutionsTab extends LazyTab<Machine> {

  /** Shows two executions of a machine side by side, by their ARNs. */
  @FunctionalInterface
  public interface Compare {
    /** Does so. */
    void show(String machineArn, String arn, String other);
  }

  private final Texts texts = Texts.of("stepfunctions");
  private final ExecutionsViewModel model;
  private final Starter starter;

  /**
   * @param unsaved whether the editor has changes that would not run
   * @param open shows an execution, by name
   */
  public ExecutionsTab(
      ExecutionsGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      BooleanSupplier unsaved,
      Consumer<String> open,
      Compare compare) {
    ExecutionsViewModel model = new ExecutionsViewModel(gateway, tasks, dialogs);
    Starter starter = new Starter(model, dialogs, unsaved);
    super(
        "stepfunctions-tab-executions",
        Texts.of("stepfunctions").get("tab.executions"),
        () -> new ExecutionsView(model, starter, open, compare).view());
    this.model = model;
    this.starter = starter;
    model.listen(
        name -> {
          if (model.machine() != null && (!model.machine().express() || model.beyond())) {
            open.accept(name);
          }
        },
        result -> starter.show(result, open));
  }

  @Override
  public void open(Machine machine) {
    model.open(machine);
  }

  @Override
  public void seen(boolean now) {
    model.seen(now);
  }

  @Override
  public void refresh() {
    model.load();
  }

  /** Asks for an input and starts an execution of a machine. */
  public void start(Machine machine) {
    model.know(machine);
    starter.ask();
  }

  /** Asks with that input. */
  public void start(Machine machine, String input) {
    model.suggest(machine.arn(), input);
    start(machine);
  }

  /** Gives the executions of a machine an input to begin with while its definition is this one. */
  public void sample(Machine machine, String input) {
    model.sample(machine, input);
  }

  @Override
  public List<String> unfinished() {
    return model.startingProperty().get() ? List.of(texts.get("start.unfinished")) : List.of();
  }
}
