package dev.lectern.problem;

/** Carries a problem that is already in the user's words through code that throws. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient UserProblem problem;

  /** Wraps a problem. */
  public ProblemException(UserProblem problem) {
    super(problem.title() + " " + problem.why());
    this.problem = problem;
  }

  /** What the user is told. */
  public UserProblem problem() {
    return problem;
  }
}
