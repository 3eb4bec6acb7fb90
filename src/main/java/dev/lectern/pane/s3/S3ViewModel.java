package dev.lectern.pane.s3;

import dev.lectern.pane.s3.browse.ObjectRow;
import dev.lectern.pane.s3.browse.ObjectsViewModel;
import dev.lectern.pane.s3.buckets.BucketsViewModel;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the user is: in the list of buckets, or in a folder of one. FX thread. */
final class S3ViewModel {

  private final BucketsViewModel buckets;
  private final ObjectsViewModel objects;
  private final ReadOnlyObjectWrapper<S3Place> place = new ReadOnlyObjectWrapper<>(S3Place.START);

  S3ViewModel(BucketsViewModel buckets, ObjectsViewModel objects) {
    this.buckets = buckets;
    this.objects = objects;
    objects.folderProperty().addListener((o, before, now) -> here());
    objects.bucketProperty().addListener((o, before, now) -> here());
    objects.versionsProperty().addListener((o, before, now) -> here());
    objects.currentProperty().addListener((o, before, now) -> here());
  }

  /** Goes to a place and loads it. */
  void open(S3Place to) {
    if (to.bucket().isEmpty()) {
      place.set(S3Place.START);
      buckets.refresh();
      return;
    }
    place.set(to);
    objects.versionsProperty().set(to.versions());
    objects.open(to.bucket(), to.folder());
    if (!to.key().isEmpty()) {
      objects.choose(to.key());
    }
    place.set(to);
  }

  private void here() {
    if (place.get().bucket().isEmpty()) {
      return;
    }
    ObjectRow current = objects.currentProperty().get();
    place.set(
        new S3Place(
            objects.bucketProperty().get(),
            objects.folderProperty().get(),
            current == null || current.folder() ? "" : current.key(),
            objects.versionsProperty().get()));
  }

  /** A bucket was emptied or deleted. */
  void gone(String bucket) {
    if (bucket.equals(place.get().bucket())) {
      objects.refresh();
    }
  }

  /** Loads again what is shown. */
  void refresh() {
    if (place.get().bucket().isEmpty()) {
      buckets.refresh();
    } else {
      objects.refresh();
    }
  }

  ReadOnlyObjectProperty<S3Place> placeProperty() {
    return place.getReadOnlyProperty();
  }
}
