package dev.lectern.pane.lambda.sweep;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.invoke.InvokeGateway;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Duration and cost at several memory sizes. */
public final class SweepTab extends LazyTab<FunctionInfo> {

  private final Texts texts = Texts.of("lambda");
  private final SweepViewModel model;

  /**
   * @param payload the event of a function, which is sent
   * @param changed told when the function is as it was
   */
  public SweepTab(
      SweepGateway gateway,
      InvokeGateway invoke,
      UnaryOperator<String> payload,
      TaskRunner tasks,
      Consumer<FunctionInfo> changed) {
    SweepViewModel model = new SweepViewModel(gateway, invoke, payload, tasks, changed);
    super(
        "lambda-tab-sweep", Texts.of("lambda").get("tab.sweep"), () -> new SweepView(model).view());
    this.model = model;
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
