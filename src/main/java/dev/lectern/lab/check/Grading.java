package dev.lectern.lab.check;

import dev.lectern.lab.Check;
import dev.lectern.lab.CheckResult;
import dev.lectern.lab.Condition;
import dev.lectern.lab.JsonPath;
import dev.lectern.lab.LabProgress.SeenCall;
import dev.lectern.lab.Mistake;
import dev.lectern.lab.Step;
import dev.lectern.lab.Template;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Looks once at everything that a step asks for. A call that several checks ask for is made once.
 */
final class Grading {

  /**
   * What was found.
   *
   * @param results in the order of the step's checks
   * @param mistakes ids of the recognised mistakes
   * @param sentences what to say about them
   */
  record Graded(List<CheckResult> results, List<String> mistakes, List<String> sentences) {

    /** Whether every check holds. */
    boolean passed() {
      return results.stream().allMatch(CheckResult::passed);
    }
  }

  /** Makes a grading with what is known now. */
  interface Fresh {
    Grading make() throws IOException;
  }

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Step step;
  private final Map<String, String> values;
  private final AwsCalls calls;
  private final List<SeenCall> log;
  private final Map<String, String> answers;
  private final boolean terminal;
  private final Map<String, Answer> made = new HashMap<>();

  /**
   * @param calls with the grader's own credentials
   * @param log the learner's calls
   * @param answers what the learner typed
   * @param terminal whether the learner's calls from a terminal are seen too
   */
  Grading(
      Step step,
      Map<String, String> values,
      AwsCalls calls,
      List<SeenCall> log,
      Map<String, String> answers,
      boolean terminal) {
    this.step = step;
    this.values = values;
    this.calls = calls;
    this.log = log;
    this.answers = answers;
    this.terminal = terminal;
  }

