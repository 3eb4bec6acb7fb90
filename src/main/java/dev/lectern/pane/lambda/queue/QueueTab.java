package dev.lectern.pane.lambda.queue;

import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FormTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import org.jspecify.annotations.Nullable;

/** Asynchronous events: retries, age, destinations, and where each event is. */
public final class QueueTab extends FormTab {

  private final QueueViewModel model;

  /**
   * @param inside what the sandbox tells; null for AWS
   * @param follower has it loaded again after changes from elsewhere
   */
  public QueueTab(
      QueueGateway gateway,
      @Nullable Inside inside,
      Follower follower,
      TaskRunner tasks,
      Dialogs dialogs) {
    QueueViewModel model = new QueueViewModel(gateway, inside, follower, tasks, dialogs);
    super("lambda-tab-async", "queue", () -> new QueueView(model).view(), model.unsaved());
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
  public void seen(boolean now) {
    model.seen(now);
  }

  @Override
  public void close() {
    model.seen(false);
  }
}
