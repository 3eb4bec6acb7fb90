package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import java.time.Duration;

/**
 * How fast a history is played: as it happened, but no pause is too short to be seen or longer than
 * one can wait for.
 */
final class Pace {

  private static final double SHORTEST = 120;
  private static final double LONGEST = 1_500;
  private static final double STATE = 600;

  private double left;

  /** Begins anew. */
  void reset() {
    left = 0;
  }

  /**
   * Where the play is after so much time.
   *
   * @param millis of the viewer's time since the last call
   * @param speed 1 for as it happened
   * @param byState whether every state takes the same time, whatever happens in it
   */
  int after(History history, int at, double millis, double speed, boolean byState) {
    left += millis * speed;
    int now = at;
    while (now < history.size()) {
      int next = byState ? nextState(history, now) : now + 1;
      double needs = byState ? STATE : pause(history, now);
      if (left < needs) {
        return now;
      }
      left -= needs;
      now = next;
    }
    return now;
  }

  private static int nextState(History history, int at) {
    for (int i = at + 1; i <= history.size(); i++) {
      Event event = history.events().get(i - 1);
      if (event.entered() || event.end()) {
        return i;
      }
    }
    return history.size();
  }

  private static double pause(History history, int at) {
    if (at == 0) {
      return SHORTEST;
    }
    Duration gap =
        Duration.between(history.events().get(at - 1).time(), history.events().get(at).time());
    return Math.clamp((double) gap.toMillis(), SHORTEST, LONGEST);
  }
}
