package dev.lectern.pane.stepfunctions.run.history;

import dev.lectern.pane.stepfunctions.run.history.Moment.Transition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The events of an execution, and what they say of its states. Events are added as they come; what
 * was known right after any of them is {@link Moment#of}. To which visit of a state an event
 * belongs is found along the events that caused it (API reference, "HistoryEvent",
 * previousEventId). FX thread.
 */
public final class History {

  private record Lane(String state, @Nullable Visit container, int round, int iteration) {}

  private final List<Event> events = new ArrayList<>();
  private final List<@Nullable Visit> owners = new ArrayList<>();
  private final List<Visit> visits = new ArrayList<>();
  private final Map<Lane, Visit> latest = new HashMap<>();
  private final Map<String, List<Visit>> byState = new HashMap<>();
  private final Map<Transition, Long> taken = new LinkedHashMap<>();
  private final Set<Visit> open = new LinkedHashSet<>();
  private @Nullable Event redrive;
  private @Nullable Event end;

  /** A history without events. */
  public History() {}

  /** A history of events. */
  public static History of(List<Event> events) {
    History history = new History();
    history.add(events);
    return history;
  }

  /** Adds what came since; events that are there already are passed over. */
  public void add(List<Event> more) {
    for (Event event : more) {
      if (event.id() == events.size() + 1L) {
        owners.add(null);
        events.add(event);
        Visit owner = fold(event);
        owners.set(owners.size() - 1, owner);
      }
    }
  }

  /** All events, the first at 0. */
  public List<Event> events() {
    return Collections.unmodifiableList(events);
  }

  /** How many there are. */
  public int size() {
    return events.size();
  }

  /** An event by its id. */
  public Optional<Event> event(long id) {
    return id >= 1 && id <= events.size()
        ? Optional.of(events.get(Math.toIntExact(id - 1)))
        : Optional.empty();
  }

  /** The visit that an event belongs to; empty for those of the execution. */
  public Optional<Visit> owner(long id) {
    return Optional.ofNullable(visit(id));
  }

  private @Nullable Visit visit(long id) {
    return id >= 1 && id <= owners.size() ? owners.get(Math.toIntExact(id - 1)) : null;
  }

  /** Transitions that were taken by an event. */
  Set<Transition> taken(long event) {
    Set<Transition> known = new LinkedHashSet<>();
    for (Map.Entry<Transition, Long> one : taken.entrySet()) {
      if (one.getValue() > event) {
        break;
      }
      known.add(one.getKey());
    }
    return known;
  }

  /** All visits in the order in which they began. */
  public List<Visit> visits() {
    return Collections.unmodifiableList(visits);
  }

  /** The visits of one state in the order in which they began. */
  public List<Visit> visits(String state) {
    return Collections.unmodifiableList(byState.getOrDefault(state, List.of()));
  }

  /** How many of some visits, in their order, had begun by an event. */
  public static int count(List<Visit> visits, long event) {
    int low = 0;
    int high = visits.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean begun = visits.get(middle).entered().id() <= event;
      low = begun ? middle + 1 : low;
      high = begun ? high : middle;
    }
    return low;
  }

  private @Nullable Visit fold(Event event) {
    Visit cause = visit(event.previous());
    if (event.whole()) {
      whole(event, cause);
      return null;
    }
    if (event.entered()) {
      return enter(event, cause);
    }
    if (event.exited()) {
      Visit left = nearest(cause, one -> named(one, event) && one.exited() == null);
      if (left != null) {
        left.exit(event);
        open.remove(left);
      }
      return left;
    }
    return switch (event.type()) {
      case "ParallelStateStarted", "MapStateStarted" -> started(event, cause);
      case "ParallelStateSucceeded", "MapStateSucceeded" -> {
        Visit done = nearest(cause, one -> takes(one, event));
        if (done != null) {
          done.end(event, false);
        }
        yield done;
      }
      case "ParallelStateFailed", "MapStateFailed" -> {
        Visit failed = nearest(cause, one -> takes(one, event));
        if (failed != null) {
          failed.giveUp(event);
          open.add(failed);
          closeWithin(failed, event, one -> true);
        }
        yield failed;
      }
      case "MapIterationStarted", "MapIterationSucceeded" -> {
        Visit map = nearest(cause, one -> named(one, event));
        if (map != null) {
          map.iteration(event);
        }
        yield map;
      }
      case "MapIterationFailed", "MapIterationAborted" -> {
        Visit map = nearest(cause, one -> named(one, event));
        int index = event.details().path("index").asInt();
        if (map != null) {
          map.iteration(event);
          closeWithin(map, event, one -> one.within(map, index));
        }
        yield map;
      }
      case "TaskStateAborted", "WaitStateAborted", "MapStateAborted", "ParallelStateAborted" ->
          aborted(event, cause);
      default -> work(event, cause);
    };
  }

  private static boolean named(Visit visit, Event event) {
    return visit.state().equals(event.text("name"));
  }

  private static boolean takes(Visit visit, Event event) {
    return visit.type().equals(event.stateType()) && !visit.gaveUp();
  }

  private static @Nullable Visit nearest(@Nullable Visit from, Predicate<Visit> wanted) {
    for (Visit one = from; one != null; one = one.container()) {
      if (wanted.test(one)) {
        return one;
      }
    }
    return null;
  }

  private Visit enter(Event event, @Nullable Visit cause) {
    Event causing = event(event.previous()).orElse(null);
    Visit container = null;
    Visit from = null;
    int iteration = -1;
    if (causing != null && cause != null) {
      if (causing.type().equals("MapIterationStarted")) {
        container = cause;
        iteration = causing.details().path("index").asInt();
      } else if (causing.type().equals("ParallelStateStarted")) {
        container = cause;
      } else {
        container = cause.container();
        iteration = cause.iteration();
        from = cause;
      }
    }
    int round = container == null ? 0 : container.rounds();
    Lane lane = new Lane(event.text("name"), container, round, iteration);
    Visit visit = new Visit(event, container, iteration, from, latest.get(lane));
    latest.put(lane, visit);
    if (from != null) {
      taken.putIfAbsent(
          new Transition(from.state(), visit.state(), from.status() == Status.CAUGHT), event.id());
    }
    visits.add(visit);
    byState.computeIfAbsent(visit.state(), name -> new ArrayList<>()).add(visit);
    open.add(visit);
    if (visit.type().equals("Wait")) {
      visit.mark(event, Status.WAITING);
    } else if (visit.type().equals("Fail")) {
      visit.mark(event, Status.FAILED);
    }
    return visit;
  }

  private @Nullable Visit started(Event event, @Nullable Visit cause) {
    Visit container = nearest(cause, one -> takes(one, event));
    if (container != null) {
      closeWithin(container, event, one -> true);
      begin(container, event);
      container.round(event);
    }
    return container;
  }

  private void begin(Visit visit, Event event) {
    Event again = redrive;
    List<Attempt> before = visit.attempts(event.id());
    visit.begin(
        event, again != null && !before.isEmpty() && before.getLast().began().id() < again.id());
    for (Visit one = visit; one != null && one.exited() == null; one = one.container()) {
      one.mark(event, Status.RUNNING);
      open.add(one);
    }
  }

  /** What happens to a task, or is of no consequence here. */
  private @Nullable Visit work(Event event, @Nullable Visit cause) {
    Visit visit =
        event.type().equals("EvaluationFailed")
            ? nearest(cause, one -> one.state().equals(event.text("state")))
            : cause == null ? redriven() : cause;
    if (visit == null) {
      return cause;
    }
    if (event.type().startsWith("MapRun") && event.has("mapRunArn")) {
      visit.mapRun(event.text("mapRunArn"));
    }
    if (event.scheduled() || event.type().equals("MapRunRedriven")) {
      // the state of a redriven map run is neither entered nor started again
      begin(visit, event);
      if (event.type().startsWith("Activity")) {
        visit.mark(event, Status.WAITING);
      }
    } else if (event.worked()) {
      visit.end(event, false);
      visit.mark(event, Status.RUNNING);
    } else if (event.erred()) {
      visit.end(event, true);
      visit.mark(event, Status.ERRED);
      open.add(visit);
    } else if (event.type().endsWith("Submitted") && waitsForToken(event)) {
      visit.mark(event, Status.WAITING);
    } else if (event.type().equals("ActivityStarted")) {
      visit.mark(event, Status.RUNNING);
    }
    return visit;
  }

  private static boolean waitsForToken(Event event) {
    return event.text("resource").endsWith("waitForTaskToken");
  }

  /** After a redrive an event may have none before it that belongs to a state. */
  private @Nullable Visit redriven() {
    for (int i = visits.size() - 1; i >= 0; i--) {
      if (visits.get(i).exited() == null && visits.get(i).type().equals("Task")) {
        return visits.get(i);
      }
    }
    return null;
  }

  /** AWS names no state here, and all siblings have the same cause: the type has to tell. */
  private @Nullable Visit aborted(Event event, @Nullable Visit cause) {
    Visit given =
        cause != null && cause.type().equals(event.stateType()) && open.contains(cause)
            ? cause
            : null;
    if (given == null && cause != null) {
      Visit root = cause.root();
      given =
          open.stream()
              .filter(one -> one.root() == root && one.container() != null)
              .filter(one -> one.type().equals(event.stateType()))
              .findFirst()
              .orElse(null);
    }
    if (given != null) {
      close(given, event);
      closeWithin(given, event, one -> true);
    }
    return given == null ? cause : given;
  }

  private void close(Visit visit, Event at) {
    visit.end(at, true);
    Status now = visit.status();
    visit.mark(at, now == Status.ERRED || now == Status.FAILED ? Status.FAILED : Status.ABORTED);
    open.remove(visit);
  }

  private void closeWithin(Visit container, Event at, Predicate<Visit> which) {
    for (Visit one : List.copyOf(open)) {
      if (one.inside(container) && which.test(one)) {
        close(one, at);
      }
    }
  }

  private void whole(Event event, @Nullable Visit cause) {
    if (event.type().equals("ExecutionRedriven")) {
      redrive = event;
      Event ended = end;
      for (Visit visit : visits) {
        if (visit.exited() == null && ended != null && ended.equals(visit.closed())) {
          visit.mark(event, visit.type().equals("Wait") ? Status.WAITING : Status.RUNNING);
          open.add(visit);
        }
      }
    } else if (event.end()) {
      end = event;
      if (event.type().equals("ExecutionFailed")) {
        for (Visit one = cause; one != null && one.exited() == null; one = one.container()) {
          one.mark(event, Status.ERRED);
          open.add(one);
        }
      }
      for (Visit one : List.copyOf(open)) {
        close(one, event);
      }
    }
  }

  /** The last error that was caught on the way to a visit; empty when there was none. */
  public Optional<Visit> caughtBefore(Visit visit) {
    for (Visit one = visit.from(); one != null; one = one.from()) {
      if (one.status() == Status.CAUGHT) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /**
   * The visit that an event is about; at the end of what failed that with the error: what was
   * caught before a Fail state tells more than that.
   */
  public Optional<Visit> shown(long id) {
    return owner(id).or(() -> failure(id).map(failed -> caughtBefore(failed).orElse(failed)));
  }

  /** The visit with the error that ended the execution by an event, the innermost. */
  public Optional<Visit> failure(long at) {
    Event ended = null;
    for (int i = Math.min(Math.toIntExact(at), events.size()) - 1; i >= 0; i--) {
      Event event = events.get(i);
      if (event.whole()) {
        ended = event.type().equals("ExecutionFailed") ? event : null;
        break;
      }
    }
    if (ended == null) {
      return Optional.empty();
    }
    Event cause = event(ended.previous()).orElse(null);
    while (cause != null
        && (cause.type().equals("ParallelStateFailed") || cause.type().equals("MapStateFailed"))) {
      cause = event(cause.previous()).orElse(null);
    }
    return cause == null ? Optional.empty() : owner(cause.id());
  }
}
