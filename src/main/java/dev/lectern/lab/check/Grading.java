package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.calls.CliRenderer;
import dev.lectern.lab.Call;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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

  private static final Set<String> MISSING =
      Set.of("ResourceNotFoundException", "NoSuchBucket", "NoSuchEntity", "Unreachable");

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Step step;
  private final Set<String> workedOut;
  private final Map<String, String> values;
  private final AwsClients clients;
  private final AwsCalls calls;
  private final List<SeenCall> log;
  private final Map<String, String> answers;
  private final boolean terminal;
  private final Map<String, Answer> made = new HashMap<>();

  /** Checks of things that nobody has begun to make: waiting does not help. */
  private final Set<Check> hopeless = new HashSet<>();

  /**
   * @param workedOut names of the values that no feedback tells
   * @param clients with the grader's own credentials
   * @param log the learner's calls
   * @param answers what the learner typed
   * @param terminal whether the learner's calls from a terminal are seen too
   */
  Grading(
      Step step,
      Set<String> workedOut,
      Map<String, String> values,
      AwsClients clients,
      List<SeenCall> log,
      Map<String, String> answers,
      boolean terminal) {
    this.step = step;
    this.workedOut = workedOut;
    this.values = values;
    this.clients = clients;
    this.calls = new AwsCalls(clients);
    this.log = log;
    this.answers = answers;
    this.terminal = terminal;
  }

  /**
   * Looks until everything holds, or until no failing check wants to be asked again ({@link
   * Check#within}).
   *
   * @param look makes a fresh one for each look
   */
  static Graded until(Fresh look, Progress progress) throws IOException, InterruptedException {
    return until(look, graded -> false, progress);
  }

  /** The same, or until something is found that is enough. */
  static Graded until(Fresh look, Predicate<Graded> enough, Progress progress)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      Grading grading = look.make();
      Graded graded = grading.run(progress);
      long passed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
      if (passed >= grading.patience(graded) || enough.test(graded)) {
        return graded;
      }
      progress.message("Waiting for AWS");
      Pause.of(BETWEEN_LOOKS, progress);
    }
  }

  /** Seconds that the most patient failing check waits, among those that were looked at. */
  private int patience(Graded graded) {
    int seconds = 0;
    for (int i = 0; i < graded.results().size(); i++) {
      Check check = step.checks().get(i);
      boolean looked = check.needs() == 0 || graded.results().get(check.needs() - 1).passed();
      if (looked && !graded.results().get(i).passed() && !hopeless.contains(check)) {
        seconds = Math.max(seconds, check.within());
      }
    }
    return seconds;
  }

  Graded run(Progress progress) {
    List<CheckResult> results = new ArrayList<>();
    for (Check check : step.checks()) {
      progress.check();
      progress.update(results.size(), step.checks().size());
      int needs = check.needs();
      CheckResult result =
          needs > 0 && !results.get(needs - 1).passed()
              ? new CheckResult(
                  false,
                  Template.sentence(check.say(), this::value),
                  "Looked at as soon as check " + needs + " holds.",
                  "")
              : result(check);
      results.add(check.hidden() ? HiddenChecks.hide(result) : result);
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
        case Check.Probe probe -> probe(probe);
        case Check.Http http -> http(http);
        case Check.LocalFile file -> file(file);
        case Check.Log wanted ->
            logged(
                wanted,
                new LogLook(log, terminal)
                    .of(wanted, conditions(wanted.where()), conditions(wanted.among())));
        case Check.ExpectError wanted ->
            logged(wanted, new LogLook(log, terminal).of(wanted.call(), conditions(wanted)));
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
    return met(
        check, check.expect(), answer, check.call(), CliLine.format(check.call(), parameters));
  }

  /** What is done as somebody else is told, not shown: the learner has other credentials. */
  private CheckResult probe(Check.Probe check) {
    JsonNode parameters = Template.node(check.with(), this::value);
    JsonNode assume = Template.node(check.assume(), this::value);
    List<String> as = check.as().stream().map(who -> Template.text(who, this::value)).toList();
    String key = as + " " + assume + check.call() + parameters;
    Answer known = made.get(key);
    if (known == null) {
      known = new Impostor(clients).call(as, assume, check.call(), parameters);
      made.put(key, known);
      Call undo = check.undo();
      if (undo != null && known.error().isEmpty()) {
        var _ = calls.call(undo.call(), Template.node(undo.with(), this::value));
      }
    }
    String show = as.isEmpty() ? CliLine.format(check.call(), parameters) : "";
    return met(check, check.expect(), known, check.call(), show);
  }

  private CheckResult http(Check.Http check) {
    URI to = Visitor.address(Template.text(check.url(), this::value), clients.session());
    Map<String, String> headers = new LinkedHashMap<>();
    check.headers().forEach((name, text) -> headers.put(name, Template.text(text, this::value)));
    StringBuilder show = new StringBuilder("curl -i -X ").append(check.method());
    headers.forEach(
        (name, value) -> show.append(" -H ").append(CliRenderer.quote(name + ": " + value)));
    show.append(' ').append(CliRenderer.quote(to.toString()));
    Answer answer =
        made.computeIfAbsent(
            show.toString(), line -> Visitor.visit(to, check.method(), headers, ""));
    return met(check, check.expect(), answer, ":" + check.method(), show.toString());
  }

  private CheckResult file(Check.LocalFile check) {
    String path = Template.text(check.path(), this::value);
    Path file = Path.of(values.getOrDefault("files", ""), path);
    return met(check, check.expect(), LearnersFile.read(file), ":" + path, "");
  }

  private CheckResult met(Check check, String expect, Answer answer, String call, String show) {
    Condition condition = Condition.parse(Template.text(expect, this::value));
    Condition.Outcome outcome = condition.test(answer.json());
    boolean told = Collections.disjoint(Template.names(expect), workedOut);
    if (MISSING.contains(answer.error()) || !condition.concerns(answer.json())) {
      hopeless.add(check);
    }
    String found = "";
    if (!outcome.passed()) {
      String asked = answer.json().path("$error").path("Operation").asString(operation(call));
      boolean aboutStatus = condition.path().toString().startsWith("$");
      found =
          answer.error().isEmpty() || aboutStatus
              ? "Expected "
                  + expected(outcome, told).replace("$status", asked)
                  + ", found "
                  + LogLook.ended(outcome.found())
              : asked + " answered " + answer.status() + " " + answer.error() + ".";
    }
    return result(check, outcome.passed(), found, show);
  }

  private CheckResult logged(Check check, String missing) {
    return result(check, missing.isEmpty(), missing, "");
  }

  /** What should be there; an answer that the learner is to work out is not told. */
  private String expected(Condition.Outcome outcome, boolean tell) {
    String told = outcome.expected();
    boolean asked =
        step.questions().stream()
            .map(question -> Template.sentence(question.expect(), this::value))
            .anyMatch(told::contains);
    return asked || !tell ? "another value" : told;
  }

  private CheckResult calc(Check.Calc check) {
    String typed = answers.getOrDefault(check.answer(), "").strip();
    boolean passed =
        TypedAnswer.fits(typed, Template.text(check.expect(), this::value), check.tolerance());
    return typed.isEmpty()
        ? new CheckResult(
            false, Template.sentence(check.say(), this::value), "Nothing typed yet.", "")
        : result(check, passed, passed ? "" : "You typed " + typed + ".", "");
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
