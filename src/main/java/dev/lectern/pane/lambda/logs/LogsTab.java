package dev.lectern.pane.lambda.logs;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Function;

/** What a function prints, with search and follow. */
public final class LogsTab extends LazyTab<FunctionInfo> {

  private static final int MOST = 5_000;

  private final LogsViewModel model;

  private LogsTab(LogsViewModel model, String note) {
    super(
        "lambda-tab-logs",
        Texts.of("lambda").get("tab.logs"),
        () -> new LogsView(model, note).view());
    this.model = model;
  }

  /** Everything that was logged. */
  public static LogsTab of(Inside inside, TaskRunner tasks) {
    return new LogsTab(
        new LogsViewModel(name -> inside.log("/aws/lambda/" + name, MOST), tasks), "");
  }

  /**
   * What came with the answers of one's own invocations, and says so.
   *
   * @param tails lines by the name of a function, oldest first; any thread
   */
  public static LogsTab ofTails(Function<String, List<Inside.Line>> tails, TaskRunner tasks) {
    return new LogsTab(new LogsViewModel(tails, tasks), Texts.of("lambda").get("logs.tails"));
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
