package dev.lectern.pane.s3.presign;

import dev.lectern.pane.PaneContext;
import org.jspecify.annotations.Nullable;

/** The dialog in which a presigned URL is made, read part by part and tried. FX thread. */
public final class PresignView {

  private final PaneContext context;

  /** Shows nothing yet. */
  public PresignView(PaneContext context) {
    this.context = context;
  }

  /**
   * Opens the dialog.
   *
   * @param versionId null for whatever is latest
   */
  public void show(String bucket, String key, @Nullable String versionId) {
    context.dialogs().form(key, new javafx.scene.layout.StackPane(), "Close");
  }
}
