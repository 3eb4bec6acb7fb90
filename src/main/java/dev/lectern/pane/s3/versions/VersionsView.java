package dev.lectern.pane.s3.versions;

import dev.lectern.task.TaskRunner;
import dev.lectern.ui.fxml.Views;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The stack of an object's versions as a time line, with what can be done to it. FX thread. */
public final class VersionsView {

  private final Node node;

  /**
   * @param details shows what is known of a version, by its id
   */
  public VersionsView(VersionsViewModel model, TaskRunner tasks, Consumer<String> details) {
    node =
        Views.load(
                "s3versions",
                "versions",
                Map.of(
                    VersionsController.class,
                    () -> new VersionsController(model, details),
                    ComparisonController.class,
                    () -> new ComparisonController(model, tasks)))
            .root();
  }

  /** Its content. */
  public Node node() {
    return node;
  }
}
