package dev.lectern.aws;

/**
 * Asked before every call that may change something. A real account is read-only until the user
 * unlocks it for this session.
 */
@FunctionalInterface
public interface WriteGuard {

  /** Lets everything pass. */
  WriteGuard OPEN = (service, operation) -> {};

  /**
   * Called before each call that changes something.
   *
   * @param service signing name, for example {@code s3}
   * @param operation AWS's name, for example {@code PutObject}
   * @throws dev.lectern.problem.ProblemException when the call must not be sent; nothing has left
   *     the computer then
   */
  void check(String service, String operation);

  /** Told of a call that AWS refused, whatever it was. Any thread. */
  default void refused(RuntimeException failure) {}
}
