package dev.lectern.pane.stepfunctions.data;

import dev.lectern.pane.explorer.Place;

/**
 * Where the user is: in the list, in a machine, in one of its executions. Written {@code machine},
 * {@code machine/tab} or {@code machine/execution/name}; names have no slash.
 *
 * @param tab the end of the tab's id, empty for the one in front
 * @param execution name of the execution; empty outside of that tab
 */
public record MachinePlace(String resource, String tab, String execution) implements Place {

  /** The list. */
  public static final MachinePlace START = new MachinePlace("", "", "");

  /** The tab that shows one execution. */
  public static final String EXECUTION = "execution";

  /** A machine, in whatever tab is in front. */
  public static MachinePlace of(String machine) {
    return new MachinePlace(machine, "", "");
  }

  /** An execution. */
  public static MachinePlace of(String machine, String execution) {
    return new MachinePlace(machine, EXECUTION, execution);
  }

  /** The place of that text. */
  public static MachinePlace parse(String text) {
    String[] parts = text.split("/", 3);
    return new MachinePlace(
        parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
  }

  /** The same machine in another tab; in that of the execution, the last one stays. */
  public MachinePlace at(String other) {
    return new MachinePlace(resource, other, other.equals(tab) ? execution : "");
  }

  @Override
  public String text() {
    return tab.isEmpty()
        ? resource
        : execution.isEmpty() ? resource + "/" + tab : resource + "/" + tab + "/" + execution;
  }

  @Override
  public String page() {
    return execution.isEmpty() ? resource : resource + "/" + EXECUTION + "/" + execution;
  }

  @Override
  public String up() {
    return execution.isEmpty() ? "" : resource + "/executions";
  }
}
