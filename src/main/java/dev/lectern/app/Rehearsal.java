package dev.lectern.app;

import dev.lectern.pane.PaneContext;
import dev.lectern.shell.Backend;
import java.util.Iterator;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

/** Shows every pane once, as soon as they can work, and ends the program. FX thread. */
final class Rehearsal {

  /** Long enough for a pane to load what the first start has. */
  private static final Duration LOOK = Duration.seconds(1.5);

  private final PaneContext.Shell shell;
  private final Iterator<String> panes;

  private Rehearsal(PaneContext.Shell shell, List<String> panes) {
    this.shell = shell;
    this.panes = panes.iterator();
  }

  /** Begins when the session is ready. */
  static void begin(PaneContext.Shell shell, ObservableValue<Backend> backend, List<String> panes) {
    Rehearsal rehearsal = new Rehearsal(shell, panes);
    backend.subscribe(
        now -> {
          if (now instanceof Backend.Ready) {
            rehearsal.next();
          }
        });
  }

  private void next() {
    PauseTransition look = new PauseTransition(LOOK);
    look.setOnFinished(
        event -> {
          if (panes.hasNext()) {
            shell.open(panes.next(), "");
            next();
          } else {
            Platform.exit();
          }
        });
    look.play();
  }
}
