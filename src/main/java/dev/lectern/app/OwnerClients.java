package dev.lectern.app;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.lab.check.LabHost;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * As whom labs and demos make their own calls: on the sandbox as root of the account, so that a
 * learner may act as anybody meanwhile; elsewhere as the session. Any thread; may block.
 */
final class OwnerClients implements AutoCloseable {

  private final Supplier<Optional<AwsClients>> session;
  private @Nullable SessionClients kept;
  private String place = "";

  /**
   * @param session clients of the session now
   */
  OwnerClients(Supplier<Optional<AwsClients>> session) {
    this.session = session;
  }

  /** Empty while there is no session. */
  Optional<AwsClients> get() {
    return session.get().map(this::owner);
  }

  private synchronized AwsClients owner(AwsClients now) {
    SessionInfo info = now.session();
    String here = LabHost.place(now) + info.endpoint();
    if (kept != null && here.equals(place)) {
      return kept;
    }
    close();
    Optional<SessionClients> owner = now.owner();
    kept = owner.orElse(null);
    place = here;
    return owner.isPresent() ? owner.get() : now;
  }

  @Override
  public synchronized void close() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }
}
