package dev.lectern.problem;

import java.util.List;
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

  /** Also 403, but of the keys, the signature, the time or an archive: not of a policy. */
  private static final List<String> NO_POLICY =
      List.of(
          "InvalidObjectState",
          "SignatureDoesNotMatch",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "UnrecognizedClient",
          "RequestTimeTooSkewed",
          "Expired");

  private static final String READ_ONLY = "This account is read-only.";

  /** A call that was not sent, because the session may only read. */
  public static UserProblem readOnly(String operation) {
    return of(
        READ_ONLY,
        operation + " was not sent.",
        "To allow writes in this session, choose Unlock and type the account id.");
  }

  /** A problem that did not come from AWS. */
  public static UserProblem of(String title, String why, String remedy) {
    return new UserProblem(title, why, remedy, null, null, "");
  }

  /** The same failure in other words. */
  public UserProblem as(String newTitle, String newWhy, String newRemedy) {
    return new UserProblem(newTitle, newWhy, newRemedy, code, requestId, details);
  }

  /** Whether the session may only read, so that unlocking it helps. */
  public boolean readOnly() {
    return title.equals(READ_ONLY);
  }

  /** Whether AWS denied the call: it knows who called, and no policy lets them. */
  public boolean denied() {
    return code != null
        && (code.startsWith("403") || code.contains("AccessDenied"))
        && NO_POLICY.stream().noneMatch(code::contains);
  }
}
