package dev.lectern.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressStoreTest {

  @TempDir Path folder;

  private static LabProgress sample() {
    return LabProgress.begin(
            "5.A", "s", Instant.parse("2026-01-02T03:04:05.123456Z"), Map.of("sid", "7f3a"))
        .setUp()
        .with(
            "enable",
            new LabProgress.StepProgress(
                LabProgress.StepState.PASSED,
                10,
                1,
                2,
                List.of(new CheckResult(true, "On.", "", "aws s3api x")),
                List.of("m"),
                Map.of("etag", "x"),
                Instant.EPOCH))
        .with(
            new LabProgress.SeenCall(
                Instant.EPOCH,
                5,
                "s3:PutObject",
                Json.object().put("Key", "k"),
                null,
                200,
                null,
                "s3 pane",
                "r1",
                "arn:aws:iam::000000000000:root"));
  }

  @Test
  void whatWasSavedIsThereAfterARestart() throws Exception {
    new ProgressStore(folder).save(sample());
    assertThat(new ProgressStore(folder).load("5.A")).contains(sample());
    assertThat(new ProgressStore(folder).load("5.C")).isEmpty();
  }

  @Test
  void aHalfWrittenFileOfACrashDoesNotMatter() throws Exception {
    ProgressStore store = new ProgressStore(folder);
    store.save(sample());
    Files.writeString(folder.resolve("5.A.json.new"), "{\"labId\":");
    assertThat(new ProgressStore(folder).load("5.A")).contains(sample());
  }

  @Test
  void aDamagedFileIsPutAside() throws Exception {
    Files.writeString(folder.resolve("5.A.json"), "{\"labId\":");
    assertThat(new ProgressStore(folder).load("5.A")).isEmpty();
    assertThat(folder.resolve("5.A.json.damaged")).exists();
  }

  @Test
  void theLearnerKeepsTheId() throws Exception {
    assertThat(new ProgressStore(folder).sid(() -> "7f3a")).isEqualTo("7f3a");
    assertThat(new ProgressStore(folder).sid(() -> "0000")).isEqualTo("7f3a");
  }

  @Test
  void onlyTheNewestCallsAreKept() {
    LabProgress progress = sample();
    for (int i = 0; i < LabProgress.MOST_CALLS + 5; i++) {
      progress =
          progress.with(
              new LabProgress.SeenCall(
                  Instant.EPOCH, i, "s3:PutObject", Json.object(), null, 200, null, "", null, ""));
    }
    assertThat(progress.calls()).hasSize(LabProgress.MOST_CALLS);
    assertThat(progress.calls().getLast().nanos()).isEqualTo(LabProgress.MOST_CALLS + 4);
  }
}
