package dev.lectern.pane.lambda.triggers;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** Triggers and permissions. */
public final class TriggersTab extends LazyTab<FunctionInfo> {

  private final TriggersViewModel model;

  /**
   * @param inside what the sandbox tells; null for AWS
   */
  public TriggersTab(
      TriggersGateway gateway, @Nullable Inside inside, TaskRunner tasks, Dialogs dialogs) {
    TriggersViewModel model = new TriggersViewModel(gateway, inside, tasks, dialogs);
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

  @Override
  public void seen(boolean now) {
    model.seen(now);
  }

  @Override
  public void close() {
    model.seen(false);
  }
}
