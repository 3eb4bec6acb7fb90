package dev.lectern.pane.stepfunctions.run.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.stepfunctions.run.history.Moment.Standing;
import dev.lectern.sandbox.stepfunctions.interpreter.RandomMachines;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for the history of any execution. */
class HistoryLawsTest {

  private static final int RUNS = 40;

  private final RandomMachines machines = new RandomMachines(7);
  private final Random random = new Random(7);

  private List<Event> events() {
    return machines.history().stream().map(Event::of).toList();
  }

  /** A moment in words: two histories have visits of their own. */
  private static String told(History history, long event) {
    StringBuilder told = new StringBuilder();
    Moment moment = Moment.of(history, event, null);
    moment
        .states()
        .forEach(
            (name, standing) ->
                told.append(name)
                    .append(told(standing))
                    .append(standing.latest().attempts(event))
                    .append(standing.latest().at(event))
                    .append('\n'));
    return told.append(moment.taken()).toString();
  }

  private static String told(Standing of) {
    return " %s %d %d %s ".formatted(of.status(), of.visits(), of.retries(), of.counts());
  }

  @Test
  void eventByEventIsTheSameAsAllAtOnce() {
    for (int i = 0; i < RUNS; i++) {
      List<Event> events = events();
      History whole = History.of(events);
      History grown = new History();
      for (int at = 0; at < events.size(); ) {
        int to = Math.min(events.size(), at + 1 + random.nextInt(4));
        // a page that is asked for again brings events that are known
        grown.add(events.subList(Math.max(0, at - random.nextInt(3)), to));
        at = to;
      }
      assertThat(grown.events()).isEqualTo(events);
      assertThat(told(grown, events.size())).isEqualTo(told(whole, events.size()));
    }
  }

  @Test
  void goingBackIsTheSameAsHavingSeenOnlySoMuch() {
    for (int i = 0; i < RUNS; i++) {
      List<Event> events = events();
      History whole = History.of(events);
      History grown = new History();
      List<String> known = new ArrayList<>();
      for (Event event : events) {
        grown.add(List.of(event));
        known.add(told(grown, event.id()));
      }
      for (int at = events.size(); at > 0; at--) {
        assertThat(told(whole, at)).as("at %s of %s", at, events).isEqualTo(known.get(at - 1));
      }
      assertThat(Moment.of(whole, 0, null)).isEqualTo(Moment.NOTHING);
    }
  }

  @Test
  void aVisitEndsOnceAtMostAndNothingIsOpenAfterTheEnd() {
    for (int i = 0; i < RUNS; i++) {
      List<Event> events = events();
      History history = History.of(events);
      long entered = events.stream().filter(Event::entered).count();
      long exited = events.stream().filter(Event::exited).count();
      assertThat(history.visits()).hasSize(Math.toIntExact(entered));
      assertThat(history.visits().stream().filter(visit -> visit.exited() != null))
          .hasSize((int) exited);
      assertThat(history.visits())
          .allSatisfy(
              visit -> {
                Event left = visit.exited();
                if (left != null) {
                  assertThat(left.text("name")).isEqualTo(visit.state());
                  assertThat(left.id()).isGreaterThan(visit.entered().id());
                }
                assertThat(visit.at(visit.entered().id() - 1)).isEqualTo(Status.NOT_REACHED);
                assertThat(visit.status().open()).as("%s in %s", visit.state(), events).isFalse();
                for (Visit out = visit.container(); out != null; out = out.container()) {
                  assertThat(out.entered().id()).isLessThan(visit.entered().id());
                }
              });
    }
  }

  @Test
  void everyEventOfAStateHasItsVisitAndAFailedRunNamesTheState() {
    for (int i = 0; i < RUNS; i++) {
      List<Event> events = events();
      History history = History.of(events);
      for (Event event : events) {
        assertThat(history.owner(event.id()).isPresent()).as("%s", event).isEqualTo(!event.whole());
      }
      boolean failed = events.getLast().type().equals("ExecutionFailed");
      assertThat(history.failure(events.size()).isPresent()).isEqualTo(failed);
      history
          .failure(events.size())
          .ifPresent(visit -> assertThat(visit.status()).isEqualTo(Status.FAILED));
      if (events.getLast().type().equals("ExecutionSucceeded")) {
        assertThat(history.visits())
            .filteredOn(visit -> visit.container() == null)
            .allMatch(visit -> visit.exited() != null);
      }
    }
  }

  @Test
  void iterationsThatEndedAreCountedAsTheyStand() {
    for (int i = 0; i < RUNS; i++) {
      List<Event> events = events();
      History history = History.of(events);
      for (Visit map : history.visits()) {
        for (long at = 0; at <= events.size(); at++) {
          long now = at;
          for (Status ended : List.of(Status.SUCCEEDED, Status.FAILED, Status.ABORTED)) {
            assertThat(map.count(ended, at))
                .as("%s in %s at %s of %s", ended, map.state(), at, events)
                .isEqualTo(map.iterations(at).stream().filter(one -> one.at(now) == ended).count());
          }
        }
      }
    }
  }
}
