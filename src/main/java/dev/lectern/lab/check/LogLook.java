package dev.lectern.lab.check;

import dev.lectern.lab.Check;
import dev.lectern.lab.Condition;
import dev.lectern.lab.JsonPath;
import dev.lectern.lab.LabProgress.SeenCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Looks through the learner's calls.
 *
 * @param log oldest first
 * @param terminal whether the learner's calls from a terminal are seen too
 */
record LogLook(List<SeenCall> log, boolean terminal) {

  /** What is missing, a sentence; empty when the calls are there. */
  String of(Check.Log check, List<Condition> where, List<Condition> among) {
    List<SeenCall> of = calls(check.call());
    List<SeenCall> fitting = together(fitting(of, where), check.same());
    String operation = operation(check.call());
    if (!check.percent().isEmpty()) {
      return share(fitting(of, among), fitting, check, operation);
    }
    if (!check.distinct().isEmpty()) {
      long values = values(fitting, check.distinct()).keySet().size();
      return values >= check.least()
          ? ""
          : fitting.isEmpty()
              ? nearest(check.call(), of, where)
              : "Found "
                  + (values == 1 ? "one value" : values + " different values")
                  + " of "
                  + check.distinct().substring(check.distinct().lastIndexOf('.') + 1)
                  + ", expected "
                  + check.least()
                  + ".";
    }
    if (fitting.size() < check.least()) {
      return fitting.isEmpty()
          ? nearest(check.call(), of, where)
          : "Found "
              + fitting.size()
              + " such call"
              + (fitting.size() == 1 ? "" : "s")
              + " of "
              + check.least()
              + ".";
    }
    int atOnce = SeenCalls.together(fitting);
    return atOnce >= check.atOnce() ? "" : "At most " + atOnce + " ran at the same time.";
  }

  /** What is missing, a sentence; empty when one such call is there. */
  String of(String call, List<Condition> where) {
    List<SeenCall> of = calls(call);
    return fitting(of, where).isEmpty() ? nearest(call, of, where) : "";
  }

  private List<SeenCall> calls(String call) {
    return log.stream().filter(seen -> seen.call().equals(call)).toList();
  }

  private static List<SeenCall> fitting(List<SeenCall> of, List<Condition> where) {
    return of.stream().filter(call -> SeenCalls.fits(call, where)).toList();
  }

  /** The largest number of calls that have one value in common. */
  private static List<SeenCall> together(List<SeenCall> calls, String same) {
    if (same.isEmpty()) {
      return calls;
    }
    List<SeenCall> most = List.of();
    for (List<SeenCall> group : values(calls, same).values()) {
      most = group.size() > most.size() ? group : most;
    }
    return most;
  }

  private static Map<String, List<SeenCall>> values(List<SeenCall> calls, String path) {
    Map<String, List<SeenCall>> groups = new LinkedHashMap<>();
    JsonPath way = JsonPath.parse(path);
    for (SeenCall call : calls) {
      for (JsonNode value : way.find(SeenCalls.view(call))) {
        groups.computeIfAbsent(value.toString(), any -> new ArrayList<>()).add(call);
      }
    }
    return groups;
  }

  private static String share(
      List<SeenCall> of, List<SeenCall> fitting, Check.Log check, String operation) {
    long all = of.stream().filter(call -> call.error() == null).count();
    if (all < check.least()) {
      return "Found "
          + all
          + " "
          + operation
          + " call"
          + (all == 1 ? "" : "s")
          + " of "
          + check.least()
          + ".";
    }
    double percent = 100.0 * fitting.size() / all;
    return percent >= check.percent().getFirst() && percent <= check.percent().getLast()
        ? ""
        : String.format(
            java.util.Locale.ENGLISH,
            "Expected %d to %d %% of your %d calls, found %.1f %%.",
            check.percent().getFirst(),
            check.percent().getLast(),
            all,
            percent);
  }

  /** What is missing, told by the learner's call that came nearest. */
  private String nearest(String call, List<SeenCall> of, List<Condition> where) {
    if (of.isEmpty()) {
      return "No "
          + operation(call)
          + " call of yours was seen that belongs to the lab."
          + (terminal ? "" : " Calls from a terminal are not seen here; make it in the console.");
    }
    SeenCall nearest = of.getLast();
    long best = -1;
    for (SeenCall seen : of) {
      long held = where.stream().filter(c -> c.test(SeenCalls.view(seen)).passed()).count();
      if (held >= best) {
        best = held;
        nearest = seen;
      }
    }
    JsonNode view = SeenCalls.view(nearest);
    for (Condition condition : where) {
      Condition.Outcome outcome = condition.test(view);
      if (!outcome.passed()) {
        return "Your nearest "
            + operation(call)
            + " call: expected "
            + outcome.expected()
            + ", found "
            + ended(outcome.found());
      }
    }
    return "No such call yet.";
  }

  /** As the end of a sentence; what was found may be one itself. */
  static String ended(String found) {
    return found.endsWith(".") ? found : found + ".";
  }

  private static String operation(String call) {
    return call.substring(call.indexOf(':') + 1);
  }
}
