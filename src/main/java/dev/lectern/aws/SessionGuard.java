package dev.lectern.aws;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.util.function.Consumer;

/** The guard of one session: shut for a real account until it is unlocked. Safe for any thread. */
final class SessionGuard implements WriteGuard {

  private final Consumer<UserProblem> expired;
  private final Consumer<String> stopped;
  private volatile boolean open;

  /**
   * @param expired told when AWS says that the credentials ran out; any thread
   * @param stopped told which operation was not sent; any thread
   */
  SessionGuard(Consumer<UserProblem> expired, Consumer<String> stopped) {
    this.expired = expired;
    this.stopped = stopped;
  }

  void open(boolean writable) {
    open = writable;
  }

  boolean isOpen() {
    return open;
  }

  @Override
  public void check(String service, String operation) {
    if (!open) {
      stopped.accept(operation);
      throw new ProblemException(UserProblem.readOnly(operation));
    }
  }

  @Override
  public void refused(RuntimeException failure) {
    UserProblem problem = Problems.of(failure);
    if (expired(problem)) {
      expired.accept(problem);
    }
  }

  /** Whether a refusal means that the credentials were good once. */
  static boolean expired(UserProblem problem) {
    String code = problem.code() == null ? "" : problem.code();
    return code.contains("ExpiredToken") || code.contains("TokenRefreshRequired");
  }
}
