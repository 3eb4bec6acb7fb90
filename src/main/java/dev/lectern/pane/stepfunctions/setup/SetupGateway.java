package dev.lectern.pane.stepfunctions.setup;

import dev.lectern.pane.stepfunctions.data.Machine;
import java.util.Map;

/** A machine's configuration. Blocking; failures are the SDK's exceptions. */
public interface SetupGateway {

  /** The tags of a machine (ListTagsForResource). */
  Map<String, String> tags(String machine);

  /** Sets and removes tags, so that they are those (TagResource, UntagResource). */
  void tags(String machine, Map<String, String> before, Map<String, String> now);

  /**
   * Saves role, logging and tracing (UpdateStateMachine).
   *
   * @return the machine as it is then
   */
  Machine save(Machine machine, String role, Machine.Logging logging, boolean tracing);
}
