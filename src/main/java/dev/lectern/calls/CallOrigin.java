package dev.lectern.calls;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a set of clients calls; stands in every {@link ApiCall} that they make.
 *
 * @param sessionId the session's id
 * @param accountId the session's account, empty until known
 * @param callerArn who the session is, empty until known
 * @param region the clients' Region
 * @param label who called: {@code s3 pane}, {@code lab check}
 * @param endpoint where calls go when not to AWS itself, null for AWS
 */
public record CallOrigin(
    String sessionId,
    String accountId,
    String callerArn,
    String region,
    String label,
    @Nullable URI endpoint) {

  /** Whether calls reach a real account: signatures are masked then. */
  public boolean real() {
    return endpoint == null;
  }
}
