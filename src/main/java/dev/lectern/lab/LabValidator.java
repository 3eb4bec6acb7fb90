package dev.lectern.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds what is wrong in a lab that can be read: names, sums, sentences, calls. */
final class LabValidator {

  /** Names that every lab has. */
  static final List<String> GIVEN = List.of("sid", "acct", "region", "files");

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  private final Lab lab;
  private final JsonFile file;
  private final JsonFile solution;
  private final Predicate<String> knownCall;
  private final Complaints complaints;
  private final LabPieces pieces;

  LabValidator(
      Lab lab,
      JsonFile file,
      JsonFile solution,
      Predicate<String> knownCall,
      List<LabException.Finding> findings) {
    this.lab = lab;
    this.file = file;
    this.solution = solution;
    this.knownCall = knownCall;
    this.complaints = new Complaints(findings);
    this.pieces = new LabPieces(lab, file, complaints);
  }

  void validate() {
    need(file, "id", lab.id().matches("\\d+\\.[A-Z]"), "write module and letter, for example 5.A");
    need(
        file,
        "module",
        lab.id().startsWith(lab.module() + "."),
        "the id " + lab.id() + " belongs to another module");
    need(file, "title", !lab.title().isBlank(), "write a title of a few words");
    need(file, "minutes", lab.minutes() > 0, "say how many minutes the lab takes");
    need(file, "summary", !lab.summary().isBlank(), "say in one sentence what is learned");
    need(file, "steps", !lab.steps().isEmpty(), "a lab needs at least one step");
    Set<String> names = new HashSet<>(GIVEN);
    lab.variables().forEach((name, variable) -> pieces.variable(name, variable, names));
    owned("buckets", lab.buckets(), names);
    owned("owns", lab.owns(), names);
    for (int i = 0; i < lab.owns().size(); i++) {
      String text = lab.owns().get(i);
      tried("owns[" + i + "]", () -> Resource.parse(text));
    }
    for (int i = 0; i < lab.files().size(); i++) {
      pieces.file("files[" + i + "]", lab.files().get(i), names);
    }
    calls(file, "setup", lab.setup(), new HashSet<>(names));
    Set<String> ids = new HashSet<>();
    Set<String> mistakes = new HashSet<>();
    for (int i = 0; i < lab.steps().size(); i++) {
      step("steps[" + i + "]", lab.steps().get(i), ids, mistakes, names);
    }
    solution(ids, mistakes, names);
  }

  private void owned(String where, List<String> owned, Set<String> names) {
    for (int i = 0; i < owned.size(); i++) {
      String at = where + "[" + i + "]";
      need(
          file,
          at,
          !Template.names(owned.get(i)).isEmpty(),
          "write a variable whose value begins with dv-${sid}-; reset deletes this");
      names(at, Template.names(owned.get(i)), names);
    }
  }

