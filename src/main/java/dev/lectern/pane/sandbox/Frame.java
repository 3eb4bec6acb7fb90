package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Simulation.Stage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a request, as it is shown.
 *
 * @param summary a few words for the card
 * @param took null when it was not passed
 * @param saw what it worked with; empty when there is nothing to show
 * @param decided what came of it, line by line
 */
record Frame(
    Stage stage,
    State state,
    String summary,
    @Nullable Duration took,
    String saw,
    List<Line> decided) {

  /** How far the request is. */
  enum State {
    DONE,
    REFUSED,
    NEXT,
    WORKING,
    NOT_YET,
    SKIPPED
  }

  /** One outcome. */
  record Line(Mark mark, String text) {}

  /** What an outcome means. */
  enum Mark {
    GOOD,
    BAD,
    NOTE
  }
}
