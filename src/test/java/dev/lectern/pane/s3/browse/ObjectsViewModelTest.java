package dev.lectern.pane.s3.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.collision.Collisions.Choice;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.DirectTaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectsViewModelTest {

  private final FakeObjects s3 = new FakeObjects();
  private final DirectTaskRunner tasks = new DirectTaskRunner();
  private final ObjectsViewModel model = new ObjectsViewModel(s3, tasks, 3);
  private final FakeDialogs dialogs = new FakeDialogs();
  private final List<String> moved = new ArrayList<>();
  private Choice choice = Choice.SKIP;
  private String clipboard = "";
  private final ObjectActions actions =
      new ObjectActions(
          model,
          s3,
          tasks,
          dialogs,
          dialogs,
          new Recorded(),
          (there, all) -> CompletableFuture.completedFuture(choice),
          text -> clipboard = text);

  private void keys(int count) {
    for (int i = 0; i < count; i++) {
      s3.keys.put("k%06d".formatted(i), (long) (count - i));
    }
  }

  @Test
  void aListingThatWasStoppedIsNotCalledEmpty() {
    model.cancel();
    assertThat(model.stateProperty().get()).isEqualTo(ObjectsViewModel.State.FAILED);
    UserProblem why = model.problemProperty().get();
    assertThat(why).isNotNull();
    assertThat(why.title()).isEqualTo("Listing was stopped");
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
    assertThat(model.summaryProperty().get()).isEqualTo("1 key, 1 folder");
  }

  @Test
  void saysWhatAnEmptyListingHides() {
    s3.markers.add("reports/q1.csv");
    s3.markers.add("reports/q2.csv");
    model.open("bucket", "");
    assertThat(model.stateProperty().get()).isEqualTo(ObjectsViewModel.State.EMPTY);
    assertThat(model.hiddenProperty().get()).isEqualTo(new Hidden.Amount(2, false));
    model.filterBy("x");
    assertThat(model.hiddenProperty().get()).isEqualTo(Hidden.Amount.NONE);
    model.filterBy("");
    assertThat(model.hiddenProperty().get().rows()).isEqualTo(2);
    model.versionsProperty().set(true);
    assertThat(model.hiddenProperty().get()).isEqualTo(Hidden.Amount.NONE);
    assertThat(model.rows()).hasSize(2);
  }

  @Test
  void aBucketThatNeverKeptVersionsIsNotAskedForThem() {
    s3.versioning = "";
    model.open("bucket", "");
    assertThat(s3.calls).containsExactly("page  from null");
  }

  @Test
  void foldersAreNotCountedAsKeys() {
    s3.keys.put("a/1", 1L);
    s3.keys.put("b/1", 1L);
    model.open("bucket", "");
    assertThat(model.summaryProperty().get()).isEqualTo("2 folders");
    s3.keys.put("c", 1L);
    s3.pageSize = 2;
    model.refresh();
    assertThat(model.summaryProperty().get()).isEqualTo("2 folders so far");
  }

  @Test
  void aListingThatFailedCountsNothing() {
    s3.keys.put("c", 1L);
    model.open("bucket", "");
    s3.failure = new UserProblem("It failed.", "Why.", "What.", "500 InternalError", null, "");
    model.refresh();
    assertThat(model.summaryProperty().get()).isEmpty();
    s3.failure = null;
    model.refresh();
    assertThat(model.summaryProperty().get()).isEqualTo("1 key");
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
  void anotherListingIsSortedLikeTheOneBefore() {
    keys(5);
    model.open("bucket", "");
    model.sort(ObjectsViewModel.Sort.SIZE, false);
    model.filterBy("k00000");
    assertThat(model.rows()).extracting(ObjectRow::key).startsWith("k000004", "k000003");
    model.refresh();
    assertThat(model.rows()).extracting(ObjectRow::key).startsWith("k000004", "k000003");
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
  void choosesAKeyThatIsMadeLater() {
    keys(3);
    model.open("bucket", "");
    model.choose("later");
    assertThat(model.currentProperty().get()).isNull();
    s3.keys.put("later", 1L);
    model.refresh();
    assertThat(model.currentProperty().get()).extracting("key").isEqualTo("later");

    model.open("bucket", "");
    model.choose("never");
    model.currentProperty().set(model.rows().getFirst());
    s3.keys.put("never", 1L);
    model.refresh();
    assertThat(model.currentProperty().get()).extracting("key").isEqualTo("k000000");
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
    model.enter(model.rows().getFirst());
    model.selection().setAll(model.rows());
    actions.download();
    assertThat(moved).containsExactly("up bucket//1", "down bucket/ a/1", "down bucket/a/ a/1");
  }

  @Test
  void namesGoToTheClipboardAndComeBackAsCopies() {
    s3.keys.put("a/x", 1L);
    s3.keys.put("a/y", 2L);
    s3.keys.put("top", 3L);
    model.open("bucket", "");
    model.selection().setAll(model.rows());
    actions.copyArns();
    assertThat(clipboard).isEqualTo("arn:aws:s3:::bucket/a/\narn:aws:s3:::bucket/top");
    actions.copyUrls();
    assertThat(clipboard).contains("https://bucket.s3.amazonaws.com/top");
    actions.copyUris();
    assertThat(clipboard).isEqualTo("s3://bucket/a/\ns3://bucket/top");

    model.open("bucket", "new/");
    s3.keys.put("new/top", 9L);
    actions.paste(clipboard);
    assertThat(s3.keys).containsKeys("new/a/x", "new/a/y").containsEntry("new/top", 9L);
    choice = Choice.OVERWRITE;
    actions.paste(clipboard);
    assertThat(s3.keys).containsEntry("new/top", 3L);
    s3.calls.clear();
    actions.paste("no uri\ns3://bucket\n");
    assertThat(s3.calls).isEmpty();
  }

  @Test
  void aNewNameIsACopyAndADelete() {
    s3.keys.put("d/old.txt", 1L);
    model.open("bucket", "d/");
    model.selection().setAll(model.rows());
    dialogs.text = "new.txt";
    actions.rename();
    assertThat(s3.keys).containsOnlyKeys("d/new.txt");

    s3.keys.put("d/taken", 7L);
    model.refresh();
    model.selection().setAll(model.rows().getFirst());
    dialogs.text = "taken";
    actions.rename();
    assertThat(s3.keys).containsEntry("d/taken", 7L).containsKey("d/new.txt");
  }

  @Test
  void aNameOf1024BytesIsTakenAndOneMoreIsRefusedBeforeAnyCall() {
    s3.keys.put("d/old", 1L);
    model.open("bucket", "d/");
    model.selection().setAll(model.rows());
    s3.calls.clear();
    dialogs.text = "\u00e9".repeat(511) + "x";
    actions.rename();
    assertThat(dialogs.problems.getLast().why()).contains("1,025").contains("1,024");
    assertThat(s3.calls).isEmpty();
    assertThat(s3.keys).containsOnlyKeys("d/old");

    dialogs.text = "\u00e9".repeat(511);
    actions.rename();
    assertThat(s3.keys).containsOnlyKeys("d/" + dialogs.text);
  }

  @Test
  void aFolderIsRenamedWholeAndNothingIsDeletedWhenACopyFails() {
    s3.keys.put("old/1", 1L);
    s3.keys.put("old/deep/2", 2L);
    model.open("bucket", "");
    model.selection().setAll(model.rows());
    dialogs.text = "new";
    UserProblem denied = UserProblem.of("Denied.", "Why.", "What.");
    s3.copyFailure = denied;
    actions.rename();
    assertThat(s3.keys).containsOnlyKeys("old/1", "old/deep/2");
    assertThat(dialogs.problems.getLast().why()).contains("0 of 2").contains("nothing was deleted");
    s3.copyFailure = null;
    actions.rename();
    assertThat(s3.keys).containsOnlyKeys("new/1", "new/deep/2");
  }

  @Test
  void filesAreFetchedBeforeTheyAreDraggedUnlessThatIsTooMuch() {
    s3.keys.put("small", 10L);
    s3.keys.put("huge", DragShelf.MOST_BYTES);
    model.open("bucket", "");
    model.selection().setAll(model.rows().getLast());
    actions.prepareDrag();
    assertThat(actions.shelf().files()).containsExactly(Path.of("fetched"));
    model.selection().setAll(model.rows());
    actions.prepareDrag();
    assertThat(actions.shelf().files()).isEmpty();
    assertThat(dialogs.problems).hasSize(1);
    assertThat(moved).containsExactly("fetch 1");
  }

  @Test
  void aPageThatFailsCanBeAskedForAgain() {
    keys(2_500);
    model.open("bucket", "");
    s3.failure = UserProblem.of("Denied.", "Why.", "What.");
    model.more();
    assertThat(model.moreProblemProperty().get()).isEqualTo(s3.failure);
    assertThat(model.rows()).hasSize(1_000);
    assertThat(model.stateProperty().get()).isEqualTo(ObjectsViewModel.State.READY);
    s3.failure = null;
    model.retryMore();
    assertThat(model.moreProblemProperty().get()).isNull();
    assertThat(model.rows()).hasSize(2_000);
  }

  private final class Recorded implements Moves {

    @Override
    public void upload(String bucket, String prefix, List<Path> files) {
      moved.add("up " + bucket + "/" + prefix + "/" + files.size());
    }

    @Override
    public void multipartByHand(String bucket, String prefix) {
      moved.add("by hand " + bucket + "/" + prefix);
    }

    @Override
    public void download(String bucket, String prefix, List<ObjectRow> objects, Path folder) {
      moved.add("down " + bucket + "/" + prefix + " " + objects.getFirst().key());
    }

    @Override
    public CompletableFuture<List<Path>> fetch(
        String bucket, String prefix, List<ObjectRow> objects) {
      moved.add("fetch " + objects.size());
      return CompletableFuture.completedFuture(List.of(Path.of("fetched")));
    }

    @Override
    public void edit(String bucket, String key) {
      moved.add("edit " + key);
    }

    @Override
    public void write(String bucket, String key) {
      moved.add("write " + key);
    }

    @Override
    public void presign(String bucket, String key, @Nullable String versionId) {
      moved.add("presign " + key);
    }
  }
}
