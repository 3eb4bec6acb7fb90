package dev.lectern.presenter;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is presented now: one step of a demo.
 *
 * @param title of the whole, for example {@code Demo 5.1 Versioning}
 * @param minutes how long the whole takes with talking
 * @param number of the step that is talked about, from 1; 0 before it is set up
 * @param steps how many there are
 * @param step the step's title
 * @param say what the class reads beside the spotlight; may be empty
 * @param notes what only the speaker reads; Markdown
 * @param expect what the class sees when the step is done
 * @param outcome how the step came out, a sentence; empty before it is done
 * @param unexpected whether it came out otherwise than expected
 * @param targets node ids, the first that is on the screen gets the spotlight
 * @param next title of the step after it; empty for none
 * @param busy whether something is being done
 * @param possible what can be done now
 * @param move does it
 */
public record Talk(
    String title,
    int minutes,
    int number,
    int steps,
    String step,
    String say,
    String notes,
    String expect,
    String outcome,
    boolean unexpected,
    List<String> targets,
    String next,
    boolean busy,
    Set<Move> possible,
    Consumer<Move> move) {

  /** What a speaker does with a demo. */
  public enum Move {
    /** Makes the start state, and begins. */
    SET_UP,
    /** Talks about the step before; undoes nothing. */
    BACK,
    /** Does the step. */
    PERFORM,
    /** Goes to the next step; one that was not done here is looked at first. */
    NEXT,
    /** Deletes what the demo made. */
    RESET,
    /** Opens the explorer at the place of the step. */
    SHOW
  }

  /** Whether the step was done between the two: what it makes cannot be shown before. */
  boolean doneAfter(@Nullable Talk before) {
    return before != null && before.outcome.isEmpty() && !outcome.isEmpty();
  }

  /** Does it, if it can be done now. */
  public void go(Move what) {
    if (possible.contains(what)) {
      move.accept(what);
    }
  }
}
