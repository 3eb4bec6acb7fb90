package dev.lectern.pane.stepfunctions.run.history;

import dev.lectern.pane.stepfunctions.run.history.Moment.Focus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry into a state: in a loop, and in a Map, a state has many. It only grows; what is known
 * of it at an event is asked with the event's id. FX thread.
 */
public final class Visit {

  private record Mark(long at, Status status) {}

  /**
   * Nothing went on: the execution had ended, and was redriven.
   *
   * @param from the event that closed the visit
   * @param to the event that opened it again
   */
  public record Pause(Event from, Event to) {}

  /**
   * A try of a Map.
   *
   * @param at the event that began it
   * @param first place of its first iteration
   * @param ends ids of the events that ended its iterations, ascending, by how they ended: of
   *     thousands nobody counts at every step
   */
  private record Round(long at, int first, Map<Status, List<Long>> ends) {}

  /**
   * One turn of a Map.
   *
   * @param index from 0
   * @param began the event that began it
   * @param ended the event that ended it; null while it goes on
   */
  public record Iteration(int index, Event began, @Nullable Event ended) {

    /** How it stood right after an event. */
    public Status at(long event) {
      Event end = ended;
      if (end == null || end.id() > event) {
        return Status.RUNNING;
      }
      return switch (end.type()) {
        case "MapIterationSucceeded" -> Status.SUCCEEDED;
        case "MapIterationFailed" -> Status.FAILED;
        default -> Status.ABORTED;
      };
    }
  }

  private final Event entered;
  private final String state;
  private final String type;
  private final @Nullable Visit container;
  private final int iteration;
  private final int round;
  private final @Nullable Visit root;
  private final int rootRound;
  private final @Nullable Visit from;
  private final @Nullable Visit before;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Iteration> iterations = new ArrayList<>();
  private final List<Round> tries = new ArrayList<>();
  private @Nullable Event exited;
  private @Nullable Event closed;
  private boolean failed;
  private int length = -1;
  private String mapRun = "";

  /**
   * @param container the Map or Parallel around it, null at the top
   * @param iteration of a Map, from 0; -1 in a Parallel and at the top
   * @param from the state that led here, null at the start of a scope
   * @param before the visit before of the same state in the same scope
   */
  Visit(
      Event entered,
      @Nullable Visit container,
      int iteration,
      @Nullable Visit from,
      @Nullable Visit before) {
    this.entered = entered;
    this.state = entered.text("name");
    this.type = entered.stateType();
    this.container = container;
    this.iteration = iteration;
    this.round = container == null ? 0 : container.tries.size();
    this.root = container == null ? null : container.root();
    this.rootRound =
        container == null ? 0 : container.container == null ? round : container.rootRound;
    this.from = from;
    this.before = before;
    marks.add(new Mark(entered.id(), Status.RUNNING));
  }

  /** The state's name. */
  public String state() {
    return state;
  }

  /** {@code Task}, {@code Map} … */
  public String type() {
    return type;
  }

  /** The event that began it. */
  public Event entered() {
    return entered;
  }

  /** The event that left the state; null while it has not. */
  public @Nullable Event exited() {
    return exited;
  }

  /** The Map or Parallel around it; null at the top. */
  public @Nullable Visit container() {
    return container;
  }

  /** The outermost state around it; itself at the top. */
  Visit root() {
    return root == null ? this : root;
  }

  /** Which try of the outermost state it belongs to. */
  int rootRound() {
    return rootRound;
  }

  /** The iteration of the Map around it, from 0; -1 when that is none. */
  public int iteration() {
    return iteration;
  }

  /** Which try of the state around it, from 1; 0 at the top. */
  public int round() {
    return round;
  }

  /** The state that led here; null at the start of a scope. */
  public @Nullable Visit from() {
    return from;
  }

  /** The visit before of the same state in the same scope; null when it is the first. */
  @Nullable Visit before() {
    return before;
  }

  /** How it stood right after an event. */
  public Status at(long event) {
    for (int i = marks.size() - 1; i >= 0; i--) {
      if (marks.get(i).at <= event) {
        return marks.get(i).status;
      }
    }
    return Status.NOT_REACHED;
  }

  /** How it stands after all events that are known. */
  public Status status() {
    return marks.getLast().status;
  }

