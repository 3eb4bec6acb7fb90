package dev.lectern.pane.lambda.code;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a deployment changes, line by line. */
final class CodeDiff {

  private static final int AROUND = 2;

  /** What a line is. */
  enum Kind {
    FILE,
    SAME,
    ADDED,
    REMOVED
  }

  /**
   * A line of it.
   *
   * @param number in the new text, or in the old one when it is gone; 0 for a file's name
   */
  record Line(Kind kind, int number, String text) {}

  private CodeDiff() {}

  /** The lines that differ, with two lines around them. */
  static List<Line> of(Map<String, String> before, Map<String, String> after) {
    List<Line> lines = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String old = before.getOrDefault(name, "");
      String now = after.getOrDefault(name, "");
      if (!old.equals(now)) {
        lines.add(new Line(Kind.FILE, 0, name));
        add(lines, split(old), split(now));
      }
    }
    return lines;
  }

  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  private static void add(List<Line> lines, List<String> old, List<String> now) {
    Patch<String> patch = DiffUtils.diff(old, now);
    List<AbstractDelta<String>> deltas = patch.getDeltas();
    int shown = 0;
    for (int d = 0; d < deltas.size(); d++) {
      AbstractDelta<String> delta = deltas.get(d);
      int at = delta.getTarget().getPosition();
      for (int i = Math.max(shown, at - AROUND); i < at; i++) {
        lines.add(new Line(Kind.SAME, i + 1, now.get(i)));
      }
      int number = delta.getSource().getPosition();
      for (String gone : delta.getSource().getLines()) {
        lines.add(new Line(Kind.REMOVED, ++number, gone));
      }
      for (String come : delta.getTarget().getLines()) {
        lines.add(new Line(Kind.ADDED, ++at, come));
      }
      int next = d + 1 < deltas.size() ? deltas.get(d + 1).getTarget().getPosition() : now.size();
      shown = Math.min(next, at + AROUND);
      for (int i = at; i < shown; i++) {
        lines.add(new Line(Kind.SAME, i + 1, now.get(i)));
      }
    }
  }
}
