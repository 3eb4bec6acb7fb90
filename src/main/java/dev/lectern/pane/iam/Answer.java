package dev.lectern.pane.iam;

import java.util.List;

/**
 * What the simulator says of one action on one resource ({@code SimulatePrincipalPolicy}).
 *
 * @param decision {@code allowed}, {@code explicitDeny} or {@code implicitDeny}
 * @param statements policies with matching statements
 * @param missing condition keys that policies ask for and nobody gave
 */
record Answer(
    String action,
    String resource,
    String decision,
    List<String> statements,
    List<String> missing,
    boolean stoppedByBoundary) {

  boolean allowed() {
    return decision.equals("allowed");
  }
}
