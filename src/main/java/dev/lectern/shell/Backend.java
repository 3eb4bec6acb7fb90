package dev.lectern.shell;

import dev.lectern.aws.AwsClients;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import java.util.List;

/** What stands behind the panes: the session's clients, or why there are none. */
public sealed interface Backend {

  /**
   * Not there yet.
   *
   * @param sentence what is going on
   */
  record Starting(String sentence) implements Backend {}

  /** Panes can work. */
  record Ready(AwsClients clients) implements Backend {}

  /**
   * Panes cannot work.
   *
   * @param next ways on
   */
  record Failed(UserProblem problem, List<Action> next) implements Backend {}
}
