package dev.lectern.pane.lambda.triggers;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;

/** Triggers and permissions. */
public final class TriggersTab extends LazyTab<FunctionInfo> {

  private final TriggersViewModel model;

  /** Over a session's triggers. */
  public TriggersTab(TriggersGateway gateway, TaskRunner tasks, Dialogs dialogs) {
    TriggersViewModel model = new TriggersViewModel(gateway, tasks, dialogs);
    super(
        "lambda-tab-triggers",
        Texts.of("lambda").get("tab.triggers"),
        () -> new TriggersView(model).view());
    this.model = model;
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
  }

  @Override
  public void refresh() {
    model.load();
  }
}
