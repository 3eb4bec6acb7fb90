package dev.lectern.pane.lambda.queue;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Asynchronous events: retries, age, destinations, and where each event is. */
public final class QueueTab extends LazyTab<FunctionInfo> {

  private final Texts texts = Texts.of("lambda");
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
    super(
        "lambda-tab-async", Texts.of("lambda").get("tab.queue"), () -> new QueueView(model).view());
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
  public ReadOnlyBooleanProperty dirty() {
    return model.dirtyProperty();
  }

  @Override
  public List<String> unsaved() {
    return model.dirtyProperty().get() ? List.of(texts.get("queue.unsaved")) : List.of();
  }

  @Override
  public void discard() {
    model.discard();
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
