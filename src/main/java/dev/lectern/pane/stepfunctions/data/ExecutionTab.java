package dev.lectern.pane.stepfunctions.data;

import dev.lectern.pane.explorer.ResourceTab;
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

  /** Sets who takes over a definition that was changed while one state was tried. */
  void onDefinition(Consumer<String> use);
}
