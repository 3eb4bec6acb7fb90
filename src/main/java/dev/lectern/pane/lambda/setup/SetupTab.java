package dev.lectern.pane.lambda.setup;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;

/** Memory, timeout, environment variables, layers and the rest. */
public final class SetupTab extends LazyTab<FunctionInfo> {

  private final Texts texts = Texts.of("lambda");
  private final SetupViewModel model;

  /**
   * @param changed told when the configuration was changed
   */
  public SetupTab(
      SetupGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<FunctionInfo> changed) {
    SetupViewModel model = new SetupViewModel(gateway, tasks, dialogs, changed);
    super(
        "lambda-tab-setup", Texts.of("lambda").get("tab.setup"), () -> new SetupView(model).view());
    this.model = model;
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
  }

  @Override
  public ReadOnlyBooleanProperty dirty() {
    return model.dirtyProperty();
  }

  @Override
  public List<String> unsaved() {
    return model.dirty() ? List.of(texts.get("setup.unsaved")) : List.of();
  }

  @Override
  public void discard() {
    model.discard();
  }
}
