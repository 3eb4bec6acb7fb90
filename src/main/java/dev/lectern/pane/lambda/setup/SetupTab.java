package dev.lectern.pane.lambda.setup;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.FunctionTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Memory, timeout, environment variables, layers and the rest. */
public final class SetupTab implements FunctionTab {

  private final Texts texts = Texts.of("lambda");
  private final SetupViewModel model;
  private @Nullable SetupView view;

  /**
   * @param changed told when the configuration was changed
   */
  public SetupTab(
      SetupGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<FunctionInfo> changed) {
    model = new SetupViewModel(gateway, tasks, dialogs, changed);
  }

  @Override
  public String id() {
    return "lambda-tab-setup";
  }

  @Override
  public String title() {
    return texts.get("tab.setup");
  }

  @Override
  public Node view() {
    SetupView made = view;
    if (made == null) {
      made = new SetupView(model);
      view = made;
    }
    return made.view();
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
  }

  @Override
  public CompletableFuture<Boolean> mayLeave() {
    return model.mayLeave();
  }

  @Override
  public List<String> unfinished() {
    return model.dirty() ? List.of(texts.get("setup.unsaved")) : List.of();
  }
}
