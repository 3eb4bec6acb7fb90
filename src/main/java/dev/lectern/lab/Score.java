package dev.lectern.lab;

import java.util.List;

/** What a step earns. */
public final class Score {

  /** Hint 2 leaves at most so much of a step's points, in percent. */
  public static final int CAP_HINT_2 = 70;

  /** Hint 3 leaves at most so much of a step's points, in percent. */
  public static final int CAP_HINT_3 = 40;

  private Score() {}

  /** The most that a step can earn after so many hints, in percent of its points. */
  public static int cap(int hints) {
    return hints >= 3 ? CAP_HINT_3 : hints == 2 ? CAP_HINT_2 : 100;
  }

  /**
   * Points for what passed: the passed checks' share of the step's points, halved while a guard (a
   * check without share) is broken, capped by the hints opened, rounded to whole points.
   *
   * @param results in the order of the step's checks
   */
  public static int of(Step step, List<CheckResult> results, int hints) {
    int all = 0;
    int passed = 0;
    boolean broken = false;
    for (int i = 0; i < step.checks().size(); i++) {
      int weight = step.checks().get(i).weight();
      all += weight;
      boolean holds = i < results.size() && results.get(i).passed();
      passed += holds ? weight : 0;
      broken |= weight == 0 && !holds;
    }
    double earned = all == 0 ? 0 : (double) step.points() * passed / all;
    earned = broken ? earned / 2 : earned;
    return (int) Math.round(Math.min(earned, step.points() * cap(hints) / 100.0));
  }
}
