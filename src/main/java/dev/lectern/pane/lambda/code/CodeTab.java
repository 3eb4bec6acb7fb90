package dev.lectern.pane.lambda.code;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.FunctionTab;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The code, and Deploy. */
public final class CodeTab implements FunctionTab {

  private final Texts texts = Texts.of("lambda");
  private final CodeViewModel model;
  private final CodeController controller;
  private @Nullable Node view;

  /**
   * @param changed told when other code was deployed
   */
  public CodeTab(
      CodeGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<FunctionInfo> changed) {
    model = new CodeViewModel(gateway, tasks, dialogs, changed);
    controller = new CodeController(model, dialogs);
  }

  @Override
  public String id() {
    return "lambda-tab-code";
  }

  @Override
  public String title() {
    return texts.get("tab.code");
  }

  @Override
  public Node view() {
    Node made = view;
    if (made == null) {
      made = Views.load("lambda", "code", Map.of(CodeController.class, () -> controller)).root();
      view = made;
    }
    return made;
  }

  @Override
  public void open(FunctionInfo function) {
    model.open(function);
  }

  /** Shows a line of a file. */
  public void source(String file, int line) {
    var _ = view();
    controller.source(file, line);
  }

  /** Deploys what is in the editor. */
  public void deploy() {
    model.deploy();
  }

  @Override
  public CompletableFuture<Boolean> mayLeave() {
    return model.mayLeave();
  }

  @Override
  public List<String> unfinished() {
    return model.dirty() ? List.of(texts.get("code.unsaved")) : List.of();
  }
}
