package dev.lectern.pane.lambda.code;

import dev.lectern.pane.lambda.data.FormTab;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import java.util.Map;
import java.util.function.Consumer;

/** The code, and Deploy. */
public final class CodeTab extends FormTab {

  private final CodeViewModel model;
  private final CodeController controller;

  /**
   * @param changed told when other code was deployed
   */
  public CodeTab(
      CodeGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<FunctionInfo> changed) {
    CodeViewModel model = new CodeViewModel(gateway, tasks, dialogs, changed);
    CodeController controller = new CodeController(model, dialogs);
    super(
        "lambda-tab-code",
        "code",
        () -> Views.load("lambda", "code", Map.of(CodeController.class, () -> controller)).root(),
        model.unsaved());
    this.model = model;
    this.controller = controller;
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

  /** Asks for a zip or jar and deploys it. */
  public void deployArchive() {
    model.deployArchive();
  }
}
