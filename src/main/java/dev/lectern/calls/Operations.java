package dev.lectern.calls;

import java.util.List;
import java.util.Set;

/** What the name of an AWS operation says about it. */
public final class Operations {

  private static final List<String> READING =
      List.of(
          "Get",
          "List",
          "Head",
          "Describe",
          "BatchGet",
          "TransactGet",
          "Query",
          "Scan",
          "Select",
          "Search",
          "Lookup",
          "Filter",
          "Simulate",
          "Decode",
          "Validate",
          "Preview",
          "Assume",
          "CreateSession");

  /** Begin with a reading verb and change something all the same: they take, make or send. */
  private static final Set<String> CHANGING =
      Set.of("GetActivityTask", "GetId", "GetUserAttributeVerificationCode");

  private Operations() {}

  /**
   * Whether a call of the operation may change something in the account. AWS names its operations
   * by their verb; a verb that is not known counts as changing. {@code AssumeRole*} and S3's {@code
   * CreateSession} only hand out credentials.
   */
  public static boolean mutating(String operation) {
    return CHANGING.contains(operation)
        || READING.stream().noneMatch(verb -> beginsWith(operation, verb));
  }

  private static boolean beginsWith(String operation, String verb) {
    return operation.startsWith(verb)
        && (operation.length() == verb.length()
            || Character.isUpperCase(operation.charAt(verb.length())));
  }
}
