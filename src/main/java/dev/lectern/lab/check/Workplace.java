package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.lab.Call;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabFiles;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Step;
import dev.lectern.lab.Template;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A lab with a learner's values, in a session.
 *
 * @param values of all variables
 * @param files the learner's files
 * @param clients of the session
 */
record Workplace(Lab lab, Map<String, String> values, LabFiles files, AwsClients clients) {

  static Workplace of(Lab lab, Map<String, String> values, Path files, AwsClients clients) {
    return new Workplace(lab, values, new LabFiles(lab, files, values), clients);
  }

  /** What belongs to the lab. */
  List<Resource> resources() {
    return lab.resources(values);
  }

  /** What the solution of a step types, by name. */
  Map<String, String> answers(Step step) {
    Map<String, String> answers = new HashMap<>();
    lab.solution()
        .answers()
        .getOrDefault(step.id(), Map.of())
        .forEach((name, answer) -> answers.put(name, Template.sentence(answer, values)));
    return Map.copyOf(answers);
  }

  /** Clients with the grader's name. */
  AwsClients graderClients() {
    return clients.withOrigin(CallWatch.GRADER);
  }

  /** Calls with the grader's name. */
  AwsCalls grader() {
    return calls(CallWatch.GRADER);
  }

  /** Makes the calls that the lab lists, under that name. */
  Solver solver(String origin) {
    return new Solver(clients.withOrigin(origin), files, values, resources());
  }

  /** Deletes what belongs to the lab. */
  Cleaner cleaner() {
    return new Cleaner(
        calls(CallWatch.SETUP), values.getOrDefault("sid", ""), values.getOrDefault("acct", ""));
  }

  /** Why what the setup made is not there for the learner any more; empty when it is. */
  String missing() {
    Belongings belongings = new Belongings(grader(), values.getOrDefault("acct", ""));
    for (Resource resource : made()) {
      int status = belongings.look(resource).status();
      if (status == 404) {
        return "The lab's " + resource + " is not there any more.";
      }
      if (status == 403) {
        return "You may not use the lab's " + resource + ".";
      }
    }
    return "";
  }

  /** What the setup makes; the rest is the learner's to make. */
  private List<Resource> made() {
    return lab.setup().stream()
        .filter(call -> call.operation().startsWith("Create"))
        .flatMap(call -> Touched.by(call.call(), texts(call)).stream())
        .distinct()
        .filter(resources()::contains)
        .toList();
  }

  private JsonNode texts(Call call) {
    return Template.node(
        call.with(),
        name -> Optional.of(JsonNodeFactory.instance.stringNode(values.getOrDefault(name, ""))));
  }

  private AwsCalls calls(String origin) {
    return new AwsCalls(clients.withOrigin(origin));
  }
}
