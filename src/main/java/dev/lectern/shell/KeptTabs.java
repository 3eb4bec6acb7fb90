package dev.lectern.shell;

import java.util.List;

/**
 * The open tabs, kept from run to run.
 *
 * @param tabs left to right
 * @param selected index of the one in front
 */
public record KeptTabs(List<Tab> tabs, int selected) {

  /**
   * One tab.
   *
   * @param pane the pane's id
   * @param place where the user was in it
   */
  public record Tab(String pane, String place) {}

  /** One open pane. */
  public static KeptTabs of(String pane, String place) {
    return new KeptTabs(List.of(new Tab(pane, place)), 0);
  }
}
