package dev.lectern.lab;

import dev.lectern.task.Progress;

/**
 * Runs a line of a lab's guide in the console's session, for learners whose machine has no AWS CLI
 * or an old one. Waits for AWS: never call it on the FX thread.
 */
public interface LabTerminal {

  /**
   * What a line brought.
   *
   * @param ok whether AWS did what was asked
   * @param text the answer as JSON, or what is wrong in a sentence
   */
  record Ran(boolean ok, String text) {}

  /**
   * Runs a line such as {@code aws s3api head-object --bucket b --key k}. The call counts as the
   * learner's. A line that cannot be run, and a refusal by AWS, are results.
   */
  Ran run(String line, Progress progress);
}
