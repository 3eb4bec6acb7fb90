package dev.lectern.pane.s3.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.DirectTaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectsViewModelTest {

  private final FakeObjects s3 = new FakeObjects();
  private final DirectTaskRunner tasks = new DirectTaskRunner();
  private final ObjectsViewModel model = new ObjectsViewModel(s3, tasks, 3);
  private final FakeDialogs dialogs = new FakeDialogs();
  private final List<String> moved = new ArrayList<>();
  private final ObjectActions actions =
      new ObjectActions(model, s3, tasks, dialogs, dialogs, new Recorded());

  private void keys(int count) {
    for (int i = 0; i < count; i++) {
      s3.keys.put("k%06d".formatted(i), (long) (count - i));
    }
  }

  @Test
  void showsFoldersAndKeysOfOneLevel() {
    s3.keys.put("a/1", 1L);
    s3.keys.put("a/2", 2L);
    s3.keys.put("b", 3L);
    model.open("bucket", "");
    assertThat(model.rows()).extracting(ObjectRow::key).containsExactly("a/", "b");
    model.enter(model.rows().getFirst());
    assertThat(model.rows()).extracting(row -> row.name("a/")).containsExactly("1", "2");
    assertThat(model.up()).isTrue();
    assertThat(model.up()).isFalse();
    assertThat(model.summaryProperty().get()).isEqualTo("2 keys");
  }

  @Test
  void asksTheServerForThePrefix() {
    keys(3);
    s3.keys.put("z", 1L);
    model.open("bucket", "");
    model.filterBy("z");
    assertThat(model.rows()).hasSize(1);
    assertThat(s3.calls).last().isEqualTo("page z from null");
    model.filterBy("nothing");
    assertThat(model.stateProperty().get()).isEqualTo(ObjectsViewModel.State.EMPTY);
  }

  @Test
  void keepsOnlyAWindowOfPagesAndLoadsThemAgain() {
    s3.pageSize = 10;
    keys(95);
    model.open("bucket", "");
    while (model.hasMore()) {
      model.more();
    }
    assertThat(model.rows()).hasSize(95);
    assertThat(model.rows().get(94).key()).isEqualTo("k000094");
    assertThat(model.rows().get(5).pending()).isTrue();
    assertThat(model.rows().get(5).key()).isEqualTo("k000005");
    assertThat(((ObjectWindow) model.rows()).inMemory().count()).isLessThanOrEqualTo(30);
    assertThat(model.sort(ObjectsViewModel.Sort.SIZE, false)).isFalse();
  }

  @Test
  void sortsWhatIsLoadedAndGoesBack() {
    keys(5);
    s3.keys.put("zz/1", 1L);
    model.open("bucket", "");
    assertThat(model.sort(ObjectsViewModel.Sort.SIZE, false)).isTrue();
    assertThat(model.rows())
        .extracting(ObjectRow::key)
        .containsExactly("zz/", "k000004", "k000003", "k000002", "k000001", "k000000");
    model.sort(null, false);
    assertThat(model.rows().getFirst().key()).isEqualTo("k000000");
  }

  @Test
  void saysWhyAListingFailedAndRecovers() {
    s3.failure = UserProblem.of("Denied.", "No statement allows it.", "Ask.");
    model.open("bucket", "");
    assertThat(model.stateProperty().get()).isEqualTo(ObjectsViewModel.State.FAILED);
    s3.failure = null;
    keys(1);
    model.refresh();
    assertThat(model.stateProperty().get()).isEqualTo(ObjectsViewModel.State.READY);
  }

  @Test
  void keepsTheListWhenANextPageFails() {
    s3.pageSize = 2;
    keys(4);
    model.open("bucket", "");
    s3.failure = UserProblem.of("Broken.", "The connection broke off.", "Try again.");
    model.more();
    assertThat(model.rows()).hasSize(2);
    assertThat(model.moreProblemProperty().get()).isNotNull();
    s3.failure = null;
    model.more();
    assertThat(model.rows()).hasSize(4);
    assertThat(model.moreProblemProperty().get()).isNull();
  }

  @Test
  void choosesAKeyAndKeepsItOverARefresh() {
    keys(3);
    model.open("bucket", "");
    model.choose("k000001");
    assertThat(model.currentProperty().get()).extracting("key").isEqualTo("k000001");
    model.refresh();
    assertThat(model.currentProperty().get()).extracting("key").isEqualTo("k000001");
    s3.keys.remove("k000001");
    model.refresh();
    assertThat(model.currentProperty().get()).isNull();
  }

  @Test
  void saysWhatADeleteDoesBeforeItIsDone() {
    s3.keys.put("a/1", 1_000L);
    s3.keys.put("a/2", 2_000L);
    model.open("bucket", "");
    model.selection().setAll(model.rows());
    dialogs.yes = false;
    actions.delete();
    assertThat(dialogs.asked.getFirst().sentence())
        .contains("Adds a delete marker to each of 2 objects (3,000 B)");
    assertThat(s3.keys).hasSize(2);
    s3.versioning = "";
    dialogs.yes = true;
    actions.delete();
    assertThat(dialogs.asked.getLast().sentence()).contains("for good").contains("2 objects");
    assertThat(s3.keys).isEmpty();
    assertThat(model.stateProperty().get()).isEqualTo(ObjectsViewModel.State.EMPTY);
  }

  @Test
  void makesFoldersUnderTheFolderThatIsShown() {
    keys(1);
    model.open("bucket", "x/");
    dialogs.text = "new";
    actions.newFolder();
    assertThat(s3.keys).containsKey("x/new/");
    dialogs.text = "é".repeat(512);
    actions.newFolder();
    assertThat(dialogs.problems).hasSize(1);
  }

  @Test
  void uploadsIntoTheFolderAndDownloadsWhatIsUnderAFolder() {
    s3.keys.put("a/1", 1L);
    model.open("bucket", "");
    dialogs.files = List.of(Path.of("x"));
    actions.chooseAndUpload();
    model.selection().setAll(model.rows());
    actions.download();
    assertThat(moved).containsExactly("up bucket//1", "down bucket a/1");
  }

  private final class Recorded implements Moves {

    @Override
    public void upload(String bucket, String prefix, List<Path> files) {
      moved.add("up " + bucket + "/" + prefix + "/" + files.size());
    }

    @Override
    public void download(String bucket, List<ObjectRow> objects, Path folder) {
      moved.add("down " + bucket + " " + objects.getFirst().key());
    }

    @Override
    public void presign(String bucket, String key, @Nullable String versionId) {
      moved.add("presign " + key);
    }
  }
}
