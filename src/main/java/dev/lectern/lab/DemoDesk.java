package dev.lectern.lab;

import dev.lectern.task.Progress;
import java.io.IOException;
import java.util.List;

/**
 * The demos as their page uses them. Every method may wait for the sandbox or the disk: never call
 * it on the FX thread. A demo runs on the sandbox only, since it moves the clock.
 */
public interface DemoDesk {

  /**
   * What was found.
   *
   * @param demos those that can be used, by module and id
   * @param problems what is wrong with the others
   */
  record Catalogue(List<Demo> demos, List<LabException.Finding> problems) {}

  /**
   * What a step brought.
   *
   * @param asExpected whether its proof holds
   * @param expected what the proof looks for, in words; empty without one
   * @param found what it found, in words; empty without one
   */
  record Outcome(boolean asExpected, String expected, String found) {}

  /** All demos. */
  Catalogue demos();

  /**
   * A text of a demo with its values in it.
   *
   * @param template for example a step's {@code show}
   */
  String text(Demo demo, String template);

  /**
   * Deletes what the demo left and makes its start state.
   *
   * @throws dev.lectern.problem.ProblemException when the session is none of the sandbox, or a call
   *     did not end as it should
   */
  void setUp(Demo demo, Progress progress) throws IOException, InterruptedException;

  /** Does a step: its calls, its jump of the clock, and looks whether it is as expected. */
  Outcome perform(Demo demo, Demo.DemoStep step, Progress progress)
      throws IOException, InterruptedException;

  /**
   * Looks whether a step that was done by hand is as expected, for two seconds at most. Where
   * nothing can tell it is: the step has no proof, or one of something that only its own calls
   * name.
   */
  Outcome look(Demo demo, Demo.DemoStep step, Progress progress) throws InterruptedException;

  /** Deletes what the demo made, and brings the clock back to real time if the demo moved it. */
  void reset(Demo demo, Progress progress) throws IOException, InterruptedException;
}
