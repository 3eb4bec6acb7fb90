package dev.lectern.pane.lambda.setup;

import dev.lectern.pane.lambda.data.FormTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import java.util.function.Consumer;

/** Memory, timeout, environment variables, layers and the rest. */
public final class SetupTab extends FormTab {

  private final SetupViewModel model;

  /**
   * @param changed told when the configuration was changed
   */
  public SetupTab(
      SetupGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<FunctionInfo> changed) {
    SetupViewModel model = new SetupViewModel(gateway, tasks, dialogs, changed);
    super("lambda-tab-setup", "setup", () -> new SetupView(model).view(), model.unsaved());
    this.model = model;
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
  }
}
