package dev.lectern.pane.s3.presign;

import dev.lectern.pane.PaneContext;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The dialog in which a presigned URL is made, read part by part and tried. FX thread. */
public final class PresignView {

  private final PaneContext context;
  private final PresignGateway gateway;

  /** Shows nothing yet. */
  public PresignView(PaneContext context, PresignGateway gateway) {
    this.context = context;
    this.gateway = gateway;
  }

  /**
   * Opens the dialog.
   *
   * @param versionId null for whatever is latest
   */
  public void show(String bucket, String key, @Nullable String versionId) {
    TaskRunner tasks = context.tasks().scope();
    PresignViewModel model =
        new PresignViewModel(gateway, tasks, context.clients().time(), bucket, key, versionId);
    Texts texts = Texts.of("s3presign");
    context
        .dialogs()
        .read(texts.get("title", key), content(model))
        .whenComplete(
            (closed, failure) -> {
              tasks.close();
              if (model.changed()) {
                context.shell().refresh();
              }
            });
  }

  /** The content of the dialog. */
  Node content(PresignViewModel model) {
    PresignController controller =
        new PresignController(
            model, context.clients().session(), context.desktop()::copy, context.toasts());
    return Views.load("s3presign", "presign", Map.of(PresignController.class, () -> controller))
        .root();
  }
}
