package dev.lectern.pane.stepfunctions.setup;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Role, logging, tracing and tags of a machine. */
public final class SetupTab extends LazyTab<Machine> {

  private final Texts texts = Texts.of("stepfunctions");
  private final SetupViewModel model;
  private final ObjectProperty<@Nullable UserProblem> untold;

  /**
   * @param changed told when the machine was changed
   */
  public SetupTab(
      SetupGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<Machine> changed) {
    SetupViewModel model = new SetupViewModel(gateway, tasks, dialogs, changed);
    ObjectProperty<@Nullable UserProblem> untold = new SimpleObjectProperty<>();
    super(
        "stepfunctions-tab-setup",
        Texts.of("stepfunctions").get("tab.setup"),
        () -> {
          StateView states = new StateView(new SetupView(model).view());
          untold.subscribe(
              why -> {
                if (why == null) {
                  states.showContent();
                } else {
                  states.showProblem(why);
                }
              });
          return states;
        });
    this.model = model;
    this.untold = untold;
  }

  @Override
  public void open(Machine machine) {
    untold.set(machine.untold());
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
