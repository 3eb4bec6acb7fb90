package dev.lectern.pane.stepfunctions.setup;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;

/** Role, logging, tracing and tags of a machine. */
public final class SetupTab extends LazyTab<Machine> {

  private final Texts texts = Texts.of("stepfunctions");
  private final SetupViewModel model;

  /**
   * @param changed told when the machine was changed
   */
  public SetupTab(
      SetupGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<Machine> changed) {
    SetupViewModel model = new SetupViewModel(gateway, tasks, dialogs, changed);
    super(
        "stepfunctions-tab-setup",
        Texts.of("stepfunctions").get("tab.setup"),
        () -> new SetupView(model).view());
    this.model = model;
  }

  @Override
  public void open(Machine machine) {
    model.open(machine);
  }

  @Override
  public void refresh() {
    if (!model.dirtyProperty().get()) {
      model.loadTags();
    }
  }

  @Override
  public ReadOnlyBooleanProperty dirty() {
    return model.dirtyProperty();
  }

  @Override
  public List<String> unsaved() {
    return model.dirtyProperty().get() ? List.of(texts.get("setup.unsaved")) : List.of();
  }

  @Override
  public void discard() {
    model.discard();
  }
}
