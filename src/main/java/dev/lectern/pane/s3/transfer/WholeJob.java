package dev.lectern.pane.s3.transfer;

import dev.lectern.problem.UserProblem;

/** A job of one step, which is done or not: nothing is ever half done. */
abstract class WholeJob extends Job {

  @Override
  Parts begin() {
    return new Parts(PartPlan.of(0));
  }

  @Override
  void finish(Parts parts) {
    // the one step was all of it
  }

  @Override
  void clean() {
    // nothing is ever half done
  }

  @Override
  boolean startsAnew(UserProblem failure) {
    return false;
  }
}
