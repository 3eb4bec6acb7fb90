package dev.lectern.pane.s3.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.buckets.BucketsGateway.Contents;
import dev.lectern.task.DirectTaskRunner;
import org.junit.jupiter.api.Test;

class BucketsViewModelTest {

  private final FakeBuckets s3 = new FakeBuckets();
  private final FakeDialogs dialogs = new FakeDialogs();
  private final BucketsViewModel model =
      new BucketsViewModel(s3, new DirectTaskRunner(), dialogs, dialogs);

  @Test
  void namesComeFirstAndFactsWhenTheyAreSeen() {
    s3.add("one");
    s3.add("two");
    model.refresh();
    assertThat(model.buckets()).hasSize(2);
    assertThat(model.facts()).isEmpty();
    model.need(model.buckets().getFirst());
    assertThat(model.facts()).containsOnlyKeys("one");
  }

  @Test
  void showsANewBucket() {
    model.refresh();
    assertThat(model.stateProperty().get()).isEqualTo(BucketsViewModel.State.EMPTY);
    model.create(new NewBucket("new", "eu-west-1", true, false));
    assertThat(model.createdProperty().get()).isEqualTo("new");
    assertThat(model.stateProperty().get()).isEqualTo(BucketsViewModel.State.READY);
  }

  @Test
  void aFullBucketIsEmptiedBeforeItIsDeleted() {
    s3.add("full");
    s3.contents = new Contents(4, 2, 1, false);
    model.refresh();
    Bucket full = model.buckets().getFirst();
    model.delete(full);
    assertThat(dialogs.asked.get(0).sentence())
        .contains("4 versions, 2 delete markers and 1 unfinished uploads");
    assertThat(s3.calls).containsExactly("empty full");
    model.delete(full);
    assertThat(s3.calls).containsExactly("empty full", "delete full");
    assertThat(model.buckets()).isEmpty();
  }

  @Test
  void nothingHappensWhenTheUserSaysNo() {
    s3.add("full");
    s3.contents = new Contents(4, 0, 0, true);
    dialogs.yes = false;
    model.refresh();
    model.empty(model.buckets().getFirst());
    model.delete(model.buckets().getFirst());
    assertThat(s3.calls).isEmpty();
    assertThat(dialogs.asked.get(0).sentence()).contains("More than 4 versions");
  }
}
