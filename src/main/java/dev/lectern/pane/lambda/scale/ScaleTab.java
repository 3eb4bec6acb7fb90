package dev.lectern.pane.lambda.scale;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.FunctionTab;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Concurrency: reserved, provisioned, and what is refused. */
public final class ScaleTab implements FunctionTab {

  private final Texts texts = Texts.of("lambda");
  private final ScaleViewModel model;
  private @Nullable ScaleView view;

  /**
   * @param inside what the sandbox tells; null for AWS
   * @param qualifiers versions and aliases of a function; blocking
   */
  public ScaleTab(
      ScaleGateway gateway,
      @Nullable Inside inside,
      Function<String, List<String>> qualifiers,
      TaskRunner tasks,
      Dialogs dialogs) {
    model = new ScaleViewModel(gateway, inside, qualifiers, tasks, dialogs);
  }

  @Override
  public String id() {
    return "lambda-tab-concurrency";
  }

  @Override
  public String title() {
    return texts.get("tab.scale");
  }

  @Override
  public Node view() {
    ScaleView made = view;
    if (made == null) {
      made = new ScaleView(model);
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
