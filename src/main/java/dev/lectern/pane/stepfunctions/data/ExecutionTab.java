package dev.lectern.pane.stepfunctions.data;

import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.ui.action.Action;
import java.util.List;
import java.util.function.Consumer;

/**
 * The part of the explorer that shows one execution of the machine it is opened with. FX thread.
 */
public interface ExecutionTab extends ResourceTab<Machine> {

  /**
   * Says which execution is to be shown, before the tab comes to the front.
   *
   * @param machine its name
   * @param name of an execution of it; empty for none
   */
  void show(String machine, String name);

  /** Name of the execution that is shown of a machine; empty for none. */
  String shown(String machine);

  /** Sets who goes to another execution of the machine, by its name. */
  void onOpen(Consumer<String> go);

  /** Shows two executions of a machine side by side, by their ARNs. */
  void compare(String machineArn, String arn, String other);

  /** What can be done with the execution, for the palette. */
  List<Action> actions();

  /** Sets who takes over a definition that was changed while one state was tried. */
  void onDefinition(Consumer<String> use);
}
