package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.lambda.build.Template;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Invoking, and what the environments do. */
public final class InvokeTab extends LazyTab<FunctionInfo> {

  private final Texts texts = Texts.of("lambda");
  private final InvokeViewModel model;
  private final LivesViewModel lives;

  /**
   * @param inside what the sandbox tells; null for AWS
   * @param changed told when the function was changed from here
   * @param source shows a line of a file of the function's code
   * @param showCall opens the Call Lens at a request id
   */
  public InvokeTab(
      InvokeGateway gateway,
      @Nullable Inside inside,
      TaskRunner tasks,
      Dialogs dialogs,
      Settings settings,
      Consumer<FunctionInfo> changed,
      BiConsumer<String, Integer> source,
      Consumer<String> showCall) {
    InvokeViewModel model = new InvokeViewModel(gateway, tasks, settings);
    model.onChange(changed);
    LivesViewModel lives = new LivesViewModel(inside, model, tasks);
    RequestController request = new RequestController(model, dialogs);
    ResultController results = new ResultController(model, source, showCall);
    LivesController environments = new LivesController(lives, model);
    Map<Class<?>, Supplier<?>> controllers =
        Map.of(
            InvokeController.class,
            () -> new InvokeController(model),
            RequestController.class,
            () -> request,
            ResultController.class,
            () -> results,
            LivesController.class,
            () -> environments);
    super(
        "lambda-tab-invoke",
        Texts.of("lambda").get("tab.invoke"),
        () -> Views.load("lambda", "invoke", controllers).root());
    this.model = model;
    this.lives = lives;
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
    lives.open(function);
  }

  @Override
  public void seen(boolean now) {
    lives.seen(now);
  }

  /**
   * Gives a function that was just made an event to begin with.
   *
   * @param template what it was made of; null for an archive
   */
  public void begin(String function, @Nullable Template template) {
    EventTemplate any = template == null ? EventTemplate.EMPTY : EventTemplate.S3;
    String own = template == null ? "" : template.event();
    model.give(function, own.isEmpty() ? any.json() : own);
  }

  /** The event that a function has in the editor, for other tabs. */
  public String payload(String function) {
    return model.payload(function);
  }

  /** Sends one. */
  public void invoke() {
    model.invoke();
  }

  /** Sends so many at once. */
  public void burst(int count) {
    model.burst(count);
  }

  /** Lets all environments be made anew and sends one. */
  public void cold() {
    if (model.canFreshen()) {
      model.cold();
    }
  }

  @Override
  public List<String> unfinished() {
    return model.runningProperty().get() ? List.of(texts.get("invoke.unfinished")) : List.of();
  }

  @Override
  public void close() {
    model.stop();
    lives.seen(false);
  }
}
