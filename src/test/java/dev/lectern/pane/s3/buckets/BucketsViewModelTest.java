package dev.lectern.pane.s3.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.buckets.BucketsGateway.Contents;
import dev.lectern.problem.Loaded;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.DirectTaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BucketsViewModelTest {

  private final FakeBuckets s3 = new FakeBuckets();
  private final FakeDialogs dialogs = new FakeDialogs();
  private final DirectTaskRunner tasks = new DirectTaskRunner();
  private final BucketsViewModel model = new BucketsViewModel(s3, tasks);
  private final BucketActions actions = new BucketActions(model, s3, tasks, dialogs, dialogs);

  @Test
  void namesComeFirstAndFactsWhenTheyAreSeen() {
    s3.add("one");
    s3.add("two");
    model.refresh();
    assertThat(model.rows()).hasSize(2);
    assertThat(model.facts()).isEmpty();
    model.need(model.rows().getFirst());
    assertThat(model.facts()).containsOnlyKeys("one");
  }

  @Test
  void whyAPartIsNotKnownIsKept() {
    s3.add("one");
    s3.problem = new UserProblem("The service failed.", "Why.", "What.", "503 SlowDown", null, "");
    model.refresh();
    model.need(model.rows().getFirst());
    assertThat(model.facts().get("one"))
        .isEqualTo(
            new Loaded.Value<>(
                new BucketFacts(
                    "us-east-1",
                    new Loaded.Failed<>(s3.problem),
                    new Loaded.Failed<>(s3.problem))));
  }

  @Test
  void showsANewBucket() {
    model.refresh();
    assertThat(model.stateProperty().get()).isEqualTo(BucketsViewModel.State.EMPTY);
    List<Optional<UserProblem>> ended = new ArrayList<>();
    actions.create(new NewBucket("new", "eu-west-1", true, false)).begin(ended::add);
    assertThat(ended).containsExactly(Optional.empty());
    assertThat(model.chosenProperty().get()).isEqualTo("new");
    assertThat(model.stateProperty().get()).isEqualTo(BucketsViewModel.State.READY);
  }

  @Test
  void aFullBucketIsEmptiedBeforeItIsDeleted() {
    s3.add("full");
    s3.contents = new Contents(4, 2, 1, false);
    model.refresh();
    Bucket full = model.rows().getFirst();
    actions.delete(full.name());
    assertThat(dialogs.asked.get(0).sentence())
        .contains("4 versions, 2 delete markers and 1 unfinished upload");
    assertThat(s3.calls).containsExactly("empty full");
    actions.delete(full.name());
    assertThat(s3.calls).containsExactly("empty full", "delete full");
    assertThat(model.rows()).isEmpty();
  }

  @Test
  void nothingHappensWhenTheUserSaysNo() {
    s3.add("full");
    s3.contents = new Contents(4, 0, 0, true);
    dialogs.yes = false;
    model.refresh();
    actions.empty(model.rows().getFirst().name());
    actions.delete(model.rows().getFirst().name());
    assertThat(s3.calls).isEmpty();
    assertThat(dialogs.asked.get(0).sentence()).contains("more than 4 versions");
  }
}
