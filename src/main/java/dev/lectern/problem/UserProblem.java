package dev.lectern.problem;

import org.jspecify.annotations.Nullable;

/**
 * An error as a user reads it.
 *
 * @param title what happened, in a short clause
 * @param why the reason, in a sentence
 * @param remedy what to do now
 * @param code AWS's error code with its HTTP status ({@code 403 AccessDenied}), null when none
 * @param requestId AWS's request id, null when none
 * @param details for the Details view: exception text without secrets
 */
public record UserProblem(
    String title,
    String why,
    String remedy,
    @Nullable String code,
    @Nullable String requestId,
    String details) {

  /** A problem that did not come from AWS. */
  public static UserProblem of(String title, String why, String remedy) {
    return new UserProblem(title, why, remedy, null, null, "");
  }

  /** Whether AWS denied the call. */
  public boolean denied() {
    return code != null && (code.startsWith("403") || code.contains("AccessDenied"));
  }
}
