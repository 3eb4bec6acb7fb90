package dev.lectern.pane.lambda.versions;

/**
 * An alias.
 *
 * @param version that it points to
 * @param other a second version that gets some of the calls; empty without
 * @param weight share of the second version, 0 to 1
 */
public record AliasLine(String name, String version, String other, double weight) {

  /** Of a hundred calls, how many the second version gets. */
  public long percent() {
    return Math.round(weight * 100);
  }
}
