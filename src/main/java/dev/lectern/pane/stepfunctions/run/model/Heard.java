package dev.lectern.pane.stepfunctions.run.model;

import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of an execution at some moment.
 *
 * @param info null when AWS denies it
 * @param untold why there is no info; null when there is
 * @param unseen why there are no events; null when there are
 */
record Heard(
    @Nullable RunInfo info,
    @Nullable UserProblem untold,
    Page page,
    @Nullable UserProblem unseen,
    Instant now) {

  /** Asks; who may not see one of both sees the other. Blocks. */
  static Heard ask(RunGateway gateway, String arn, String from) {
    RunInfo known = null;
    UserProblem untold = null;
    UserProblem unseen = null;
    Page page = new Page(List.of(), from, false);
    try {
      known = gateway.describe(arn);
    } catch (RuntimeException refused) {
      untold = denied(refused);
    }
    try {
      page = gateway.events(arn, from);
    } catch (RuntimeException refused) {
      unseen = denied(refused);
      if (untold != null) {
        throw refused;
      }
    }
    return new Heard(known, untold, page, unseen, gateway.now());
  }

  private static UserProblem denied(RuntimeException refused) {
    UserProblem problem = Problems.of(refused);
    if (!problem.denied()) {
      throw refused;
    }
    return problem;
  }
}
