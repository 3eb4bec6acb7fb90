package dev.lectern.pane.labs;

import dev.lectern.lab.Step;

/** What came of the last thing that the learner did, said above the steps. */
sealed interface Outcome {

  /** Nothing to say. */
  record None() implements Outcome {}

  /** A step passed just now. */
  record Passed(int number, Step step, int score) implements Outcome {}

  /** A step was checked and is not done. */
  record NotYet(Step step, int held, int checks) implements Outcome {}

  /** The learner stopped it. */
  record Cancelled(Deed deed) implements Outcome {}

  /** Done, without more to say than that. */
  record Done(Deed deed) implements Outcome {}

  Outcome NONE = new None();
}
