package dev.lectern.ui.editor;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a text, one line below the other.
 *
 * @param text lines with a sign before them
 * @param styles style class of a line, from 0
 */
record LineChange(String text, Map<Integer, String> styles) {

  private static final int AROUND = 2;
  private static final String GAP = "  …";

  static LineChange of(String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    List<Change> changes =
        new MyersDiffWithLinearSpace<String>(String::equals).computeDiff(old, now, null);
    List<String> lines = new ArrayList<>();
    Map<Integer, String> styles = new LinkedHashMap<>();
    int at = 0;
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      same(lines, old, at, change.startOriginal, at == 0);
      List<String> come = new ArrayList<>();
      at = change.startOriginal;
      // what came and what went at one place: first all that went
      for (; i < changes.size() && changes.get(i).startOriginal == at; i++) {
        Change part = changes.get(i);
        for (String line : old.subList(part.startOriginal, part.endOriginal)) {
          styles.put(lines.size(), "removed");
          lines.add("− " + line);
        }
        come.addAll(now.subList(part.startRevised, part.endRevised));
        at = part.endOriginal;
      }
      i--;
      for (String line : come) {
        styles.put(lines.size(), "added");
        lines.add("+ " + line);
      }
    }
    int end = Math.min(old.size(), changes.isEmpty() ? old.size() : at + AROUND);
    old.subList(at, end).forEach(line -> lines.add("  " + line));
    if (end < old.size()) {
      lines.add(GAP);
    }
    return new LineChange(String.join("\n", lines), Map.copyOf(styles));
  }

  /** What stays between two changes, without its middle. */
  private static void same(List<String> lines, List<String> old, int from, int to, boolean first) {
    int head = first ? from : Math.min(to, from + AROUND);
    int tail = Math.max(head, to - AROUND);
    old.subList(from, head).forEach(line -> lines.add("  " + line));
    if (tail > head) {
      lines.add(GAP);
    }
    old.subList(tail, to).forEach(line -> lines.add("  " + line));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }
}
