package dev.lectern.pane.lambda.data;

import dev.lectern.problem.UserProblem;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One invocation.
 *
 * @param begun when it was sent
 * @param millis until the answer was here, with everything that lies between
 * @param status HTTP status; 0 when there was no answer
 * @param version that answered, empty when it is not known
 * @param functionError what X-Amz-Function-Error says, otherwise empty
 * @param payload the answer
 * @param log the last 4 KB of it, or what was read of it
 * @param problem why there is no answer; null when there is one
 */
public record Run(
    Instant begun,
    long millis,
    String requestId,
    int status,
    String version,
    String functionError,
    String payload,
    String log,
    Optional<Report> report,
    @Nullable UserProblem problem) {

  /** Whether the function answered without an error. */
  public boolean good() {
    return problem == null && functionError.isEmpty();
  }

  /**
   * Whether the runtime had to be started within the invocation, since the environment had lost it:
   * that is no cold start, its REPORT has no Init Duration, and it is not warm either ("Lambda
   * execution environment": suppressed init).
   */
  public boolean restarted() {
    return report.filter(each -> !each.cold()).isPresent()
        && log.lines()
            .anyMatch(line -> line.startsWith("INIT_START") || line.contains("platform.initStart"));
  }

  /** Whether Lambda refused it for want of concurrency. */
  public boolean throttled() {
    return problem != null && problem.code() != null && problem.code().startsWith("429");
  }

  /** When the answer was here. */
  public Instant ended() {
    return begun.plusMillis(millis);
  }
}
