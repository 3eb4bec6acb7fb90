package dev.lectern.pane.lambda.scale;

import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FormTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Concurrency: reserved, provisioned, and what is refused. */
public final class ScaleTab extends FormTab {

  private final ScaleViewModel model;

  /**
   * @param inside what the sandbox tells; null for AWS
   * @param follower has it loaded again after changes from elsewhere
   * @param qualifiers versions and aliases of a function; blocking
   */
  public ScaleTab(
      ScaleGateway gateway,
      @Nullable Inside inside,
      Follower follower,
      Function<String, List<String>> qualifiers,
      TaskRunner tasks,
      Dialogs dialogs) {
    ScaleViewModel model =
        new ScaleViewModel(gateway, inside, follower, qualifiers, tasks, dialogs);
    super("lambda-tab-concurrency", "scale", () -> new ScaleView(model).view(), model.unsaved());
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