  /** Tries that had begun by an event, oldest first; those that ended later have no end yet. */
  public List<Attempt> attempts(long event) {
    List<Attempt> known = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (attempt.began().id() <= event) {
        Event ended = attempt.ended();
        known.add(
            ended != null && ended.id() > event
                ? new Attempt(attempt.began(), null, false, attempt.redriven())
                : attempt);
      }
    }
    return known;
  }

  /** Whether any work was begun in it. */
  public boolean tried() {
    return !attempts.isEmpty();
  }

  /** Its waits for a redrive that were over by an event. */
  public List<Pause> pauses(long event) {
    return pauses.isEmpty()
        ? pauses
        : pauses.stream().filter(pause -> pause.to().id() <= event).toList();
  }

  /** How often Retry had begun it again by an event. */
  public int retries(long event) {
    int count = 0;
    for (int i = 1; i < attempts.size() && attempts.get(i).began().id() <= event; i++) {
      count += attempts.get(i).redriven() ? 0 : 1;
    }
    return count;
  }

  /** Turns of a Map's last try that had begun by an event, in the order of their items. */
  public List<Iteration> iterations(long event) {
    int from = 0;
    int to = iterations.size();
    for (Round round : tries) {
      if (round.at <= event) {
        from = round.first;
      } else {
        to = Math.min(to, round.first);
      }
    }
    return iterations.subList(from, to).stream()
        .filter(one -> one.began().id() <= event)
        .sorted(Comparator.comparingInt(Iteration::index))
        .toList();
  }

  /** How many turns of a Map's last try had ended so by an event. */
  public int count(Status ended, long event) {
    Round last = null;
    for (Round round : tries) {
      last = round.at <= event ? round : last;
    }
    if (last == null) {
      return 0;
    }
    int place = Collections.binarySearch(last.ends.getOrDefault(ended, List.of()), event);
    return place < 0 ? -place - 1 : place + 1;
  }

  void iteration(Event event) {
    int index = event.details().path("index").asInt();
    if (event.type().endsWith("Started")) {
      iterations.add(new Iteration(index, event, null));
      return;
    }
    for (int i = iterations.size() - 1; i >= tries.getLast().first; i--) {
      Iteration one = iterations.get(i);
      if (one.index() == index) {
        Map<Status, List<Long>> ends = tries.getLast().ends;
        Event before = one.ended();
        if (before != null) {
          ends.values().forEach(ids -> ids.remove(before.id()));
        }
        Iteration done = new Iteration(index, one.began(), event);
        iterations.set(i, done);
        ends.computeIfAbsent(done.at(event.id()), status -> new ArrayList<>()).add(event.id());
        return;
      }
    }
  }

  /** ARN of the newest run of a distributed Map; empty for anything else. */
  public String mapRun() {
    return mapRun;
  }

  void mapRun(String arn) {
    mapRun = arn;
  }

  /** Items of a Map; -1 when it is none, or has not begun. */
  public int length() {
    return length;
  }

  /** When it ended, also when it was given up; null while it goes on. */
  public @Nullable Event ended() {
    return exited != null ? exited : status().open() ? null : closed;
  }

  /** How long it took by a moment, without waits for a redrive, in milliseconds. */
  public long millis(long event, Instant now) {
    Event end = ended();
    Instant to = end != null && end.id() <= event ? end.time() : now;
    long all = to.toEpochMilli() - entered.time().toEpochMilli();
    for (Pause pause : pauses(event)) {
      all -= pause.to().time().toEpochMilli() - pause.from().time().toEpochMilli();
    }
    return Math.max(0, all);
  }

  /** Whether it is within an iteration of a Map, directly or deeper. */
  public boolean within(Visit map, int index) {
    for (Visit one = this; one.container != null; one = one.container) {
      if (one.container == map) {
        return one.iteration == index;
      }
    }
    return false;
  }

  /** Whether it counts while only one iteration of a Map is looked at; null: all count. */
  public boolean counts(@Nullable Focus focus) {
    return focus == null || !inside(focus.map()) || within(focus.map(), focus.index());
  }

  /** Whether it can take nothing more of what happens within: it was left, or gave up. */
  boolean gaveUp() {
    return exited != null || failed;
  }

  /** As a Map or Parallel it gave up: what follows is of the states around it, or its exit. */
  void giveUp(Event at) {
    end(at, true);
    mark(at, Status.ERRED);
    failed = true;
  }

  boolean inside(Visit other) {
    for (Visit one = container; one != null; one = one.container) {
      if (one == other) {
        return true;
      }
    }
    return false;
  }

  int rounds() {
    return tries.size();
  }

  /** What closed it without leaving it; null while it is open. */
  @Nullable Event closed() {
    return closed;
  }

  void mark(Event at, Status status) {
    if (exited == null && status() != status) {
      if (closed != null && status.open()) {
        pauses.add(new Pause(closed, at));
        failed = false;
      }
      marks.add(new Mark(at.id(), status));
      closed = status.open() ? null : at;
    }
  }

  void exit(Event at) {
    Status now = status();
    Status how = now == Status.ERRED || now == Status.FAILED ? Status.CAUGHT : Status.SUCCEEDED;
    mark(at, how);
    exited = at;
  }

  void begin(Event at, boolean redriven) {
    attempts.add(new Attempt(at, null, false, redriven));
    failed = false;
    mark(at, Status.RUNNING);
  }

  void end(Event at, boolean wrong) {
    if (!attempts.isEmpty() && attempts.getLast().ended() == null) {
      attempts.set(attempts.size() - 1, attempts.getLast().end(at, wrong));
    }
  }

  void round(Event started) {
    tries.add(new Round(started.id(), iterations.size(), new EnumMap<>(Status.class)));
    length = started.has("length") ? started.details().path("length").asInt() : length;
  }
}
