package dev.lectern.pane.lambda.sweep;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.FunctionTab;
import dev.lectern.pane.lambda.invoke.InvokeGateway;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Duration and cost at several memory sizes. */
public final class SweepTab implements FunctionTab {

  private final Texts texts = Texts.of("lambda");
  private final SweepViewModel model;
  private @Nullable SweepView view;

  /**
   * @param payload the event that is sent
   * @param changed told when the function is as it was
   */
  public SweepTab(
      SweepGateway gateway,
      InvokeGateway invoke,
      Supplier<String> payload,
      TaskRunner tasks,
      Consumer<FunctionInfo> changed) {
    model = new SweepViewModel(gateway, invoke, payload, tasks, changed);
  }

  @Override
  public String id() {
    return "lambda-tab-sweep";
  }

  @Override
  public String title() {
    return texts.get("tab.sweep");
  }

  @Override
  public Node view() {
    SweepView made = view;
    if (made == null) {
      made = new SweepView(model);
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
    return model.runningProperty().get() ? List.of(texts.get("sweep.unfinished")) : List.of();
  }

  @Override
  public void close() {
    model.stop();
  }
}
