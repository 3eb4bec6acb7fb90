package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.ui.diff.LineDiff;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What differs between stages. The last few are kept: the strip and the view ask for the same, and
 * while the history is played one comes back to the same state of a Map again and again, whose
 * input may have thousands of lines. FX thread.
 */
final class StageDiffs {

  /** Of the largest payloads each takes about a megabyte. */
  static final int KEPT = 8;

  private record Pair(Stage before, Stage after) {}

  private final SequencedMap<Pair, LineDiff> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true);

  LineDiff between(Stage before, Stage after) {
    LineDiff diff = kept.computeIfAbsent(new Pair(before, after), pair -> after.since(before));
    if (kept.size() > KEPT) {
      kept.pollFirstEntry();
    }
    return diff;
  }
}
