package dev.lectern.pane.s3.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.collision.Collisions.Choice;
import dev.lectern.pane.s3.transfer.TransferRow.Phase;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.DirectTaskRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransfersViewModelTest {

  private static final int LARGE = (int) (PartPlan.THRESHOLD + 3 * PartPlan.MIB);

  @TempDir Path folder;
  private final FakeTransfers s3 = new FakeTransfers();
  private final List<String> changed = new ArrayList<>();
  private final List<UserProblem> problems = new ArrayList<>();
  private final TransfersViewModel model =
      new TransfersViewModel(
          s3, new DirectTaskRunner(), () -> 0L, changed::add, problems::add, this::collide);
  private final List<String> there = new ArrayList<>();
  private Choice choice = Choice.OVERWRITE;

  private CompletableFuture<Choice> collide(List<String> keys, int all) {
    there.addAll(keys);
    return CompletableFuture.completedFuture(choice);
  }

  @Test
  void whatIsThereAlreadyIsSkippedOrOverwrittenAsTheUserSays() throws IOException {
    Path files = Files.createDirectories(folder.resolve("d"));
    Files.writeString(files.resolve("old"), "new content");
    Files.writeString(files.resolve("other"), "x");
    s3.objects.put("d/old", new byte[] {1});
    choice = Choice.CANCEL;
    model.upload("b", "", List.of(files));
    assertThat(s3.calls).isEmpty();
    assertThat(model.rows()).isEmpty();
    assertThat(there).containsExactly("d/old");
    choice = Choice.SKIP;
    model.upload("b", "", List.of(files));
    assertThat(s3.calls).containsExactly("put d/other");
    choice = Choice.OVERWRITE;
    model.upload("b", "", List.of(files));
    assertThat(s3.objects.get("d/old")).asString().isEqualTo("new content");
  }

  @Test
  void anEmptyFolderBecomesAnObjectWhoseKeyEndsInASlash() throws IOException {
    Files.createDirectories(folder.resolve("top/empty/deep"));
    Files.writeString(folder.resolve("top/f"), "x");
    model.upload("b", "p/", List.of(folder.resolve("top")));
    assertThat(s3.objects).containsOnlyKeys("p/top/empty/deep/", "p/top/f");
    assertThat(model.rows()).allMatch(row -> row.status().phase() == Phase.DONE);
  }

  @Test
  void bytesOfAKeyThatEndsInASlashAreAFileInTheFolder() {
    for (String key : List.of("r/", "r/in/", "r/in/f", "r/in//", "r/void/")) {
      s3.objects.put(
          key, key.equals("r/void/") ? new byte[0] : key.getBytes(StandardCharsets.UTF_8));
    }
    model.download("r/", refs(), folder);
    assertThat(model.rows()).allMatch(row -> row.status().phase() == Phase.DONE);
    assertThat(folder.resolve("r (own bytes)")).hasContent("r/");
    assertThat(folder.resolve("in/in (own bytes)")).hasContent("r/in/");
    assertThat(folder.resolve("in/f")).hasContent("r/in/f");
    assertThat(folder.resolve("in/_/_ (own bytes)")).hasContent("r/in//");
    assertThat(folder.resolve("void")).isEmptyDirectory();
  }

  private List<ObjectRef> refs() {
    return s3.objects.entrySet().stream()
        .map(each -> new ObjectRef("b", each.getKey(), null, each.getValue().length))
        .toList();
  }

  @Test
  void linksThatLeadInACircleAndFilesThatCannotBeReadAreToldAndTheRestGoes() throws IOException {
    Path top = Files.createDirectories(folder.resolve("top/in"));
    Files.writeString(top.resolve("f"), "x");
    Files.createSymbolicLink(top.resolve("loop"), folder.resolve("top"));
    Files.createSymbolicLink(top.resolve("dead"), folder.resolve("nowhere"));
    model.upload("b", "", List.of(folder.resolve("top")));
    assertThat(s3.objects).containsOnlyKeys("top/in/f");
    assertThat(model.rows())
        .filteredOn(row -> row.status().phase() == Phase.FAILED)
        .extracting(TransferRow::key)
        .containsExactly("top/in/dead");
    assertThat(problems.getLast().title()).isEqualTo("1 entry was left out");
    assertThat(problems.getLast().details()).endsWith("top/in/loop");
  }

  @Test
  void fetchedFilesAreToldWhenAllAreThere() {
    s3.objects.put("r/a.txt", new byte[] {1});
    s3.objects.put("r/b.txt", new byte[] {2});
    CompletableFuture<List<Path>> files =
        model.fetch(
            "r/",
            List.of(new ObjectRef("b", "r/a.txt", null, 1), new ObjectRef("b", "r/b.txt", null, 1)),
            folder);
    assertThat(files.getNow(List.of()))
        .containsExactly(folder.resolve("a.txt"), folder.resolve("b.txt"))
        .allMatch(Files::isRegularFile);
  }

  @Test
  void aFetchedFolderIsOneThingWithItsFilesInIt() {
    s3.objects.put("r/a.txt", new byte[] {1});
    s3.objects.put("r/in/b.txt", new byte[] {2});
    CompletableFuture<List<Path>> files =
        model.fetch(
            "",
            List.of(
                new ObjectRef("b", "r/a.txt", null, 1), new ObjectRef("b", "r/in/b.txt", null, 1)),
            folder);
    assertThat(files.getNow(List.of())).containsExactly(folder.resolve("r"));
    assertThat(folder.resolve("r/in/b.txt")).hasBinaryContent(new byte[] {2});
  }

  @Test
  void aFolderIsUploadedWithItsPathsAndTellsTheBucketOnce() throws IOException {
    Path site = Files.createDirectories(folder.resolve("site/css")).getParent();
    Files.writeString(site.resolve("index.html"), "<html>");
    Files.writeString(site.resolve("css/a b.css"), "x");
    model.upload("b", "www/", List.of(site));
    assertThat(s3.objects).containsOnlyKeys("www/site/index.html", "www/site/css/a b.css");
    assertThat(model.rows()).allMatch(row -> row.status().phase() == Phase.DONE);
    assertThat(changed).containsExactly("b");
    assertThat(model.totalProperty().get().fraction()).isEqualTo(1);
    assertThat(model.runningProperty().get()).isZero();

    model.clearEnded();
    assertThat(model.rows()).isEmpty();
  }

  @Test
  void aFailureStaysInItsRowAndCanBeTriedAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "x");
    s3.before =
        call -> {
          throw FakeTransfers.error("403 AccessDenied");
        };
    model.upload("b", "", List.of(file));
    TransferRow row = model.rows().getFirst();
    assertThat(row.status().phase()).isEqualTo(Phase.FAILED);
    assertThat(row.status().problem().code()).isEqualTo("403 AccessDenied");
    s3.before = call -> {};
    model.retry(List.of(row));
    assertThat(row.status().phase()).isEqualTo(Phase.DONE);
  }

  @Test
  void aFileThatIsNotThereIsARowThatFailed() {
    model.upload("b", "", List.of(folder.resolve("missing")));
    assertThat(model.rows()).hasSize(1);
    assertThat(model.rows().getFirst().status().phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void aFolderThatIsDownloadedKeepsItsName() {
    s3.objects.put("r/2026/a.txt", new byte[] {1});
    s3.objects.put("r/2026/deep/b.txt", new byte[] {2});
    model.download(
        "r/",
        List.of(
            new ObjectRef("b", "r/2026/", null, 0),
            new ObjectRef("b", "r/2026/a.txt", null, 1),
            new ObjectRef("b", "r/2026/deep/b.txt", null, 1)),
        folder);
    assertThat(folder.resolve("2026/a.txt")).hasBinaryContent(new byte[] {1});
    assertThat(folder.resolve("2026/deep/b.txt")).hasBinaryContent(new byte[] {2});
    assertThat(changed).isEmpty();
  }

  @Test
  void emptyFoldersAreDownloadedToo() {
    s3.objects.put("r/a.txt", new byte[] {1});
    model.download(
        "r/",
        List.of(
            new ObjectRef("b", "r/", null, 0),
            new ObjectRef("b", "r/a.txt", null, 1),
            new ObjectRef("b", "r/empty/", null, 0),
            new ObjectRef("b", "r/outer/", null, 0),
            new ObjectRef("b", "r/outer/inner/", null, 0)),
        folder);
    assertThat(model.rows())
        .allMatch(row -> row.status().phase() == Phase.DONE)
        .extracting(TransferRow::key)
        .containsExactlyInAnyOrder("r/a.txt", "r/empty/", "r/outer/inner/");
    assertThat(folder.resolve("empty")).isEmptyDirectory();
    assertThat(folder.resolve("outer/inner")).isEmptyDirectory();

    model.download("r/", List.of(new ObjectRef("b", "r/alone/", null, 0)), folder);
    assertThat(folder.resolve("alone")).isEmptyDirectory();
  }

  @Test
  void emptyFoldersAreDraggedOutToo() {
    assertThat(
            model.fetch("r/", List.of(new ObjectRef("b", "r/empty/in/", null, 0)), folder).join())
        .containsExactly(folder.resolve("empty"));
    assertThat(folder.resolve("empty/in")).isEmptyDirectory();
  }

  @Test
  void anUploadThatIsPausedAtTheEndIsBroughtBackByTheNextSession() throws IOException {
    Path file = folder.resolve("large");
    byte[] bytes = new byte[LARGE];
    new Random(1).nextBytes(bytes);
    Files.write(file, bytes);
    s3.before =
        call -> {
          if (call.equals("send 3")) {
            model.close();
          }
        };
    model.parallelProperty().set(1);
    model.upload("b", "", List.of(file));
    List<UploadJob.Begun> kept = model.unfinished();
    assertThat(kept).hasSize(1);
    assertThat(model.begunProperty().get()).as("known before the end, too").isEqualTo(kept);

    s3.before = call -> {};
    TransfersViewModel next =
        new TransfersViewModel(
            s3, new DirectTaskRunner(), () -> 0L, changed::add, problems::add, this::collide);
    next.bringBack(kept);
    assertThat(next.rows().getFirst().status().phase()).isEqualTo(Phase.PAUSED);
    next.resume(next.rows());
    assertThat(next.rows().getFirst().status().phase()).isEqualTo(Phase.DONE);
    assertThat(s3.objects.get("large")).isEqualTo(bytes);
  }

  @Test
  void speedForgetsAndIsNeverNegative() {
    Speed speed = new Speed();
    long second = 1_000_000_000L;
    for (int i = 0; i <= 10; i++) {
      speed.at(i * second, i * 1000L);
    }
    assertThat(speed.perSecond()).isBetween(999.0, 1001.0);
    speed.at(11 * second, 0);
    assertThat(speed.perSecond()).isBetween(0.0, 1000.0);
    for (int i = 12; i < 40; i++) {
      speed.at(i * second, 0);
    }
    assertThat(speed.perSecond()).isLessThan(1);
  }
}
