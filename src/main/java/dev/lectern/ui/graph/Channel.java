package dev.lectern.ui.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The room between two layers, where arrows turn: each gets a track of its own wherever two would
 * lie on each other, in an order in which few cross.
 */
final class Channel {

  private static final double EPSILON = 0.5;
  private static final double NEAR = 4;
  private static final int OVERLAP = 1000;

  /** A level piece of an arrow, with the upright pieces at its ends. */
  static final class Turn {
    final double low;
    final double high;
    final boolean lowAbove;
    final boolean highAbove;
    int track;

    /**
     * @param firstAbove whether the piece at {@code first} comes from above
     * @param lastAbove whether the piece at {@code last} comes from above
     */
    Turn(double first, boolean firstAbove, double last, boolean lastAbove) {
      boolean ordered = first <= last;
      low = ordered ? first : last;
      high = ordered ? last : first;
      lowAbove = ordered ? firstAbove : lastAbove;
      highAbove = ordered ? lastAbove : firstAbove;
    }

    boolean meets(Turn other) {
      return low - NEAR < other.high && other.low - NEAR < high;
    }

    /** What it costs to stand over another: crossings, or pieces that lie on each other. */
    int over(Turn other) {
      if (!meets(other)) {
        return 0;
      }
      int cost = 0;
      cost += lowAbove ? 0 : other.crossed(low) + other.onUpper(low);
      cost += highAbove ? 0 : other.crossed(high) + other.onUpper(high);
      cost += other.lowAbove ? crossed(other.low) : 0;
      cost += other.highAbove ? crossed(other.high) : 0;
      return cost;
    }

    private int crossed(double x) {
      return low + EPSILON < x && x < high - EPSILON ? 1 : 0;
    }

    private int onUpper(double x) {
      return (lowAbove && Math.abs(x - low) < NEAR ? OVERLAP : 0)
          + (highAbove && Math.abs(x - high) < NEAR ? OVERLAP : 0);
    }
  }

  private final List<Turn> turns = new ArrayList<>();
  private int tracks;

  /** An arrow that comes from the layer above and goes on in the one below. */
  Turn through(double from, double to) {
    return add(new Turn(from, true, to, false));
  }

  /** An arrow that comes from above and goes back up, or the same upside down. */
  Turn around(double from, double to, boolean above) {
    return add(new Turn(from, above, to, above));
  }

  private Turn add(Turn turn) {
    turns.add(turn);
    return turn;
  }

  /** Gives each turn its track. */
  void assign() {
    List<Turn> order = new ArrayList<>();
    turns.sort(Comparator.comparingDouble((Turn t) -> t.low).thenComparingDouble(t -> t.high));
    for (Turn turn : turns) {
      order.add(cheapest(order, turn), turn);
    }
    for (int round = 0; round < 3 && turns.size() < 200; round++) {
      boolean moved = false;
      for (Turn turn : turns) {
        int was = order.indexOf(turn);
        order.remove(was);
        int now = cheapest(order, turn);
        order.add(now, turn);
        moved |= now != was;
      }
      if (!moved) {
        break;
      }
    }
    for (int i = 0; i < order.size(); i++) {
      Turn turn = order.get(i);
      for (Turn earlier : order.subList(0, i)) {
        if (turn.meets(earlier) || earlier.over(turn) != turn.over(earlier)) {
          turn.track = Math.max(turn.track, earlier.track + 1);
        }
      }
      tracks = Math.max(tracks, turn.track + 1);
    }
  }

  private static int cheapest(List<Turn> order, Turn turn) {
    int cost = order.stream().mapToInt(turn::over).sum();
    int best = cost;
    int place = 0;
    for (int i = 0; i < order.size(); i++) {
      Turn passed = order.get(i);
      cost += passed.over(turn) - turn.over(passed);
      if (cost < best) {
        best = cost;
        place = i + 1;
      }
    }
    return place;
  }

  /** How many tracks it takes. */
  int tracks() {
    return tracks;
  }
}
