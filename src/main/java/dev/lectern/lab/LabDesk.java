package dev.lectern.lab;

import dev.lectern.task.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The labs as the drawer uses them. Every method may wait for AWS or the disk: never call it on the
 * FX thread. One lab is worked on at a time.
 */
public interface LabDesk {

  /** One line of the list of labs. */
  record Entry(Lab lab, int score, boolean begun, boolean finished) {}

  /**
   * A lab as it stands.
   *
   * @param lab the lab
   * @param progress what is kept of it
   * @param values values of its variables by name
   * @param lost why the start state is not there any more (buckets deleted, other session); empty
   *     when all is well
   */
  record View(Lab lab, LabProgress progress, Map<String, String> values, String lost) {

    /** A text of the lab with the learner's values in it. */
    public String text(String template) {
      return Template.sentence(template, values);
    }
  }

  /** All labs that can be used. */
  List<Entry> labs() throws IOException;

  /** What is wrong with labs that cannot be used. */
  List<LabException.Finding> problems();

  /** Takes a lab up where it was left; nothing is set up yet when it is new. */
  View open(String labId) throws IOException;

  /** Makes the start state: deletes what belongs to the lab, draws the values, runs the setup. */
  View start(String labId, Progress progress) throws IOException, InterruptedException;

  /** Checks a step and keeps the result. */
  View check(String labId, String stepId, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException;

  /** Opens hint 1, 2 or 3 of a step. */
  View hint(String labId, String stepId, int number) throws IOException;

  /** Leaves a step out. */
  View skip(String labId, String stepId) throws IOException;

  /** Runs a step's solution, call by call, and records that it was shown. */
  View solve(String labId, String stepId, Progress progress)
      throws IOException, InterruptedException;

  /** What {@link #reset} will do, a sentence for the question before it. */
  String resetSays(String labId, String stepId);

  /** Puts the state back to the beginning of a step; what was earned since is gone. */
  View reset(String labId, String stepId, Progress progress)
      throws IOException, InterruptedException;

  /** What belongs to the lab and is there now, in the account or the sandbox. */
  List<Resource> left(String labId) throws IOException, InterruptedException;

  /**
   * Deletes everything that belongs to the lab and looks whether it is gone. Points and files stay.
   *
   * @throws dev.lectern.problem.ProblemException naming what is still there
   */
  View cleanUp(String labId, Progress progress) throws IOException, InterruptedException;
}