  private void step(
      String where, Step step, Set<String> ids, Set<String> mistakes, Set<String> variables) {
    need(
        file,
        where + ".id",
        ID.matcher(step.id()).matches(),
        "an id is lower-case letters, digits and hyphens");
    need(file, where + ".id", ids.add(step.id()), "two steps have the id " + step.id());
    need(file, where + ".title", !step.title().isBlank(), "write what to do, a few words");
    need(file, where + ".points", step.points() > 0, "a step has at least one point");
    need(file, where + ".checks", !step.checks().isEmpty(), "a step needs a check");
    need(
        file,
        where + ".checks",
        step.checks().isEmpty() || step.checks().stream().anyMatch(check -> check.weight() > 0),
        "one check at least must earn something (share above 0)");
    need(
        file,
        where + ".hints",
        step.hints().size() == 3 && step.hints().stream().noneMatch(String::isBlank),
        "write three hints: the concept, the operation, nearly the answer");
    need(file, where + ".targets", !step.targets().isEmpty(), "name the node to show");
    Set<String> names = new HashSet<>(variables);
    step.lets()
        .forEach(
            (name, let) -> {
              String at = where + ".lets." + name;
              call(file, at + ".call", let.call());
              names(at + ".with", Template.names(let.with()), names);
              tried(at + ".path", () -> JsonPath.parse(sample(let.path())));
              names.add(name);
            });
    for (int i = 0; i < step.hints().size(); i++) {
      names(where + ".hints[" + i + "]", Template.names(step.hints().get(i)), names);
    }
    for (int i = 0; i < step.checks().size(); i++) {
      Check check = step.checks().get(i);
      String at = where + ".checks[" + i + "]";
      need(
          file, at + ".say", !check.say().isBlank(), "say in a sentence what is so when it passes");
      need(
          file,
          at + ".needs",
          check.needs() >= 0 && check.needs() <= i,
          "a check can only need one that stands before it");
      check(at, check, names);
    }
    for (int i = 0; i < step.mistakes().size(); i++) {
      Mistake mistake = step.mistakes().get(i);
      String at = where + ".mistakes[" + i + "]";
      need(
          file,
          at + ".id",
          ID.matcher(mistake.id()).matches() && mistakes.add(mistake.id()),
          "a mistake needs an id that no other has");
      need(file, at + ".say", !mistake.say().isBlank(), "say what happened and why it is wrong");
      need(file, at + ".when", !mistake.when().isEmpty(), "say how the mistake is recognised");
      names(at + ".say", Template.names(mistake.say()), names);
      for (int j = 0; j < mistake.when().size(); j++) {
        check(at + ".when[" + j + "]", mistake.when().get(j), names);
      }
    }
    names(where, Template.names(lab.guide().getOrDefault(step.id(), "")), names);
  }

  private void check(String where, Check check, Set<String> names) {
    names(where + ".say", Template.names(check.say()), names);
    need(file, where + ".share", check.weight() >= 0, "a share is 0 or more");
    switch (check) {
      case Check.State state -> {
        call(file, where + ".call", state.call());
        names(where + ".with", Template.names(state.with()), names);
        names(where + ".because", Template.names(state.because()), names);
        condition(where + ".expect", state.expect(), names);
      }
      case Check.Probe probe -> {
        call(file, where + ".call", probe.call());
        names(where + ".with", Template.names(probe.with()), names);
        names(where + ".assume", Template.names(probe.assume()), names);
        probe.as().forEach(who -> tried(where + ".as", () -> Resource.parse(sample(who))));
        probe.as().forEach(who -> names(where + ".as", Template.names(who), names));
        if (probe.undo() != null) {
          calls(file, where + ".undo", List.of(probe.undo()), new HashSet<>(names));
        }
        condition(where + ".expect", probe.expect(), names);
      }
      case Check.Http http -> {
        names(where + ".url", Template.names(http.url()), names);
        need(
            file,
            where + ".url",
            http.url().contains("://"),
            "write an address, or s3://bucket/key, or s3-website://bucket/key");
        condition(where + ".expect", http.expect(), names);
      }
      case Check.LocalFile read -> {
        need(
            file,
            where + ".path",
            !read.path().isBlank() && !read.path().contains(".."),
            "name a file below the learner's files");
        names(where + ".path", Template.names(read.path()), names);
        condition(where + ".expect", read.expect(), names);
      }
      case Check.Log log -> {
        call(file, where + ".call", log.call());
        where(where, log.where(), names);
        need(
            file,
            where + ".percent",
            log.percent().isEmpty() || log.percent().size() == 2,
            "write the least and the most in percent, as in [4, 18]");
        for (int i = 0; i < log.among().size(); i++) {
          condition(where + ".among[" + i + "]", log.among().get(i), names);
        }
        path(where + ".distinct", log.distinct());
        path(where + ".same", log.same());
      }
      case Check.ExpectError error -> {
        call(file, where + ".call", error.call());
        need(file, where + ".error", !error.error().isBlank(), "name AWS's error code");
        where(where, error.where(), names);
      }
      case Check.Calc calc -> {
        need(file, where + ".answer", !calc.answer().isBlank(), "give the answer a name");
        names(where + ".expect", Template.names(calc.expect()), names);
      }
    }
  }

  private void path(String where, String path) {
    if (!path.isEmpty()) {
      tried(where, () -> JsonPath.parse(path));
    }
  }

