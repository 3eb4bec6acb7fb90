package dev.lectern.pane.dynamodb.data;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Units that the explorer's own calls consumed, as AWS answered them. Gateways tell it, from any
 * thread; it keeps the last ten minutes at most.
 */
public final class Meter implements Traffic {

  private static final int MOST = 200_000;

  /**
   * One call.
   *
   * @param at when it was answered
   * @param table of the call
   * @param writes whether the units are write units
   * @param used units; nothing when it was throttled
   * @param throttled whether AWS refused it for lack of capacity
   */
  private record Reading(Instant at, String table, boolean writes, Used used, boolean throttled) {}

  private final InstantSource clock;
  private final Deque<Reading> readings = new ArrayDeque<>();

  /** Timed by a clock. */
  public Meter(InstantSource clock) {
    this.clock = clock;
  }

  /** A call was answered. Any thread. */
  public void read(String table, Used used) {
    add(new Reading(clock.instant(), table, false, used, false));
  }

  /** A call was answered. Any thread. */
  public void written(String table, Used used) {
    add(new Reading(clock.instant(), table, true, used, false));
  }

  /** A call was refused for lack of capacity. Any thread. */
  public void throttled(String table, boolean writes) {
    add(new Reading(clock.instant(), table, writes, Used.NONE, true));
  }

  private void add(Reading reading) {
    synchronized (readings) {
      readings.addLast(reading);
      Instant oldest = reading.at().minusSeconds(600);
      while (readings.size() > MOST || readings.getFirst().at().isBefore(oldest)) {
        readings.removeFirst();
      }
    }
  }

  @Override
  public boolean everybody() {
    return false;
  }

  @Override
  public Flow flow(TableInfo table, String index, boolean writes) {
    Instant now = clock.instant();
    List<Second> seconds = new ArrayList<>();
    synchronized (readings) {
      for (Reading reading : readings) {
        if (reading.table().equals(table.name()) && reading.writes() == writes) {
          seconds.add(
              new Second(
                  reading.at(), units(reading.used(), table, index), reading.throttled() ? 1 : 0));
        }
      }
    }
    return new Flow(now, seconds, OptionalDouble.empty());
  }

  private static double units(Used used, TableInfo table, String index) {
    if (!index.isEmpty()) {
      return used.indexes().getOrDefault(index, 0.0);
    }
    double units = used.table();
    for (IndexInfo local : table.indexes()) {
      units += local.global() ? 0 : used.indexes().getOrDefault(local.name(), 0.0);
    }
    return units;
  }
}
