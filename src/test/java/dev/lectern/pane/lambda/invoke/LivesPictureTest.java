package dev.lectern.pane.lambda.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.lambda.data.Life;
import dev.lectern.pane.lambda.data.Life.End;
import dev.lectern.pane.lambda.data.Life.Failure;
import dev.lectern.pane.lambda.data.Life.Phase;
import dev.lectern.pane.lambda.data.Life.Stage;
import dev.lectern.pane.lambda.invoke.LivesViewModel.Picture;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which environments are drawn, and in which order. */
class LivesPictureTest {

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }

  /** Works for a second, rests, and ends then. */
  private static Life life(String id, int from, int to, End end) {
    return new Life(
        id,
        "$LATEST",
        1,
        false,
        128,
        3_000,
        List.of(
            new Phase(Stage.INVOKE, at(from), at(from + 1), id, Failure.NONE, ""),
            new Phase(
                Stage.FROZEN, at(from + 1), end == End.NONE ? null : at(to), "", Failure.NONE, "")),
        end);
  }

  private static List<String> ids(List<Life> lives) {
    return lives.stream().map(Life::id).toList();
  }

  @Test
  void thoseThatOnlyEndStandBelowThoseThatWork() {
    Picture picture =
        new Picture(
            List.of(
                life("long gone", 0, 2, End.IDLE),
                life("replaced", 1, 11, End.REPLACED),
                life("rests", 2, 0, End.NONE),
                life("works and ends", 11, 14, End.FAILED),
                life("works", 12, 0, End.NONE)),
            at(20));
    assertThat(ids(picture.within(at(10), at(20), 60)))
        .containsExactly("rests", "works and ends", "works", "replaced");
    assertThat(ids(picture.within(at(10), at(20), 2))).containsExactly("works and ends", "works");
  }
}
