package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When a state worked, in equal slices of the execution's time: of many visits that fall together
 * the one that matters most is seen. Pure.
 */
final class Gantt {

  static final int SLICES = 240;

  private static final int NOTHING = Integer.MAX_VALUE;

  /**
   * A piece of the strip.
   *
   * @param from share of the whole, 0 to 1
   * @param style of a bar: {@code succeeded} …, {@code tried}, {@code backoff} before Retry tries
   *     again, or {@code redrive} while the execution had ended
   */
  record Bar(double from, double to, String style) {}

  private static final List<String> STYLES =
      List.of(
          "failed",
          "tried",
          "caught",
          "running",
          "waiting",
          "backoff",
          "succeeded",
          "aborted",
          "redrive");

  /** Place among the styles, by status: of thousands of visits each asks for one. */
  private static final Map<Status, Integer> CODES = new EnumMap<>(Status.class);

  static {
    for (Status status : Status.values()) {
      int code = STYLES.indexOf(base(status));
      CODES.put(status, code < 0 ? STYLES.indexOf("aborted") : code);
    }
  }

  private Gantt() {}

  /**
   * The bars of some visits.
   *
   * @param event only what was known then
   * @param start when the execution began
   * @param whole how long the strip is
   * @param now the moment, up to which what goes on is drawn
   */
  static List<Bar> of(List<Visit> visits, long event, Instant start, Duration whole, Instant now) {
    int[] slices = new int[SLICES];
    Arrays.fill(slices, NOTHING);
    double total = Math.max(1, whole.toNanos());
    long zero = start.toEpochMilli();
    for (Visit visit : visits) {
      Event end = visit.ended();
      Instant to = end != null && end.id() <= event ? end.time() : now;
      fill(slices, zero, total, visit.entered().time(), to, CODES.getOrDefault(visit.at(event), 0));
      for (Visit.Pause pause : visit.pauses(event)) {
        put(slices, zero, total, pause.from().time(), pause.to().time(), "redrive");
      }
      if (visit.tried()) {
        tries(slices, zero, total, visit, event);
      }
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < SLICES; ) {
      int to = i + 1;
      while (to < SLICES && slices[to] == slices[i]) {
        to++;
      }
      if (slices[i] != NOTHING) {
        bars.add(new Bar((double) i / SLICES, (double) to / SLICES, STYLES.get(slices[i])));
      }
      i = to;
    }
    return bars;
  }

  private static String base(Status status) {
    return status == Status.ERRED ? "backoff" : Looks.style(status);
  }

  /** What failed and was tried again, and the pauses between. */
  private static void tries(int[] slices, long start, double total, Visit visit, long event) {
    List<Attempt> tries = visit.attempts(event);
    for (int i = 0; i < tries.size(); i++) {
      Event ended = tries.get(i).ended();
      if (!tries.get(i).failed() || ended == null) {
        continue;
      }
      boolean again = i + 1 < tries.size();
      if (again && !tries.get(i + 1).redriven()) {
        put(slices, start, total, ended.time(), tries.get(i + 1).began().time(), "backoff");
      }
      if (again || visit.at(event).open()) {
        put(slices, start, total, tries.get(i).began().time(), ended.time(), "tried");
      }
    }
  }

  private static int slice(long start, double total, Instant time) {
    double share = (time.toEpochMilli() - start) * 1e6 / total;
    return Math.clamp((int) (share * SLICES), 0, SLICES - 1);
  }

  private static void fill(
      int[] slices, long start, double total, Instant from, Instant to, int code) {
    int last = slice(start, total, to);
    for (int i = slice(start, total, from); i <= last; i++) {
      slices[i] = Math.min(slices[i], code);
    }
  }

  private static void put(
      int[] slices, long start, double total, Instant from, Instant to, String style) {
    Arrays.fill(
        slices, slice(start, total, from), slice(start, total, to) + 1, STYLES.indexOf(style));
  }
}
