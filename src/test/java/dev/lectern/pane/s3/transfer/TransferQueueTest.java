package dev.lectern.pane.s3.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.task.DirectTaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferQueueTest {

  private static final int LARGE = (int) (PartPlan.THRESHOLD + 3 * PartPlan.MIB);

  @TempDir Path folder;
  private final FakeTransfers s3 = new FakeTransfers();
  private final TransferQueue queue = new TransferQueue(new DirectTaskRunner(), 1);

  private Path file(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }

  private UploadJob upload(Path file) {
    return new UploadJob(s3, "b", "k", file);
  }

  @Test
  void aSmallFileIsOneRequestAndALargeOneIsParts() throws IOException {
    UploadJob small = upload(file("small", 10));
    queue.add(small);
    assertThat(s3.calls).containsExactly("put k");
    s3.calls.clear();

    Path large = file("large", LARGE);
    UploadJob job = upload(large);
    queue.add(job);

    assertThat(s3.calls).containsExactly("create k", "send 1", "send 2", "send 3", "complete 3");
    assertThat(s3.objects.get("k")).isEqualTo(Files.readAllBytes(large));
    assertThat(job.state()).isEqualTo(Job.State.DONE);
    assertThat(job.parts().bytes()).isEqualTo(LARGE);
  }

  @Test
  void anEmptyFileIsUploaded() throws IOException {
    UploadJob job = upload(file("empty", 0));
    queue.add(job);
    assertThat(job.state()).isEqualTo(Job.State.DONE);
    assertThat(s3.objects.get("k")).isEmpty();
  }

  @Test
  void aPartThatFailsIsSentAgainUntilItIsHopeless() throws IOException {
    AtomicInteger failures = new AtomicInteger(2);
    s3.before =
        call -> {
          if (call.equals("send 2") && failures.getAndDecrement() > 0) {
            throw FakeTransfers.error("503 SlowDown");
          }
        };
    UploadJob job = upload(file("large", LARGE));
    queue.add(job);
    assertThat(job.state()).isEqualTo(Job.State.DONE);
    assertThat(s3.calls.stream().filter("send 2"::equals)).hasSize(3);
  }

  @Test
  void whatS3RefusesIsTriedOnceAndRetryKeepsThePartsThatAreThere() throws IOException {
    s3.before =
        call -> {
          if (call.equals("send 3")) {
            throw FakeTransfers.error("403 AccessDenied");
          }
        };
    UploadJob job = upload(file("large", LARGE));
    queue.add(job);
    assertThat(job.state()).isEqualTo(Job.State.FAILED);
    assertThat(job.problem().code()).isEqualTo("403 AccessDenied");
    assertThat(job.parts().state(2)).isEqualTo(PartState.FAILED);

    s3.before = call -> {};
    s3.calls.clear();
    job.retry();
    queue.pump();
    assertThat(s3.calls).containsExactly("send 3", "complete 3");
    assertThat(job.state()).isEqualTo(Job.State.DONE);
  }

  @Test
  void pausingInTheMiddleOfAPartKeepsWhatIsDoneAndResumeGoesOn() throws IOException {
    UploadJob job = upload(file("large", LARGE));
    s3.before =
        call -> {
          if (call.equals("send 2")) {
            job.pause();
          }
        };
    queue.add(job);
    assertThat(job.state()).isEqualTo(Job.State.PAUSED);
    assertThat(job.parts().doneCount()).isEqualTo(1);

    s3.before = call -> {};
    s3.calls.clear();
    job.resume();
    queue.pump();
    assertThat(s3.calls).containsExactly("send 2", "send 3", "complete 3");
  }

  @Test
  void cancelAbortsTheMultipartUpload() throws IOException {
    UploadJob job = upload(file("large", LARGE));
    s3.before =
        call -> {
          if (call.equals("send 2")) {
            job.cancel();
          }
        };
    queue.add(job);
    assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
    assertThat(s3.calls).last().isEqualTo("abort");
    assertThat(s3.uploads).isEmpty();
    assertThat(s3.objects).isEmpty();
  }

  @Test
  void anUploadOfAnEarlierSessionGoesOnWithThePartsThatS3Has() throws IOException {
    Path file = file("large", LARGE);
    UploadJob first = upload(file);
    s3.before =
        call -> {
          if (call.equals("send 3")) {
            first.pause();
          }
        };
    queue.add(first);
    UploadJob.Begun begun = first.begun().orElseThrow();
    s3.before = call -> {};
    s3.calls.clear();

    UploadJob second = new UploadJob(s3, begun);
    queue.add(second);
    assertThat(s3.calls).containsExactly("parts", "send 3", "complete 3");
    assertThat(s3.objects.get("k")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void aFileThatChangesMeanwhileIsNotMixed() throws IOException {
    Path file = file("large", LARGE);
    UploadJob job = upload(file);
    s3.before =
        call -> {
          if (call.equals("send 3")) {
            write(file, LARGE + 1);
          }
        };
    queue.add(job);
    assertThat(job.state()).isEqualTo(Job.State.FAILED);
    assertThat(s3.objects).isEmpty();

    s3.before = call -> {};
    job.retry();
    queue.pump();
    assertThat(job.state()).isEqualTo(Job.State.DONE);
    assertThat(s3.objects.get("k")).isEqualTo(Files.readAllBytes(file));
    assertThat(s3.uploads).isEmpty();
  }

  private static void write(Path file, int size) {
    try {
      Files.write(file, new byte[size]);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whoPausesAndResumesWhileAPartIsOnItsWayLosesNoTry() throws IOException {
    UploadJob job = upload(file("large", LARGE));
    AtomicInteger times = new AtomicInteger();
    s3.before =
        call -> {
          if (call.equals("send 2") && times.getAndIncrement() < 5) {
            // both come before the request notices that it is to stop, and others go on
            job.pause();
            job.resume();
            Runnable other = job.next();
            if (other != null) {
              other.run();
            }
            throw new IllegalStateException("the SDK's words for a request that was stopped");
          }
        };
    queue.add(job);
    queue.pump();
    assertThat(job.problem()).isNull();
    assertThat(job.state()).isEqualTo(Job.State.DONE);
  }

  @Test
  void whatStartsAnewWaitsForThePartsThatAreStillOnTheirWay() throws IOException {
    Path file = file("large", LARGE);
    UploadJob job = upload(file);
    job.next().run();
    Runnable first = job.next();
    Runnable second = job.next();
    s3.uploads.clear();
    first.run();
    assertThat(job.problem().code()).isEqualTo("404 NoSuchUpload");
    job.retry();
    assertThat(job.next()).as("the second part would be counted as one of the new upload").isNull();
    second.run();
    queue.add(job);
    assertThat(job.state()).isEqualTo(Job.State.DONE);
    assertThat(s3.objects.get("k")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void anUploadOfAnEarlierSessionThatIsCancelledAtOnceLeavesNothingToBill() throws IOException {
    Path file = file("large", LARGE);
    UploadJob first = upload(file);
    first.next().run();
    UploadJob second = new UploadJob(s3, first.begun().orElseThrow());
    second.pause();
    queue.add(second);
    second.cancel();
    queue.pump();
    assertThat(s3.uploads).isEmpty();
  }

  @Test
  void aDownloadComesInRangesIntoAFileThatIsWholeOrNotThere() throws IOException {
    byte[] bytes = Files.readAllBytes(file("source", LARGE));
    s3.objects.put("a/big.bin", bytes);
    Path target = Files.createDirectory(folder.resolve("target"));
    DownloadJob job =
        new DownloadJob(
            s3, new ObjectRef("b", "a/big.bin", null, LARGE), target, "a/big.bin", Targets.here());
    s3.before =
        call -> {
          assertThat(target.resolve("a/big.bin")).doesNotExist();
        };
    queue.add(job);
    assertThat(job.state()).isEqualTo(Job.State.DONE);
    assertThat(target.resolve("a/big.bin")).hasBinaryContent(bytes);
    assertThat(s3.calls)
        .containsExactly("head a/big.bin", "read 0", "read 8388608", "read 16777216");
  }

  @Test
  void anObjectThatChangesDuringTheDownloadIsBegunAnew() throws IOException {
    s3.objects.put("k", new byte[LARGE]);
    Path target = Files.createDirectory(folder.resolve("target"));
    DownloadJob job =
        new DownloadJob(s3, new ObjectRef("b", "k", null, LARGE), target, "k", Targets.here());
    s3.before =
        call -> {
          if (call.equals("read 8388608")) {
            s3.objects.put("k", new byte[] {1, 2, 3});
            s3.before = later -> {};
          }
        };
    queue.add(job);
    assertThat(job.state()).isEqualTo(Job.State.FAILED);
    job.retry();
    queue.pump();
    assertThat(target.resolve("k")).hasBinaryContent(new byte[] {1, 2, 3});
    try (var files = Files.list(target)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void keysNeverLeadOutOfTheFolder() throws IOException {
    Targets targets = new Targets(true);
    for (String key :
        List.of(
            "../../x", "/etc/passwd", "a//b", "..", "CON", "a:b?c", "x".repeat(900), "a/../b")) {
      Path path = targets.claim(folder, key);
      assertThat(path.normalize()).startsWithRaw(folder);
      assertThat(Files.createFile(path)).exists();
    }
    Path first = new Targets(false).claim(folder, "same.txt");
    Files.createFile(first);
    assertThat(new Targets(false).claim(folder, "same.txt").getFileName())
        .hasToString("same (1).txt");
  }
}
