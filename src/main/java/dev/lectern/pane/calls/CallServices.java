package dev.lectern.pane.calls;

import dev.lectern.calls.ApiModels;
import dev.lectern.calls.CliRenderer;
import dev.lectern.calls.JavaRenderer;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Toasts;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the Call Lens works with.
 *
 * @param tasks its own scope, closed with it
 * @param sandbox the running sandbox, empty while there is none
 * @param decode reads what AWS hides in a denial
 */
public record CallServices(
    TaskRunner tasks,
    Dialogs dialogs,
    Toasts toasts,
    Desktop desktop,
    Supplier<Optional<SandboxInstance>> sandbox,
    ApiModels models,
    DecodeGateway decode) {

  /** Copies what is there when it is pressed. */
  CopyButton copy(String id, String what, Supplier<String> text) {
    return new CopyButton(id, what, text, desktop::copy);
  }

  CliRenderer cli() {
    return new CliRenderer(models);
  }

  JavaRenderer java() {
    return new JavaRenderer(models);
  }
}