  /**
   * Looks until everything holds, or until no failing check wants to be asked again ({@link
   * Check.State#within}).
   *
   * @param look makes a fresh one for each look
   */
  static Graded until(Fresh look, Progress progress) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      Grading grading = look.make();
      Graded graded = grading.run(progress);
      long passed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
      if (passed >= grading.patience(graded)) {
        return graded;
      }
      progress.message("Waiting for AWS");
      Pause.of(BETWEEN_LOOKS, progress);
    }
  }

  /** Seconds that the most patient failing check waits. */
  private int patience(Graded graded) {
    int seconds = 0;
    for (int i = 0; i < graded.results().size(); i++) {
      if (!graded.results().get(i).passed() && step.checks().get(i) instanceof Check.State state) {
        seconds = Math.max(seconds, state.within());
      }
    }
    return seconds;
  }

  Graded run(Progress progress) {
    List<CheckResult> results = new ArrayList<>();
    for (Check check : step.checks()) {
      progress.check();
      progress.update(results.size(), step.checks().size());
      int needs = check instanceof Check.State state ? state.needs() : 0;
      results.add(
          needs > 0 && !results.get(needs - 1).passed()
              ? new CheckResult(
                  false,
                  Template.sentence(check.say(), this::value),
                  "Looked at once check " + needs + " holds.",
                  "")
              : result(check));
    }
    List<String> ids = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    boolean passed = results.stream().allMatch(CheckResult::passed);
    for (Mistake mistake : passed ? List.<Mistake>of() : step.mistakes()) {
      if (mistake.when().stream().allMatch(this::stands)) {
        ids.add(mistake.id());
        sentences.add(Template.sentence(mistake.say(), this::value));
      }
    }
    return new Graded(List.copyOf(results), List.copyOf(ids), List.copyOf(sentences));
  }

  /** Whether a part of a mistake is still so: calls that were made right since do not count. */
  private boolean stands(Check check) {
    return result(check, log.stream().filter(call -> !outdated(call)).toList()).passed();
  }

  /**
   * Whether a later try with the same operation on the same key takes this call's place: a refused
   * call changed nothing, so the latest try counts; one that was done is made good by one that the
   * step asks for.
   */
  private boolean outdated(SeenCall call) {
    return log.subList(log.indexOf(call) + 1, log.size()).stream()
        .filter(later -> later.call().equals(call.call()) && SeenCalls.sameKey(later, call))
        .anyMatch(later -> call.error() != null || asked(later));
  }

  /** Whether the call is one that the step asks for. */
  private boolean asked(SeenCall call) {
    return step.checks().stream()
        .anyMatch(
            check ->
                switch (check) {
                  case Check.Log wanted ->
                      wanted.call().equals(call.call())
                          && SeenCalls.fits(call, conditions(wanted.where()));
                  case Check.ExpectError wanted ->
                      wanted.call().equals(call.call()) && SeenCalls.fits(call, conditions(wanted));
                  default -> false;
                });
  }

  private CheckResult result(Check check) {
    return result(check, log);
  }

  private CheckResult result(Check check, List<SeenCall> log) {
    try {
      return switch (check) {
        case Check.State state -> state(state);
        case Check.Log wanted -> log(wanted, log);
        case Check.ExpectError wanted -> error(wanted, log);
        case Check.Calc calc -> calc(calc);
      };
    } catch (Template.Missing e) {
      return new CheckResult(
          false,
          Template.sentence(check.say(), this::value),
          "What this looks at is not there yet.",
          "");
    }
  }

  private CheckResult result(Check check, boolean passed, String found, String show) {
    String because =
        passed || check.because().isEmpty()
            ? ""
            : " " + Template.sentence(check.because(), this::value);
    return new CheckResult(
        passed, Template.sentence(check.say(), this::value), found + because, show);
  }

  private CheckResult state(Check.State check) {
    JsonNode parameters = Template.node(check.with(), this::value);
    Answer answer = answer(check.call(), parameters);
    Condition condition = Condition.parse(Template.text(check.expect(), this::value));
    Condition.Outcome outcome = condition.test(answer.json());
    String found = "";
    if (!outcome.passed()) {
      boolean aboutStatus = condition.path().toString().startsWith("$");
      found =
          answer.error().isEmpty() || aboutStatus
              ? "Expected "
                  + expected(outcome).replace("$status", operation(check.call()))
                  + ", found "
                  + outcome.found()
                  + "."
              : operation(check.call())
                  + " answered "
                  + answer.status()
                  + " "
                  + answer.error()
                  + ".";
    }
    return result(check, outcome.passed(), found, CliLine.format(check.call(), parameters));
  }

  /** What should be there; an answer that the learner is to work out is not told. */
  private String expected(Condition.Outcome outcome) {
    String told = outcome.expected();
    boolean asked =
        step.questions().stream()
            .map(question -> Template.sentence(question.expect(), this::value))
            .anyMatch(told::contains);
    return asked ? "another value" : told;
  }

  private CheckResult log(Check.Log check, List<SeenCall> log) {
    List<SeenCall> of = log.stream().filter(call -> call.call().equals(check.call())).toList();
    List<Condition> where = conditions(check.where());
    List<SeenCall> fitting = of.stream().filter(call -> SeenCalls.fits(call, where)).toList();
    int together = SeenCalls.together(fitting);
    boolean passed = fitting.size() >= check.least() && together >= check.atOnce();
    String found = "";
    if (!passed) {
      found =
          fitting.size() < check.least()
              ? miss(check.call(), of, where, fitting.size(), check.least())
              : "At most " + together + " ran at the same time.";
    }
    return result(check, passed, found, "");
  }

  private CheckResult error(Check.ExpectError check, List<SeenCall> log) {
    List<SeenCall> of = log.stream().filter(call -> call.call().equals(check.call())).toList();
    List<Condition> where = conditions(check);
    boolean passed = of.stream().anyMatch(call -> SeenCalls.fits(call, where));
    return result(check, passed, passed ? "" : miss(check.call(), of, where, 0, 1), "");
  }

  /** What is missing, told by the learner's call that came nearest. */
  private String miss(
      String call, List<SeenCall> of, List<Condition> where, int fitting, int least) {
    if (fitting > 0) {
      return "Found " + fitting + " such call" + (fitting == 1 ? "" : "s") + " of " + least + ".";
    }
    if (of.isEmpty()) {
      return "No "
          + operation(call)
          + " call of yours was seen in the lab's bucket."
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
            + outcome.found()
            + ".";
      }
    }
    return "No such call yet.";
  }

  private CheckResult calc(Check.Calc check) {
    String typed = plain(answers.getOrDefault(check.answer(), ""));
    String right = plain(Template.text(check.expect(), this::value));
    boolean passed = !typed.isEmpty() && equal(typed, right, check.tolerance());
    return typed.isEmpty()
        ? new CheckResult(
            false, Template.sentence(check.say(), this::value), "Nothing typed yet.", "")
        : result(check, passed, passed ? "" : "You typed " + typed + ".", "");
  }

  private static boolean equal(String typed, String right, double tolerance) {
    if (typed.equals(right)) {
      return true;
    }
    try {
      return tolerance > 0
          && Math.abs(Double.parseDouble(typed) - Double.parseDouble(right)) <= tolerance;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String plain(String text) {
    return text.strip().replaceAll("^\"|\"$", "").strip().toLowerCase(Locale.ROOT);
  }

  private List<Condition> conditions(List<String> where) {
    return where.stream().map(text -> Condition.parse(Template.text(text, this::value))).toList();
  }

  private List<Condition> conditions(Check.ExpectError check) {
    List<Condition> where = new ArrayList<>(conditions(check.where()));
    where.add(Condition.parse("error == " + check.error()));
    return where;
  }

  private Optional<JsonNode> value(String name) {
    String settled = values.get(name);
    if (settled != null) {
      return Optional.of(JsonNodeFactory.instance.stringNode(settled));
    }
    Step.Let let = step.lets().get(name);
    if (let == null) {
      return Optional.empty();
    }
    try {
      Answer answer = answer(let.call(), Template.node(let.with(), this::value));
      String path = Template.text(let.path(), this::value);
      return JsonPath.parse(path).find(answer.json()).stream().findFirst();
    } catch (Template.Missing e) {
      return Optional.empty();
    }
  }

  private Answer answer(String call, JsonNode parameters) {
    String key = call + parameters;
    Answer known = made.get(key);
    if (known == null) {
      known = calls.call(call, parameters);
      made.put(key, known);
    }
    return known;
  }

  private static String operation(String call) {
    return call.substring(call.indexOf(':') + 1);
  }
}
