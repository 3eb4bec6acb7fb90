package dev.lectern.pane.s3;

import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.s3.browse.ObjectRow;
import dev.lectern.pane.s3.browse.ObjectsViewModel;
import dev.lectern.pane.s3.browse.ObjectsViewModel.State;
import dev.lectern.pane.s3.buckets.BucketsViewModel;
import dev.lectern.pane.s3.details.PanelViewModel.Page;
import dev.lectern.problem.UserProblem;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;

/** Where the user is: in the list of buckets, or in a folder of one. FX thread. */
final class S3ViewModel {

  private final Journey<S3Place> journey;
  private final BucketsViewModel buckets;
  private final ObjectsViewModel objects;
  private final ObjectProperty<Page> panel;
  private final Consumer<String> missing;
  private boolean starting;
  private boolean opening;

  /**
   * @param panel the page of the chosen object
   * @param missing told the bucket of an earlier pane that this session does not have
   */
  S3ViewModel(
      Journey<S3Place> journey,
      BucketsViewModel buckets,
      ObjectsViewModel objects,
      ObjectProperty<Page> panel,
      Consumer<String> missing) {
    this.journey = journey;
    this.buckets = buckets;
    this.objects = objects;
    this.panel = panel;
    this.missing = missing;
    objects.stateProperty().addListener((o, before, now) -> arrived(now));
    objects.folderProperty().addListener((o, before, now) -> here());
    objects.bucketProperty().addListener((o, before, now) -> here());
    objects.versionsProperty().addListener((o, before, now) -> here());
    objects.currentProperty().addListener((o, before, now) -> here());
    panel.addListener((o, before, now) -> here());
  }

  /** Goes to the place of an earlier pane, or to the list when this session has no such bucket. */
  void start(S3Place earlier) {
    starting = true;
    open(earlier);
  }

  private void arrived(State state) {
    if (!starting || state == State.LOADING) {
      return;
    }
    starting = false;
    UserProblem problem = objects.problemProperty().get();
    if (state == State.FAILED
        && problem != null
        && problem.code() != null
        && problem.code().endsWith("NoSuchBucket")) {
      String bucket = journey.place().bucket();
      missing.accept(bucket);
      open(S3Place.START);
      journey.forget(bucket);
    }
  }

  /** Goes to a place and loads it. */
  void open(S3Place to) {
    if (to.bucket().isEmpty()) {
      if (!journey.place().bucket().isEmpty()) {
        buckets.chosenProperty().set(journey.place().bucket());
      }
      journey.at(S3Place.START);
      buckets.refresh();
      return;
    }
    opening = true;
    objects.versionsProperty().set(to.versions());
    panel.set(to.panel());
    objects.open(to.bucket(), to.folder());
    if (!to.key().isEmpty()) {
      objects.choose(to.key());
    }
    opening = false;
    journey.at(to);
  }

  private void here() {
    if (opening || journey.place().bucket().isEmpty()) {
      return;
    }
    ObjectRow current = objects.currentProperty().get();
    journey.at(
        new S3Place(
            objects.bucketProperty().get(),
            objects.folderProperty().get(),
            current == null || current.folder() ? "" : current.key(),
            objects.versionsProperty().get(),
            journey.place().tab(),
            panel.get()));
  }

  /** The user chose another tab of the bucket; empty for its objects. */
  void tab(String tab) {
    if (!journey.place().bucket().isEmpty()) {
      journey.at(journey.place().in(tab));
    }
  }

  /** A bucket was emptied or deleted. */
  void gone(String bucket) {
    if (bucket.equals(journey.place().bucket())) {
      objects.refresh();
    }
  }

  /** Loads again what is shown. */
  void refresh() {
    if (journey.place().bucket().isEmpty()) {
      buckets.refresh();
    } else {
      objects.refresh();
    }
  }
}
