package dev.lectern.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A demo for the front of the class, read from a folder below {@code demos/}.
 *
 * @param folder where it lies, with its {@code assets/}
 * @param id module and number, {@code 5.1}
 * @param minutes how long it takes with talking
 * @param variables settled once
 * @param files made for the demo
 * @param buckets that belong to the demo; their names begin with <code>dv-${sid}-</code>
 * @param owns what else belongs to the demo, a {@link Resource} each
 * @param setup calls that make the start state
 */
public record Demo(
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
    List<DemoStep> steps) {

  /**
   * One step.
   *
   * @param title a few words, a verb first
   * @param notes what the speaker may say; Markdown
   * @param expect what the class sees when it is done, a sentence
   * @param show place in the explorer; empty for none
   * @param before place that is shown until the step is done, where the other one is not there yet;
   *     empty for the same
   * @param explorer id of the explorer of that place; empty for that of the service called first
   * @param calls what "do it for me" does
   * @param jump by how much the sandbox's clock jumps after the calls; empty for not at all
   * @param proof what must be so afterwards; null when the calls themselves prove it
   * @param targets ids of controls that it is about; presenter mode lights the first that is there
   * @param result ids of controls that show what came of it; they are lit once it is done, empty
   *     for where it is done
   * @param say what the class reads beside that control, one or two sentences; may be empty
   */
  public record DemoStep(
      String title,
      String notes,
      String expect,
      String show,
      String before,
      String explorer,
      List<Call> calls,
      String jump,
      @Nullable Proof proof,
      List<String> targets,
      List<String> result,
      String say) {

    public DemoStep {
      targets = Defaults.list(targets);
      result = Defaults.list(result);
      say = Defaults.text(say);
      title = Defaults.text(title);
      notes = Defaults.text(notes);
      expect = Defaults.text(expect);
      show = Defaults.text(show);
      before = Defaults.text(before);
      explorer = Defaults.text(explorer);
      calls = Defaults.list(calls);
      jump = Defaults.text(jump);
    }

    /** What is lit: the controls of the step, or what shows its result once it is done. */
    public List<String> lit(boolean done) {
      return done && !result.isEmpty() ? result : targets;
    }

    /** The place that is shown, with variables in it; empty for none. */
    public String place(boolean done) {
      return done || before.isEmpty() ? show : before;
    }

    /** The jump of the clock; zero when there is none. */
    public Duration jumpBy() {
      return jump.isEmpty() ? Duration.ZERO : Duration.parse(jump);
    }
  }

  /**
   * A look at the state.
   *
   * @param call a reading call
   * @param with its parameters
   * @param expect a {@link Condition} on its answer
   */
  public record Proof(String call, JsonNode with, String expect) {}

  /** The part of a demo that is like a lab: values, files, buckets, setup. */
  public Lab asLab() {
    return new Lab(
        folder,
        id,
        module,
        title,
        minutes,
        summary,
        variables,
        files,
        buckets,
        owns,
        setup,
        List.of(),
        "",
        Map.of(),
        new Solution(Map.of(), Map.of(), Map.of(), Map.of()));
  }
}
