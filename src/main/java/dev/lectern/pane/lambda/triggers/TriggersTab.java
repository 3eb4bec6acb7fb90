package dev.lectern.pane.lambda.triggers;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.FunctionTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Triggers and permissions. */
public final class TriggersTab implements FunctionTab {

  private final Texts texts = Texts.of("lambda");
  private final TriggersViewModel model;
  private @Nullable TriggersView view;

  /** Over a session's triggers. */
  public TriggersTab(TriggersGateway gateway, TaskRunner tasks, Dialogs dialogs) {
    model = new TriggersViewModel(gateway, tasks, dialogs);
  }

  @Override
  public String id() {
    return "lambda-tab-triggers";
  }

  @Override
  public String title() {
    return texts.get("tab.triggers");
  }

  @Override
  public Node view() {
    TriggersView made = view;
    if (made == null) {
      made = new TriggersView(model);
      view = made;
    }
    return made.view();
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
  }
}
