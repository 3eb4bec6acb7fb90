package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.model.Inside.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a function printed while a state had it work. The request id tells which invocation it was
 * where the answer has it (service integration {@code lambda:invoke}); else its time does, and the
 * error that it ended with. Pure.
 */
final class FunctionLog {

  private static final String START = "START RequestId: ";
  private static final String REPORT = "REPORT RequestId: ";

  /** A function is started a little before the history says so, or after. */
  private static final Duration SLACK = Duration.ofMillis(250);

  private FunctionLog() {}

  /** Name of the function that a try called; empty when it called none. */
  static Optional<String> function(Attempt attempt) {
    Event began = attempt.began();
    String named =
        began.type().startsWith("LambdaFunction")
            ? began.text("resource")
            : began.text("resourceType").equals("lambda")
                ? Surroundings.json(began.text("parameters")).path("FunctionName").asString("")
                : "";
    if (named.isEmpty()) {
      return Optional.empty();
    }
    int arn = named.indexOf(":function:");
    return Optional.of(
        named.substring(arn < 0 ? 0 : arn + ":function:".length()).replaceFirst(":.*", ""));
  }

  /** AWS's id of the invocation, when the answer has it. */
  private static String request(Attempt attempt) {
    Event ended = attempt.ended();
    return ended == null
        ? ""
        : Surroundings.json(ended.text("output"))
            .path("SdkResponseMetadata")
            .path("RequestId")
            .asString("");
  }

  /** The lines of the invocations that a try made, out of a log. */
  static List<Line> of(Attempt attempt, List<Line> log) {
    Map<String, List<Line>> open = new LinkedHashMap<>();
    List<List<Line>> calls = new ArrayList<>();
    for (Line line : log) {
      List<Line> call = open.computeIfAbsent(line.stream(), stream -> new ArrayList<>());
      call.add(line);
      if (line.text().startsWith(REPORT)) {
        calls.add(call);
        open.remove(line.stream());
      }
    }
    calls.addAll(open.values());
    String request = request(attempt);
    List<List<Line>> exact =
        calls.stream()
            .filter(
                call ->
                    !request.isEmpty() && call.stream().anyMatch(l -> l.text().contains(request)))
            .toList();
    List<List<Line>> found = exact.isEmpty() ? failed(attempt, during(attempt, calls)) : exact;
    return found.stream().flatMap(List::stream).toList();
  }

  /** Of several at a time those that printed the error with which the try ended. */
  private static List<List<Line>> failed(Attempt attempt, List<List<Line>> calls) {
    Event ended = attempt.ended();
    String said =
        ended == null
            ? ""
            : Surroundings.json(ended.text("cause")).path("errorMessage").asString("");
    List<List<Line>> with =
        calls.stream()
            .filter(call -> call.stream().anyMatch(l -> l.text().contains(said)))
            .toList();
    return said.isEmpty() || with.isEmpty() ? calls : with;
  }

  /** Those that began within the try; if there are none, those that began near it. */
  private static List<List<Line>> during(Attempt attempt, List<List<Line>> calls) {
    List<List<Line>> within =
        calls.stream().filter(call -> during(attempt, call, Duration.ZERO)).toList();
    // a quick state that came before would be near as well
    return within.isEmpty()
        ? calls.stream().filter(call -> during(attempt, call, SLACK)).toList()
        : within;
  }

  private static boolean during(Attempt attempt, List<Line> call, Duration slack) {
    Instant from = attempt.began().time().minus(slack);
    Event ended = attempt.ended();
    Instant to = ended == null ? Instant.MAX : ended.time().plus(slack);
    return call.stream()
        .filter(line -> line.text().startsWith(START))
        .anyMatch(line -> !line.at().isBefore(from) && !line.at().isAfter(to));
  }
}