  private void where(String where, List<String> conditions, Set<String> names) {
    for (int i = 0; i < conditions.size(); i++) {
      condition(where + ".where[" + i + "]", conditions.get(i), names);
    }
  }

  private void condition(String where, String text, Set<String> names) {
    names(where, Template.names(text), names);
    tried(where, () -> Condition.parse(sample(text)));
  }

  private void solution(Set<String> ids, Set<String> mistakes, Set<String> names) {
    for (String id : ids) {
      List<Call> calls = lab.solution().steps().getOrDefault(id, List.of());
      boolean typed = !lab.step(id).questions().isEmpty();
      need(
          solution,
          "steps." + id,
          !calls.isEmpty() || typed,
          "the calls that solve step " + id + " are missing");
      calls(solution, "steps." + id, calls, new HashSet<>(names));
      for (Check.Calc calc : lab.step(id).questions()) {
        need(
            solution,
            "answers." + id,
            lab.solution().answers().getOrDefault(id, Map.of()).containsKey(calc.answer()),
            "the answer " + calc.answer() + " is missing");
      }
    }
    known("steps", lab.solution().steps().keySet(), ids, "step");
    known("jumps", lab.solution().jumps().keySet(), ids, "step");
    lab.solution()
        .jumps()
        .forEach(
            (id, by) ->
                need(solution, "jumps." + id, by.isPositive(), "the clock only goes forward"));
    known("mistakes", lab.solution().mistakes().keySet(), mistakes, "mistake");
    for (String id : mistakes) {
      Solution.Wrong wrong = lab.solution().mistakes().get(id);
      need(solution, "mistakes." + id, wrong != null, "show how the mistake " + id + " is made");
      if (wrong != null) {
        calls(solution, "mistakes." + id + ".calls", wrong.calls(), new HashSet<>(names));
      }
    }
  }

  private void known(String where, Set<String> used, Set<String> there, String noun) {
    for (String id : used) {
      need(
          solution,
          where + "." + id,
          there.contains(id),
          "there is no " + noun + " " + id + " in lab.json; it has " + there);
    }
  }

  private void calls(JsonFile in, String where, List<Call> calls, Set<String> names) {
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      String at = where + "[" + i + "]";
      call(in, at + ".call", call.call());
      Set<String> counted = new HashSet<>(names);
      counted.addAll(call.repeat() > 1 ? List.of("n") : List.of());
      names(in, at + ".with", Template.names(call.with()), counted);
      names(in, at + ".assume", Template.names(call.assume()), counted);
      for (String who : call.as()) {
        names(in, at + ".as", Template.names(who), counted);
        tried(in, at + ".as", () -> Resource.parse(sample(who)));
      }
      if (call.body() != null) {
        pieces.payload(in, at + ".body", call.body(), names);
      }
      if (!call.until().isEmpty()) {
        tried(in, at + ".until", () -> Condition.parse(sample(call.until())));
      }
      call.save().values().forEach(path -> tried(in, at + ".save", () -> JsonPath.parse(path)));
      names.addAll(call.save().keySet());
    }
  }

  private void call(JsonFile in, String where, String call) {
    need(
        in,
        where,
        knownCall.test(call),
        call.isEmpty()
            ? "name the call, for example s3:PutObject"
            : "'" + call + "' is not known here; write it as in s3:PutObject");
  }

  /** A text with something in place of each name. */
  static String sample(String template) {
    JsonNode one = JsonNodeFactory.instance.stringNode("1");
    return Template.text(template, name -> Optional.of(one));
  }

  private void names(String where, List<String> used, Set<String> known) {
    names(file, where, used, known);
  }

  private void names(JsonFile in, String where, List<String> used, Set<String> known) {
    complaints.names(in, where, used, known);
  }

  private void tried(String where, Runnable parse) {
    complaints.tried(file, where, parse);
  }

  private void tried(JsonFile in, String where, Runnable parse) {
    complaints.tried(in, where, parse);
  }

  private void need(JsonFile in, String where, boolean holds, String what) {
    complaints.need(in, where, holds, what);
  }
}
