package dev.lectern.pane.stepfunctions.run.history;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was known right after an event. Of a state in a loop the last visit counts, of one in a Map
 * the last visit in each iteration of the Map's last try.
 *
 * @param event id of the event; 0 before the first
 * @param states how each state stands that was entered by then, in the order of their first visits
 * @param taken transitions that were taken by then
 */
public record Moment(long event, Map<String, Standing> states, Set<Transition> taken) {

  /**
   * How a state stands.
   *
   * @param status of all its visits that count, the one that matters most
   * @param visits how often it was entered, in all
   * @param retries how often Retry began it again, in the visits that count
   * @param latest the visit that began last
   * @param counts visits that count, by how they stand
   */
  public record Standing(
      Status status, int visits, int retries, Visit latest, Map<Status, Integer> counts) {

    /** So many stand so. */
    public int count(Status of) {
      return counts.getOrDefault(of, 0);
    }
  }

  /**
   * A way from a state to the next.
   *
   * @param caught whether an error led there
   */
  public record Transition(String from, String to, boolean caught) {}

  /**
   * One iteration of a Map, looked at by itself.
   *
   * @param map a visit of the Map
   * @param index from 0
   */
  public record Focus(Visit map, int index) {}

  /** Before the first event. */
  public static final Moment NOTHING = new Moment(0, Map.of(), Set.of());

  /**
   * What was known right after an event.
   *
   * @param focus within this Map only this iteration counts; null: all do
   */
  public static Moment of(History history, long event, @Nullable Focus focus) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    Set<Transition> taken = new LinkedHashSet<>();
    List<Visit> visits = history.visits();
    for (Visit visit : visits) {
      if (visit.entered().id() > event) {
        break;
      }
      if (visit.counts(focus)) {
        sums.computeIfAbsent(visit.state(), name -> new Sum()).add(visit, event);
        Visit from = focus == null ? null : visit.from();
        if (from != null) {
          taken.add(
              new Transition(
                  from.state(), visit.state(), from.at(visit.entered().id()) == Status.CAUGHT));
        }
      }
    }
    Map<String, Standing> states = new LinkedHashMap<>();
    sums.forEach((name, sum) -> states.put(name, sum.standing()));
    return new Moment(event, states, focus == null ? history.taken(event) : taken);
  }

  /** How a state stands; null when it was not entered. */
  public @Nullable Standing state(String name) {
    return states.get(name);
  }

  private static final class Sum {

    private final int[] counts = new int[Status.values().length];
    private int visits;
    private int retries;
    private @Nullable Visit latest;
    private @Nullable Visit root;
    private int round = -1;

    void add(Visit visit, long event) {
      visits++;
      latest = visit;
      Visit under = visit.container() == null ? null : visit.root();
      int its = visit.rootRound();
      if (under != root || its != round) {
        Arrays.fill(counts, 0);
        retries = 0;
        root = under;
        round = its;
      }
      Visit before = visit.before();
      if (before != null) {
        counts[before.at(event).ordinal()]--;
        retries -= before.retries(event);
      }
      counts[visit.at(event).ordinal()]++;
      retries += visit.retries(event);
    }

    Standing standing() {
      Visit last = Objects.requireNonNull(latest);
      Map<Status, Integer> known = new EnumMap<>(Status.class);
      Status first = Status.NOT_REACHED;
      for (Status status : Status.values()) {
        if (counts[status.ordinal()] > 0) {
          known.put(status, counts[status.ordinal()]);
          first = first == Status.NOT_REACHED ? status : first;
        }
      }
      return new Standing(first, visits, retries, last, Map.copyOf(known));
    }
  }
}
