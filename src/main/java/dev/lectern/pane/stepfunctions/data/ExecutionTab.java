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
   * @param name of an execution of a Standard machine; empty for none
   */
  void show(String name);

  /** Sets who goes to another execution of the machine, by its name. */
  void onOpen(Consumer<String> go);

  /** What can be done with the execution, for the palette. */
  List<Action> actions();

  /** Sets who takes over a definition that was changed while one state was tried. */
  void onDefinition(Consumer<String> use);
}
