package dev.lectern.pane.dynamodb.data;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** What tables and their global indexes take, second by second. Any thread. */
public interface Traffic {

  /**
   * A second, or a part of one.
   *
   * @param at when it began, in the service's time
   * @param units consumed
   * @param refused calls that were refused for lack of capacity
   */
  record Second(Instant at, double units, int refused) {}

  /**
   * The last ten minutes of the reads or writes of a table or index.
   *
   * @param now in the service's time
   * @param seconds those in which something happened, in no order
   * @param credit units of burst credit that are left, when the service tells
   */
  record Flow(Instant now, List<Second> seconds, OptionalDouble credit) {

    /** Unchangeable. */
    public Flow {
      seconds = List.copyOf(seconds);
    }
  }

  /** Whether everybody's calls are counted, and each attempt of them; else this explorer's. */
  boolean everybody();

  /**
   * What was taken. May block.
   *
   * @param index name of a global index; empty for the table with its local indexes, which take of
   *     its capacity
   */
  Flow flow(TableInfo table, String index, boolean writes);
}
