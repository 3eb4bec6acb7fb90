package dev.lectern.aws;

import dev.lectern.problem.UserProblem;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the session is. Only {@link Ready} has clients. */
public sealed interface SessionState {

  /** What was chosen; null when nothing was. */
  @Nullable SessionSpec spec();

  /** Nothing was chosen yet. */
  record NoSession() implements SessionState {
    @Override
    public @Nullable SessionSpec spec() {
      return null;
    }
  }

  /** Credentials are being fetched and checked with one {@code sts:GetCallerIdentity}. */
  record Connecting(SessionSpec spec) implements SessionState {}

  /**
   * Calls can be made.
   *
   * @param clients closed when the session is left
   * @param writable whether mutating calls are let through; a real account starts without
   */
  record Ready(SessionSpec spec, AwsClients clients, boolean writable) implements SessionState {}

  /** Something is missing in the configuration, for example a Region or a key. */
  record Incomplete(SessionSpec spec, UserProblem problem) implements SessionState {}

  /** AWS refused the credentials, or could not be reached. */
  record Invalid(SessionSpec spec, UserProblem problem) implements SessionState {}

  /** The credentials were good and are no longer. */
  record Expired(SessionSpec spec, UserProblem problem) implements SessionState {}

  /** The user has to do something before the session can be ready. */
  record NeedsUserAction(SessionSpec spec, UserAction action) implements SessionState {}

  /** What the user has to do. */
  sealed interface UserAction {

    /**
     * Type the six digits that this MFA device shows: {@link SessionManager#answerMfa}.
     *
     * @param refused what AWS said to the code that was typed before
     */
    record EnterMfaCode(String serialNumber, Optional<UserProblem> refused) implements UserAction {
      EnterMfaCode(String serialNumber) {
        this(serialNumber, Optional.empty());
      }
    }

    /**
     * Sign in to IAM Identity Center in a browser and confirm this code; the session goes on by
     * itself when that is done.
     *
     * @param address opens with the code filled in
     */
    record SignIn(URI address, String userCode) implements UserAction {}
  }
}
