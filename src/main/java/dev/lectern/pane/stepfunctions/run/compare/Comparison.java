package dev.lectern.pane.stepfunctions.run.compare;

import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Moment;
import dev.lectern.pane.stepfunctions.run.history.Moment.Standing;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two executions, state by state, in the order in which they were entered. The
 * first row, without a state, is the execution as a whole. Pure.
 */
public record Comparison(List<Row> rows) {

  /** In what a state was not the same in both. */
  public enum Difference {
    /** Whether it was reached, how it ended, how often it was visited or tried. */
    WAY,
    INPUT,
    OUTPUT
  }

  /**
   * One state in both.
   *
   * @param state empty for the execution as a whole
   * @param left null where it was not entered
   * @param unlike what differs; how long it took does not count
   */
  public record Row(
      String state, @Nullable Side left, @Nullable Side right, Set<Difference> unlike) {

    /** Whether its way or its data differ. */
    public boolean differs() {
      return !unlike.isEmpty();
    }

    /** How much longer it took on the right; null where one did not enter it. */
    public @Nullable Duration longer() {
      return left == null || right == null ? null : right.took().minus(left.took());
    }
  }

  /**
   * A state in one of them.
   *
   * @param standing null for the execution as a whole
   * @param input JSON text of the last visit
   * @param output JSON text; the error when it failed, empty when neither is known
   */
  public record Side(@Nullable Standing standing, Duration took, String input, String output) {

    Set<Difference> unlike(Side other) {
      Set<Difference> all = EnumSet.noneOf(Difference.class);
      Standing mine = standing;
      Standing its = other.standing;
      if (mine != null
          && its != null
          && (mine.status() != its.status()
              || mine.visits() != its.visits()
              || mine.retries() != its.retries())) {
        all.add(Difference.WAY);
      }
      if (!input.equals(other.input)) {
        all.add(Difference.INPUT);
      }
      if (!output.equals(other.output)) {
        all.add(Difference.OUTPUT);
      }
      return all;
    }
  }

  /** Compares all that is known of two. */
  public static Comparison of(History left, History right) {
    Moment one = Moment.of(left, left.size(), null);
    Moment other = Moment.of(right, right.size(), null);
    List<Row> rows = new ArrayList<>();
    rows.add(row("", whole(left), whole(right)));
    Set<String> states = new LinkedHashSet<>(one.states().keySet());
    states.addAll(other.states().keySet());
    for (String state : states) {
      rows.add(row(state, side(left, one, state), side(right, other, state)));
    }
    return new Comparison(rows);
  }

  private static Row row(String state, @Nullable Side left, @Nullable Side right) {
    return new Row(
        state,
        left,
        right,
        left == null || right == null ? EnumSet.of(Difference.WAY) : left.unlike(right));
  }

  private static @Nullable Side whole(History history) {
    if (history.size() == 0) {
      return null;
    }
    Event first = history.events().getFirst();
    Event last = history.events().getLast();
    return new Side(
        null,
        Duration.between(first.time(), last.time()),
        first.text("input"),
        last.end() ? last.data() : "");
  }

  private static @Nullable Side side(History history, Moment moment, String state) {
    Standing standing = moment.state(state);
    if (standing == null) {
      return null;
    }
    Instant now = history.events().getLast().time();
    Duration took = Duration.ZERO;
    for (Visit visit : history.visits(state)) {
      took = took.plusMillis(visit.millis(history.size(), now));
    }
    Visit last = standing.latest();
    Event exited = last.exited();
    String output = exited == null ? error(last) : exited.text("output");
    return new Side(standing, took, last.entered().text("input"), output);
  }

  private static String error(Visit visit) {
    var tries = visit.attempts(Long.MAX_VALUE);
    Event ended = tries.isEmpty() ? null : tries.getLast().ended();
    return ended == null
        ? visit.entered().has("error") ? visit.entered().data() : ""
        : ended.data();
  }
}
