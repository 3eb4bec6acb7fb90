package dev.lectern.pane.labs;

import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.LabTerminal;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.pane.PaneContext.Shell;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/**
 * What the lab guide works with.
 *
 * @param desk the labs; its methods wait, so they are called through {@code tasks} only
 * @param terminal runs the lines of a guide; waits, like the desk
 * @param session which session the console works in, named as {@link
 *     dev.lectern.lab.LabProgress#sessionId()} names it; empty while there is none. A change makes
 *     the guide look again.
 * @param tasks the guide's own scope
 * @param dialogs questions
 * @param settings keeps which lab was open
 * @param desktop the world outside the window
 * @param shell the window around it
 */
public record LabsServices(
    LabDesk desk,
    LabTerminal terminal,
    ObservableValue<Optional<String>> session,
    TaskRunner tasks,
    Dialogs dialogs,
    Settings settings,
    Desktop desktop,
    Shell shell) {

  /** Whether the console works in the sandbox, where nothing costs anything; so with no session. */
  boolean onSandbox() {
    return session.getValue().map(id -> id.startsWith(LabProgress.SANDBOX)).orElse(true);
  }
}
