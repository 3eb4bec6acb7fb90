package dev.lectern.pane.stepfunctions.mapruns;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.mapruns.MapRunsGateway.MapRun;
import dev.lectern.pane.stepfunctions.mapruns.MapRunsGateway.Standing;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListViewModel;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The runs of a machine's distributed Maps. */
public final class MapRunsTab extends LazyTab<Machine> {

  private final ListViewModel<MapRun, Standing> model;
  private final AtomicReference<String> machine;

  /**
   * @param open shows an execution, by name
   */
  public MapRunsTab(MapRunsGateway gateway, TaskRunner tasks, Consumer<String> open) {
    AtomicReference<String> machine = new AtomicReference<>("");
    ListViewModel<MapRun, Standing> model =
        new ListViewModel<>(
            new ListViewModel.Source<>(
                progress -> {
                  String of = Objects.requireNonNullElse(machine.get(), "");
                  return of.isEmpty() ? List.of() : gateway.list(of, progress);
                },
                gateway::describe,
                MapRun::arn),
            tasks,
            Texts.of("stepfunctions").get("mapruns.listing"));
    super(
        "stepfunctions-tab-mapruns",
        Texts.of("stepfunctions").get("tab.mapruns"),
        () -> new MapRunsView(model, open).view());
    this.model = model;
    this.machine = machine;
  }

  @Override
  public void open(Machine now) {
    // AWS lists no executions of an Express machine, and its Maps are inline
    machine.set(now.express() ? "" : now.arn());
    model.refresh();
  }

  @Override
  public void refresh() {
    model.refresh();
  }
}
