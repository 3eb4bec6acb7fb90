package dev.lectern.pane.stepfunctions.versions;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;

/** Versions and aliases of a machine. */
public final class VersionsTab extends LazyTab<Machine> {

  private final VersionsViewModel model;

  /** Of no machine. */
  public VersionsTab(VersionsGateway gateway, TaskRunner tasks, Dialogs dialogs) {
    VersionsViewModel model = new VersionsViewModel(gateway, tasks, dialogs);
    super(
        "stepfunctions-tab-versions",
        Texts.of("stepfunctions").get("tab.versions"),
        () -> new VersionsView(model).view());
    this.model = model;
  }

  @Override
  public void open(Machine machine) {
    model.open(machine);
  }

  @Override
  public void refresh() {
    model.load();
  }
}
