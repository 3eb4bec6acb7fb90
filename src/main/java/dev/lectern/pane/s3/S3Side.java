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

  S3Side(
      ObjectsViewModel objects,
      VersionsViewModel versions,
      ObjectDetailsGateway gateway,
      TaskRunner tasks) {
    this.objects = objects;
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

  private void show(@Nullable ObjectRow row) {
    boolean object = row != null && !row.folder() && !row.pending();
    panel.show(objects.bucketProperty().get(), object && row != null ? row.key() : "");
  }
}
