package dev.lectern.lab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One step of a lab.
 *
 * @param id stable; progress and solution know the step by it
 * @param title what to do, a few words
 * @param points for all checks passed without hints that cost
 * @param live whether a passed step is looked at again with every later check
 * @param opens id of the explorer to open for it; may be empty
 * @param place where it is opened; empty for its start, null for the first thing of that explorer
 *     that the lab owns
 * @param targets node ids on the way to the place where it is done, outermost first
 * @param lets values taken from AWS at each check, by name
 * @param checks what must be so
 * @param hints three: the concept, the operation, nearly the answer
 * @param mistakes wrong ways that are recognised
 */
public record Step(
    String id,
    String title,
    int points,
    boolean live,
    String opens,
    @Nullable String place,
    List<String> targets,
    Map<String, Let> lets,
    List<Check> checks,
    List<String> hints,
    List<Mistake> mistakes) {

  public Step {
    id = Defaults.text(id);
    title = Defaults.text(title);
    opens = Defaults.text(opens);
    targets = Defaults.list(targets);
    lets = Defaults.map(lets);
    checks = Defaults.list(checks);
    hints = Defaults.list(hints);
    mistakes = Defaults.list(mistakes);
  }

  /**
   * A value taken from an answer of AWS.
   *
   * @param call for example {@code s3:ListObjectVersions}
   * @param with the call's parameters by AWS's names
   * @param path {@link JsonPath} to the value; the first place that it leads to counts
   */
  public record Let(String call, JsonNode with, String path) {
    public Let {
      call = Defaults.text(call);
      with = Defaults.object(with);
      path = Defaults.text(path);
    }
  }

  /** The answers that the learner types, by name, in the order of the checks. */
  public List<Check.Calc> questions() {
    return checks.stream()
        .filter(Check.Calc.class::isInstance)
        .map(Check.Calc.class::cast)
        .toList();
  }
}
