package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution ended without success, in plain words. The reserved error names are those of
 * "Handling errors in Step Functions workflows".
 */
final class Plain {

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("States.Timeout", "plain.timeout"),
          Map.entry("States.HeartbeatTimeout", "plain.heartbeat"),
          Map.entry("States.Runtime", "plain.runtime"),
          Map.entry("States.QueryEvaluationError", "plain.query"),
          Map.entry("States.DataLimitExceeded", "plain.size"),
          Map.entry("States.Permissions", "plain.permissions"),
          Map.entry("States.TaskFailed", "plain.task"),
          Map.entry("States.ItemReaderFailed", "plain.reader"),
          Map.entry("States.ResultWriterFailed", "plain.writer"),
          Map.entry("States.ExceedToleratedFailureThreshold", "plain.threshold"),
          Map.entry("Lambda.TooManyRequestsException", "plain.throttled"),
          Map.entry("Lambda.ResourceNotFoundException", "plain.function"));

  /** Causes of AWS's own errors are longer than a row of a table, and end with what matters. */
  private static final int LONGEST = 400;

  private final Texts texts;

  Plain(Texts texts) {
    this.texts = texts;
  }

  /** The sentence for an execution; empty when it did not go wrong by that event. */
  Optional<String> of(RunInfo info, History history, long at) {
    Optional<Event> end =
        history
            .event(at)
            .flatMap(event -> last(history, at))
            .filter(event -> event.end() && !event.type().equals("ExecutionSucceeded"));
    return end.map(event -> sentence(info, history, event));
  }

  private static Optional<Event> last(History history, long at) {
    for (long id = at; id > 0; id--) {
      Optional<Event> event = history.event(id).filter(Event::whole);
      if (event.isPresent()) {
        return event;
      }
    }
    return Optional.empty();
  }

  private String sentence(RunInfo info, History history, Event end) {
    return switch (end.type()) {
      case "ExecutionTimedOut" -> texts.get("plain.whole.timeout");
      case "ExecutionAborted" -> {
        String why = Told.error(end.text("error"), end.text("cause"), LONGEST);
        yield why.isEmpty() ? texts.get("plain.stopped") : texts.get("plain.stopped.why", why);
      }
      default -> failed(info, history, end);
    };
  }

  private static String ended(String sentence) {
    return sentence.isEmpty() || sentence.matches(".*[.!?…]$") ? sentence : sentence + ".";
  }

  private static String lastError(Visit visit) {
    List<Attempt> tries = visit.attempts(Long.MAX_VALUE);
    Event ended = tries.isEmpty() ? null : tries.getLast().ended();
    return ended == null ? "" : Told.error(ended.text("error"), ended.text("cause"), LONGEST);
  }

  /** Whether a Choice had no way to go on; its error is the one of a wrong path too. */
  private static boolean nowhere(@Nullable Visit visit, Event end) {
    return visit != null
        && visit.type().equals("Choice")
        && end.text("cause").endsWith("The state does not point to a next state.");
  }

  private String failed(RunInfo info, History history, Event end) {
    String error = end.has("error") ? end.text("error") : info.error();
    String said =
        ended(Told.error(error, end.has("cause") ? end.text("cause") : info.cause(), LONGEST));
    Visit visit = history.failure(end.id()).orElse(null);
    String what;
    if (visit == null) {
      what = texts.get("plain.failed", said);
    } else if (visit.type().equals("Fail")) {
      what = texts.get("plain.fail", visit.state(), said);
      Visit before = history.caughtBefore(visit).orElse(null);
      if (before != null) {
        // of a Parallel or a Map the history tells no error: it is that of a state within
        String caught = ended(lastError(before));
        what =
            caught.isEmpty()
                ? texts.get("plain.after.within", what, before.state())
                : texts.get("plain.after", what, before.state(), caught);
      }
    } else {
      List<Attempt> tries = visit.attempts(end.id());
      long failed = tries.stream().filter(Attempt::failed).count();
      what =
          failed > 1
              ? texts.get("plain.state.times", visit.state(), failed, said)
              : texts.get("plain.state", visit.state(), said);
    }
    String reason = nowhere(visit, end) ? "plain.choice" : REASONS.get(error);
    return reason == null ? what : what + " " + texts.get(reason);
  }
}
