package dev.lectern.pane.lambda.queue;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.FunctionTab;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Asynchronous events: retries, age, destinations, and where each event is. */
public final class QueueTab implements FunctionTab {

  private final Texts texts = Texts.of("lambda");
  private final QueueViewModel model;
  private @Nullable QueueView view;

  /**
   * @param inside what the sandbox tells; null for AWS
   */
  public QueueTab(
      QueueGateway gateway, @Nullable Inside inside, TaskRunner tasks, Dialogs dialogs) {
    model = new QueueViewModel(gateway, inside, tasks, dialogs);
  }

  @Override
  public String id() {
    return "lambda-tab-async";
  }

  @Override
  public String title() {
    return texts.get("tab.queue");
  }

  @Override
  public Node view() {
    QueueView made = view;
    if (made == null) {
      made = new QueueView(model);
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
