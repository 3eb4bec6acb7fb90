package dev.lectern.pane.s3.details;

import dev.lectern.task.TaskRunner;
import dev.lectern.ui.fxml.Views;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;

/** What stands beside the listing for the chosen object: details, preview, versions. */
public final class ObjectPanel {

  private final Node node;

  /**
   * @param versions the page of versions
   * @param editing writes text objects
   * @param copy puts text on the clipboard
   */
  public ObjectPanel(
      PanelViewModel model,
      PreviewViewModel preview,
      TaskRunner tasks,
      Node versions,
      TextEditing editing,
      Consumer<String> copy) {
    ObjectDetailsViewModel details = model.details();
    node =
        Views.load(
                "s3details",
                "panel",
                Map.of(
                    PanelController.class,
                    () -> new PanelController(model, preview, versions),
                    FactsController.class,
                    () -> new FactsController(details, copy),
                    HeadersController.class,
                    () -> new HeadersController(details),
                    TagsController.class,
                    () -> new TagsController(details),
                    LockController.class,
                    () -> new LockController(details),
                    PartsController.class,
                    () -> new PartsController(details),
                    PreviewController.class,
                    () -> new PreviewController(preview, details, tasks, editing)))
            .root();
  }

  /** Its content. */
  public Node node() {
    return node;
  }
}
