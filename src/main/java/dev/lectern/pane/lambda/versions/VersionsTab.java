package dev.lectern.pane.lambda.versions;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.FunctionTab;
import dev.lectern.pane.lambda.invoke.InvokeGateway;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Versions and aliases. */
public final class VersionsTab implements FunctionTab {

  private final Texts texts = Texts.of("lambda");
  private final VersionsViewModel model;
  private @Nullable VersionsView view;

  /**
   * @param payload the event that is sent when versions are counted
   */
  public VersionsTab(
      VersionsGateway gateway,
      InvokeGateway invoke,
      Supplier<String> payload,
      TaskRunner tasks,
      Dialogs dialogs) {
    model = new VersionsViewModel(gateway, invoke, payload, tasks, dialogs);
  }

  @Override
  public String id() {
    return "lambda-tab-versions";
  }

  @Override
  public String title() {
    return texts.get("tab.versions");
  }

  @Override
  public Node view() {
    VersionsView made = view;
    if (made == null) {
      made = new VersionsView(model);
      view = made;
    }
    return made.view();
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
  }

  @Override
  public List<String> unfinished() {
    return model.counting() ? List.of(texts.get("invoke.unfinished")) : List.of();
  }

  @Override
  public void close() {
    model.stop();
  }
}
