package dev.lectern.ui.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Two texts side by side. Lines at the beginning and end that are the same are set apart first, so
 * that the search only sees what lies between; when that is more than {@link #MOST} lines, it is
 * shown as changed as a whole, because the search takes time with the square of the difference.
 */
public final class LineDiff {

  /** A part of a line: from here to before there; nothing when both are the same. */
  public record Span(int from, int to) {
    /** Nothing. */
    public static final Span NONE = new Span(0, 0);
  }

  /** How a line of the second text stands to the first. */
  public enum Kind {
    SAME,
    CHANGED,
    REMOVED,
    ADDED
  }

  /**
   * One side of a line.
   *
   * @param number line number, 0 when there is no such line on this side
   * @param changed what differs from the other side
   */
  public record Side(int number, String text, Span changed) {
    /** Nothing. */
    public static final Side NONE = new Side(0, "", Span.NONE);
  }

  /** A line of both sides. */
  public record Line(Kind change, Side before, Side after) {}

  /** Lines of both sides together that are searched. */
  public static final int MOST = 6_000;

  private final List<String> left;
  private final List<String> right;
  private final List<Line> lines = new ArrayList<>();
  private int removed;
  private int added;
  private boolean coarse;

  private LineDiff(List<String> left, List<String> right) {
    this.left = left;
    this.right = right;
  }

  /** Compares two texts by their lines. */
  public static LineDiff of(List<String> left, List<String> right) {
    LineDiff diff = new LineDiff(left, right);
    diff.run();
    return diff;
  }

  /** All lines of both. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Lines of the first that are not in the second. */
  public int removed() {
    return removed;
  }

  /** Lines of the second that are not in the first. */
  public int added() {
    return added;
  }

  /** Whether they were too different to look for lines that stayed. */
  public boolean coarse() {
    return coarse;
  }

  private void run() {
    int head = 0;
    while (head < Math.min(left.size(), right.size()) && left.get(head).equals(right.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(left.size(), right.size()) - head
        && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
      tail++;
    }
    int leftEnd = left.size() - tail;
    int rightEnd = right.size() - tail;
    same(0, head, 0);
    middle(head, leftEnd, rightEnd);
    same(leftEnd, left.size(), rightEnd);
  }

  private void middle(int from, int leftEnd, int rightEnd) {
    coarse = leftEnd + rightEnd - 2 * from > MOST;
    if (coarse) {
      changed(from, leftEnd, from, rightEnd);
      return;
    }
    BitSet gone = new BitSet();
    BitSet come = new BitSet();
    for (Change change :
        new MyersDiffWithLinearSpace<String>(Objects::equals)
            .computeDiff(left.subList(from, leftEnd), right.subList(from, rightEnd), null)) {
      gone.set(from + change.startOriginal, from + change.endOriginal);
      come.set(from + change.startRevised, from + change.endRevised);
    }
    int at = from;
    int other = from;
    while (at < leftEnd || other < rightEnd) {
      // what went and what came at the same place is shown as lines that changed
      int goneTo = gone.nextClearBit(at);
      int comeTo = come.nextClearBit(other);
      changed(at, goneTo, other, comeTo);
      int length = Math.min(leftEnd, next(gone, goneTo)) - goneTo;
      length = Math.min(length, Math.min(rightEnd, next(come, comeTo)) - comeTo);
      same(goneTo, goneTo + length, comeTo);
      at = goneTo + length;
      other = comeTo + length;
    }
  }

  private static int next(BitSet bits, int from) {
    int at = bits.nextSetBit(from);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  private void same(int from, int to, int other) {
    for (int i = 0; i < to - from; i++) {
      lines.add(
          new Line(
              Kind.SAME,
              new Side(from + i + 1, left.get(from + i), Span.NONE),
              new Side(other + i + 1, right.get(other + i), Span.NONE)));
    }
  }

  private void changed(int leftFrom, int leftTo, int rightFrom, int rightTo) {
    for (int i = 0; i < Math.max(leftTo - leftFrom, rightTo - rightFrom); i++) {
      boolean hasLeft = leftFrom + i < leftTo;
      boolean hasRight = rightFrom + i < rightTo;
      String before = hasLeft ? left.get(leftFrom + i) : "";
      String after = hasRight ? right.get(rightFrom + i) : "";
      boolean both = hasLeft && hasRight;
      removed += hasLeft ? 1 : 0;
      added += hasRight ? 1 : 0;
      int head = both ? common(before, after) : 0;
      int tail = both ? commonEnd(before, after, head) : 0;
      lines.add(
          new Line(
              both ? Kind.CHANGED : hasLeft ? Kind.REMOVED : Kind.ADDED,
              hasLeft ? side(leftFrom + i, before, both, head, tail) : Side.NONE,
              hasRight ? side(rightFrom + i, after, both, head, tail) : Side.NONE));
    }
  }

  /** Marks what differs, unless nearly everything does: then the colour of the line says enough. */
  private static Side side(int at, String text, boolean both, int head, int tail) {
    boolean mark = both && (head + tail) * 3 >= text.length();
    return new Side(at + 1, text, mark ? new Span(head, text.length() - tail) : Span.NONE);
  }

  private static int common(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at > 0 && Character.isHighSurrogate(one.charAt(at - 1)) ? at - 1 : at;
  }

  private static int commonEnd(String one, String other, int head) {
    int most = Math.min(one.length(), other.length()) - head;
    int at = 0;
    while (at < most
        && one.charAt(one.length() - 1 - at) == other.charAt(other.length() - 1 - at)) {
      at++;
    }
    return at > 0 && Character.isLowSurrogate(one.charAt(one.length() - at)) ? at - 1 : at;
  }
}
