package dev.lectern.pane.lambda.logs;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.FunctionTab;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What a function prints, with search and follow. */
public final class LogsTab implements FunctionTab {

  private final Texts texts = Texts.of("lambda");
  private final LogsViewModel model;
  private @Nullable LogsView view;

  /**
   * @param inside what the sandbox tells; null for AWS
   */
  public LogsTab(@Nullable Inside inside, TaskRunner tasks) {
    model = new LogsViewModel(inside, tasks);
  }

  @Override
  public String id() {
    return "lambda-tab-logs";
  }

  @Override
  public String title() {
    return texts.get("tab.logs");
  }

  @Override
  public Node view() {
    LogsView made = view;
    if (made == null) {
      made = new LogsView(model);
      view = made;
    }
    return made.view();
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
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
