package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.sandbox.Coming;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.Snapshots;
import dev.lectern.sandbox.Snapshots.ForeignFileException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;

/** Snapshots that go to another sandbox as one file, and what is due until a time. */
class SnapshotFilesTest extends SandboxTest {

  @TempDir Path folder;

  private void fill() {
    s3.createBucket(b -> b.bucket("data"));
    byte[] large = new byte[300_000];
    new Random(7).nextBytes(large);
    s3.putObject(b -> b.bucket("data").key("large"), RequestBody.fromBytes(large));
    for (int i = 0; i < 50; i++) {
      String key = "small/" + i;
      s3.putObject(b -> b.bucket("data").key(key), RequestBody.fromString(key));
    }
  }

  private Path exported() throws Exception {
    fill();
    Snapshots snapshots = sandbox.snapshots();
    snapshots.save("Class start");
    Path file = folder.resolve("class.zip");
    snapshots.exportTo("Class start", file);
    return file;
  }

  @Test
  void whatALabSavedIsNoLabsElsewhere() throws Exception {
    Snapshots snapshots = sandbox.snapshots();
    snapshots.save("lab 7.D hot");
    Path file = folder.resolve("lab.zip");
    snapshots.exportTo("lab 7.D hot", file);
    assertThat(snapshots.importFrom(file).name()).isEqualTo("from lab 7.D hot");
  }

  @Test
  void goesToAnotherSandboxAsOneFile() throws Exception {
    Path file = exported();
    assertThat(sandbox.snapshots().bytes("Class start")).isGreaterThan(300_000);
    Account other = new Account(ALICE.id(), "AKIAOTHER", "other-secret");
    try (SandboxEngine second =
        SandboxEngine.start(
            SandboxConfig.temporary().withAccounts(other).withData(folder.resolve("second")))) {
      assertThat(second.snapshots().importFrom(file).name()).isEqualTo("Class start");
      assertThat(second.snapshots().importFrom(file).name()).isEqualTo("Class start (2)");
      second.snapshots().restore("Class start");
      S3Client there = s3(other, second.endpoint(), b -> {});
      byte[] here = s3.getObjectAsBytes(b -> b.bucket("data").key("large")).asByteArray();
      assertThat(there.getObjectAsBytes(b -> b.bucket("data").key("large")).asByteArray())
          .isEqualTo(here);
      assertThat(there.listObjectsV2(b -> b.bucket("data")).keyCount()).isEqualTo(51);
      there.putObject(b -> b.bucket("data").key("new"), RequestBody.fromBytes(here));
      second.snapshots().delete("Class start");
      second.snapshots().delete("Class start (2)");
      assertThat(there.getObjectAsBytes(b -> b.bucket("data").key("large")).asByteArray())
          .isEqualTo(here);
    }
  }

  @Test
  void refusesWhatIsNoSnapshotAndChangesNothing() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a zip");
    refused(text, "no snapshot of a sandbox");
    Path zip = folder.resolve("other.zip");
    zip(zip, "readme.txt", "hello");
    refused(zip, "no snapshot of a sandbox");
    Path forged = folder.resolve("forged.zip");
    String manifest = "{\"format\":\"lectern-snapshot\",\"version\":1,\"name\":\"x\"}";
    zip(forged, "lectern-snapshot.json", manifest, "tables", "junk", "../../evil", "evil");
    refused(forged, "does not belong into a snapshot");
    assertThat(folder.resolve("evil")).doesNotExist();
    zip(forged, "lectern-snapshot.json", manifest, "tables", "junk");
    refused(forged, "damaged");
    zip(forged, "lectern-snapshot.json", manifest.replace(":1", ":9"), "tables", "junk");
    refused(forged, "another version of Lectern");
    assertThat(sandbox.snapshots().list()).isEmpty();
  }

  @Test
  void refusesADamagedFile() throws Exception {
    byte[] whole = Files.readAllBytes(exported());
    sandbox.snapshots().delete("Class start");
    Path cut = folder.resolve("cut.zip");
    for (int part = 1; part < 10; part++) {
      Files.write(cut, Arrays.copyOf(whole, whole.length * part / 10));
      assertThatThrownBy(() -> sandbox.snapshots().importFrom(cut))
          .isInstanceOf(ForeignFileException.class);
    }
    assertThat(sandbox.snapshots().list()).isEmpty();
  }

  private void refused(Path file, String why) {
    assertThatThrownBy(() -> sandbox.snapshots().importFrom(file))
        .isInstanceOf(ForeignFileException.class)
        .hasMessageContaining(why);
  }

  private static void zip(Path file, String... namesAndTexts) throws Exception {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void aWipeLeavesNothingButTheSnapshots() throws Exception {
    fill();
    sandbox.snapshots().save("before");
    sandbox.clock().advance(Duration.ofDays(9));
    sandbox.snapshots().wipe();
    assertThat(s3.listBuckets().buckets()).isEmpty();
    assertThat(sandbox.clock().now()).isBefore(Instant.now().plusSeconds(60));
    sandbox.snapshots().restore("before");
    assertThat(s3.listObjectsV2(b -> b.bucket("data")).keyCount()).isEqualTo(51);
  }

  @Test
  void saysWhatLifecycleWillDo() throws Exception {
    fill();
    s3.putBucketLifecycleConfiguration(
        b ->
            b.bucket("data")
                .lifecycleConfiguration(
                    c ->
                        c.rules(
                            rule ->
                                rule.id("tmp")
                                    .status(ExpirationStatus.ENABLED)
                                    .filter(f -> f.prefix("small/"))
                                    .expiration(e -> e.days(10)))));
    assertThat(sandbox.coming(sandbox.clock().now().plus(Duration.ofDays(5)))).isEmpty();
    List<Coming> coming = sandbox.coming(sandbox.clock().now().plus(Duration.ofDays(12)));
    assertThat(coming).containsExactly(new Coming("s3", 50, false, "objects expire in data"));
  }
}
