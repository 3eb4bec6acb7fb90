package dev.lectern.lab.check;

import static dev.lectern.lab.check.LabRoom.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.lab.example.Difference;
import dev.lectern.lab.example.Draft;
import dev.lectern.lab.example.Draft.DraftCheck;
import dev.lectern.lab.example.Draft.DraftStep;
import dev.lectern.lab.example.Recorded;
import dev.lectern.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

class AwsExampleDeskTest {

  private static final List<String> HINTS = List.of("concept", "operation", "nearly");

  @TempDir Path folder;
  private Path labs;
  private LabRoom room;
  private AwsExampleDesk desk;

  @BeforeEach
  void open() throws Exception {
    labs = Files.createDirectories(folder.resolve("labs"));
    room = new LabRoom(folder.resolve("kept"), labs);
    desk =
        new AwsExampleDesk(
            new LabHost(
                () -> room.session,
                room.recorder,
                () -> Optional.of(room.sandbox),
                InstantSource.system(),
                () -> "7f3a"),
            "7f3a",
            () -> labs,
            (lab, progress) -> {
              room.restart();
              return room.proof().prove(lab);
            });
  }

  @AfterEach
  void close() {
    desk.close();
    room.close();
  }

  private static List<DraftCheck> ticked(Recorded recorded, String... expected) {
    return List.of(expected).stream()
        .map(
            expect ->
                recorded.differences().stream()
                    .filter(difference -> difference.expect().equals(expect))
                    .findFirst()
                    .orElseThrow(
                        () -> new AssertionError(expect + " in " + recorded.differences())))
        .map(difference -> new DraftCheck(difference, difference.say(), ""))
        .toList();
  }

  @Test
  void whatWasDoneOnceIsALabThatIsProven() throws Exception {
    S3Client s3 = room.clients.s3();
    String bucket = desk.prefix() + "notes";
    desk.begin();
    s3.createBucket(b -> b.bucket(bucket));
    s3.putObject(b -> b.bucket(bucket).key("a.txt"), RequestBody.fromString("one"));
    Recorded beginning = desk.mark(QUIET);
    assertThat(beginning.things()).hasToString("[bucket " + bucket + "]");

    s3.putBucketVersioning(
        b ->
            b.bucket(bucket)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    s3.getBucketVersioning(b -> b.bucket(bucket));
    Recorded first = desk.mark(QUIET);
    assertThat(first.calls())
        .extracting(call -> call.call())
        .containsExactly("s3:PutBucketVersioning");
    assertThat(first.differences())
        .extracting(Difference::expect)
        .containsExactly("Status == Enabled");

    s3.putObject(b -> b.bucket(bucket).key("a.txt"), RequestBody.fromString("two"));
    s3.putBucketTagging(
        b -> b.bucket(bucket).tagging(t -> t.tagSet(s -> s.key("team").value("red"))));
    Recorded second = desk.mark(QUIET);
    List<DraftCheck> checks =
        ticked(second, "Versions[*] count== 2", "TagSet[?Key == 'team'].Value == red");

    Path written =
        desk.write(
            new Draft(
                "5.X",
                "Two notes",
                10,
                "A second note does not replace the first.",
                desk.prefix(),
                desk.place().account(),
                desk.place().region(),
                second.things(),
                beginning.calls(),
                List.of(
                    new DraftStep(
                        "Keep versions",
                        10,
                        ticked(first, "Status == Enabled"),
                        HINTS,
                        first.calls()),
                    new DraftStep("Write it again", 15, checks, HINTS, second.calls()))));

    assertThat(Files.readString(written.resolve("lab.json")))
        .contains("dv-${sid}-notes")
        .doesNotContain("7f3a")
        .doesNotContain(desk.place().account());
    assertThat(desk.prove(written, QUIET)).isEmpty();
  }

  @Test
  void whatCannotBeRepeatedIsSaid() throws Exception {
    S3Client s3 = room.clients.s3();
    desk.begin();
    s3.createBucket(b -> b.bucket("somewhere-else"));
    s3.createBucket(b -> b.bucket(desk.prefix() + "bytes"));
    s3.putObject(
        b -> b.bucket(desk.prefix() + "bytes").key("picture"),
        RequestBody.fromBytes(new byte[] {(byte) 0xff, (byte) 0xd8, 0}));
    Recorded recorded = desk.mark(QUIET);
    assertThat(recorded.calls()).hasSize(1);
    assertThat(recorded.left())
        .satisfiesExactly(
            elsewhere -> assertThat(elsewhere).contains("does not begin with dv-7f3a-"),
            binary -> assertThat(binary).contains("no text below 64 KB"));
  }

  @Test
  void nothingIsMarkedBeforeTheBeginning() {
    assertThatThrownBy(() -> desk.mark(QUIET))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Nothing is being recorded");
  }
}
