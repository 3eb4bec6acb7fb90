package dev.lectern.pane.calls;

import dev.lectern.calls.ApiModels;
import dev.lectern.calls.CliRenderer;
import dev.lectern.calls.JavaRenderer;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Toasts;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the Call Lens works with.
 *
 * @param tasks its own scope, closed with it
 * @param sandbox the running sandbox, empty while there is none
 */
public record CallServices(
    TaskRunner tasks,
    Dialogs dialogs,
    Toasts toasts,
    Desktop desktop,
    Supplier<Optional<SandboxInstance>> sandbox,
    ApiModels models) {

  CliRenderer cli() {
    return new CliRenderer(models);
  }

  JavaRenderer java() {
    return new JavaRenderer(models);
  }
}
