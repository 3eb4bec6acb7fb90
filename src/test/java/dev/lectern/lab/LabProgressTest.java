package dev.lectern.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.lab.LabProgress.SeenCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabProgressTest {

  private static final Instant BEGUN = Instant.parse("2026-11-22T10:00:00Z");

  private static SeenCall call(String id, int begunMillis, int tookMillis) {
    return new SeenCall(
        BEGUN.plusMillis(begunMillis),
        tookMillis * 1_000_000L,
        "s3:PutObject",
        Json.object(),
        null,
        200,
        null,
        "terminal",
        id,
        "");
  }

  /**
   * A terminal's call counts as begun some time before: it is answered in the step all the same.
   */
  @Test
  void aResetForgetsWhatWasAnsweredSinceTheStepBegan() throws IOException {
    Lab lab =
        new LabLoader(call -> true)
            .loadAll(Path.of("labs")).labs().stream()
                .filter(one -> one.id().equals("5.A"))
                .findFirst()
                .orElseThrow();
    LabProgress progress =
        LabProgress.begin("5.A", "here", BEGUN, Map.of())
            .with(call("of the setup", -300, 100))
            .with(call("of the step", -200, 250));
    assertThat(progress.backTo(lab, lab.steps().getFirst().id()).calls())
        .extracting(SeenCall::requestId)
        .containsExactly("of the setup");
  }
}
