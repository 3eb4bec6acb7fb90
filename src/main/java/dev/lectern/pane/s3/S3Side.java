package dev.lectern.pane.s3;

import dev.lectern.pane.s3.browse.ObjectRow;
import dev.lectern.pane.s3.browse.ObjectsViewModel;
import dev.lectern.pane.s3.details.ObjectDetailsGateway;
import dev.lectern.pane.s3.details.ObjectDetailsViewModel;
import dev.lectern.pane.s3.details.PanelViewModel;
import dev.lectern.pane.s3.details.PanelViewModel.Page;
import dev.lectern.pane.s3.details.PreviewViewModel;
import dev.lectern.pane.s3.versions.VersionsViewModel;
import dev.lectern.task.TaskRunner;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/** Keeps the panel at the right on the object that is chosen in the listing. FX thread. */
final class S3Side {

  private final ObjectsViewModel objects;
  private final PanelViewModel panel;
  private final PreviewViewModel preview;
  private final VersionsViewModel versions;

  S3Side(
      ObjectsViewModel objects,
      VersionsViewModel versions,
      ObjectDetailsGateway gateway,
      TaskRunner tasks) {
    this.objects = objects;
    this.versions = versions;
    ObjectDetailsViewModel details = new ObjectDetailsViewModel(gateway, tasks, objects::refresh);
    preview = new PreviewViewModel(gateway, tasks, details);
    panel = new PanelViewModel(details, preview, versions::show);
    objects.currentProperty().addListener((o, before, now) -> show(now));
    objects.versionsProperty().addListener((o, before, now) -> versions(now));
    versions(objects.versionsProperty().get());
  }

  PanelViewModel panel() {
    return panel;
  }

  ObjectProperty<Page> pageProperty() {
    return panel.pageProperty();
  }

  /** Shows a page of the chosen object. */
  void open(Page page) {
    panel.pageProperty().set(page);
  }

  /** Shows the versions of the chosen object, and gives them the keyboard. */
  void stack() {
    open(Page.VERSIONS);
    versions.toFront();
  }

  /** Compares two versions of the chosen object. */
  void compare() {
    stack();
    versions.compareTwo();
  }

  PreviewViewModel preview() {
    return preview;
  }

  private void versions(boolean shown) {
    if (shown) {
      panel.pageProperty().set(Page.VERSIONS);
    } else if (panel.pageProperty().get() == Page.VERSIONS) {
      panel.pageProperty().set(Page.DETAILS);
    }
  }

  /** Whether what is chosen is one object, of which there is something to show. */
  static boolean isObject(@Nullable ObjectRow row) {
    return row != null && !row.folder() && !row.pending();
  }

  private void show(@Nullable ObjectRow row) {
    panel.show(objects.bucketProperty().get(), row != null && isObject(row) ? row.key() : "");
  }
}
