package dev.lectern.pane.lambda.logs;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** What a function prints, with search and follow. */
public final class LogsTab extends LazyTab<FunctionInfo> {

  private final LogsViewModel model;

  /**
   * @param inside what the sandbox tells; null for AWS
   */
  public LogsTab(@Nullable Inside inside, TaskRunner tasks) {
    LogsViewModel model = new LogsViewModel(inside, tasks);
    super("lambda-tab-logs", Texts.of("lambda").get("tab.logs"), () -> new LogsView(model).view());
    this.model = model;
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
