package dev.lectern.pane.s3.buckets;

import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListViewModel;

/** The list of buckets and what is known of each. FX thread. */
public final class BucketsViewModel extends ListViewModel<Bucket, BucketFacts> {

  /** Nothing is loaded before {@link #refresh()}. */
  public BucketsViewModel(BucketsGateway gateway, TaskRunner tasks) {
    super(
        new Source<>(gateway::list, gateway::facts, Bucket::name),
        tasks,
        Texts.of("s3").get("buckets.listing"));
  }
}
