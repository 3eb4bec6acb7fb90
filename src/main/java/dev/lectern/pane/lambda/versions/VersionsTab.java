package dev.lectern.pane.lambda.versions;

import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FormTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.invoke.InvokeGateway;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Versions and aliases. */
public final class VersionsTab extends FormTab {

  private final Texts texts = Texts.of("lambda");
  private final VersionsViewModel model;

  /**
   * @param payload the event of a function, which is sent when versions are counted
   * @param follower has it loaded again after changes from elsewhere
   */
  public VersionsTab(
      VersionsGateway gateway,
      InvokeGateway invoke,
      UnaryOperator<String> payload,
      Follower follower,
      TaskRunner tasks,
      Dialogs dialogs) {
    VersionsViewModel model =
        new VersionsViewModel(gateway, invoke, payload, follower, tasks, dialogs);
    super("lambda-tab-versions", "versions", () -> new VersionsView(model).view(), model.unsaved());
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
  public List<String> unfinished() {
    List<String> all = new ArrayList<>(unsaved());
    if (model.counting()) {
      all.add(texts.get("invoke.unfinished"));
    }
    return all;
  }

  @Override
  public void close() {
    model.stop();
  }
}
