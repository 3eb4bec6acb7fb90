package dev.lectern.model;

import java.util.Set;

/** Elements of a policy document ("IAM JSON policy elements reference"); case counts. */
public final class PolicyElements {

  /** Of the document itself. */
  public static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");

  /** Of a statement. */
  public static final Set<String> STATEMENT =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private PolicyElements() {}
}
