package dev.lectern.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A lab as its folder says it, checked.
 *
 * @param folder where it lies
 * @param id for example {@code 5.A}
 * @param module number of the course module
 * @param title a few words
 * @param minutes how long it takes
 * @param summary what is learned, one sentence
 * @param variables settled once for each learner
 * @param files made for the learner
 * @param buckets that belong to the lab: reset deletes them; their names begin with <code>
 *     dv-${sid}-</code>
 * @param owns what else belongs to the lab, a {@link Resource} each, under the same rule
 * @param setup calls that make the start state
 * @param steps in order
 * @param intro Markdown before the first step
 * @param guide Markdown of each step by step id
 * @param solution how it is solved
 */
public record Lab(
    Path folder,
    String id,
    int module,
    String title,
    int minutes,
    String summary,
    Map<String, Variable> variables,
    List<LabFile> files,
    List<String> buckets,
    List<String> owns,
    List<Call> setup,
    List<Step> steps,
    String intro,
    Map<String, String> guide,
    Solution solution) {

  /** Whether it needs what only the sandbox has: a clock that can be moved. */
  public boolean sandboxOnly() {
    return !solution.jumps().isEmpty();
  }

  /** What a lab costs on a real account. */
  public enum Cost {
    /** Identities and policies only. */
    FREE,
    /** Requests and a little storage. */
    CENTS,
    /** Something of it is billed by the hour while it stands. */
    HOURLY
  }

  /** What it costs on a real account. */
  public Cost cost() {
    boolean hourly =
        Stream.concat(setup.stream(), solution.steps().values().stream().flatMap(List::stream))
            .anyMatch(
                call ->
                    call.with().has("ProvisionedThroughput")
                        || call.operation().equals("PutProvisionedConcurrencyConfig"));
    boolean identities =
        buckets.isEmpty()
            && owns.stream().allMatch(text -> text.matches("(user|group|role|policy|inst).*"));
    return hourly ? Cost.HOURLY : identities ? Cost.FREE : Cost.CENTS;
  }

  /** Points for all steps. */
  public int points() {
    return steps.stream().mapToInt(Step::points).sum();
  }

  /** Everything that belongs to the lab, for a learner with these values. */
  public List<Resource> resources(Map<String, String> values) {
    return Stream.concat(buckets.stream().map(name -> "bucket " + name), owns.stream())
        .map(text -> Resource.parse(Template.sentence(text, values)))
        .toList();
  }

  /**
   * A step by its id.
   *
   * @throws NoSuchElementException when there is none
   */
  public Step step(String stepId) {
    return steps.stream()
        .filter(step -> step.id().equals(stepId))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("Lab " + id + " has no step " + stepId));
  }

  /** Names of the values that the learner is to work out; no feedback tells them. */
  public Set<String> workedOut() {
    return variables.entrySet().stream()
        .filter(variable -> variable.getValue() instanceof Variable.Formula)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Everything that may be a check of the learner's calls: checks and mistakes of all steps. */
  public List<Check> everyCheck() {
    return steps.stream()
        .flatMap(
            step ->
                Stream.concat(
                    step.checks().stream(),
                    step.mistakes().stream().flatMap(mistake -> mistake.when().stream())))
        .toList();
  }
}
