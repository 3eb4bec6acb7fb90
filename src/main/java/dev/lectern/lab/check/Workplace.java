package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.json.Json;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabFiles;
import dev.lectern.lab.Step;
import dev.lectern.lab.Template;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** Names of the buckets that belong to the lab. */
  List<String> buckets() {
    return lab.buckets(values);
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

  /** Calls with the grader's name. */
  AwsCalls grader() {
    return calls(CallWatch.GRADER);
  }

  /** Makes the calls that the lab lists, under that name. */
  Solver solver(String origin) {
    return new Solver(calls(origin), files, values, buckets());
  }

  /** Deletes what belongs to the lab. */
  Cleaner cleaner() {
    return new Cleaner(calls(CallWatch.SETUP), values.getOrDefault("sid", ""));
  }

  /** Why the lab's buckets are not there for the learner any more; empty when they are. */
  String missing() {
    for (String bucket : buckets()) {
      int status = grader().call("s3:HeadBucket", Json.object().put("Bucket", bucket)).status();
      if (status == 404) {
        return "The lab's bucket " + bucket + " is not there any more.";
      }
      if (status == 403) {
        return "You may not use the lab's bucket " + bucket + ".";
      }
    }
    return "";
  }

  private AwsCalls calls(String origin) {
    return new AwsCalls(clients.withOrigin(origin));
  }
}
