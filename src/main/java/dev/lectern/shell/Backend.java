package dev.lectern.shell;

import dev.lectern.aws.AwsClients;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import java.util.List;
import javafx.scene.Node;

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
   * Panes wait until the user has done something; what needs no session can be opened meanwhile.
   *
   * @param node says what, and takes it
   */
  record Page(Node node) implements Backend {}

  /**
   * Panes cannot work.
   *
   * @param next ways on
   * @param alone whether the sandbox runs, so that panes that need no session work
   */
  record Failed(UserProblem problem, List<Action> next, boolean alone) implements Backend {}
}
