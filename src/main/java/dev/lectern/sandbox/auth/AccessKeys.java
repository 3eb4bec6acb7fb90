package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may sign. */
@FunctionalInterface
public interface AccessKeys {

  /**
   * What temporary credentials have besides.
   *
   * @param token must come with each request; it is never shown or logged
   * @param expires in sandbox time
   */
  record Session(String token, Instant expires) {
    @Override
    public String toString() {
      return "Session[" + expires + "]";
    }
  }

  /**
   * A key and whose it is. The secret is for computing signatures; it is never shown or logged.
   *
   * @param session null for long-term keys
   */
  record AccessKey(Caller caller, String secret, @Nullable Session session) {

    /** A long-term key. */
    public AccessKey(Caller caller, String secret) {
      this(caller, secret, null);
    }

    @Override
    public String toString() {
      return "AccessKey[" + caller.accessKeyId() + "]";
    }
  }

  /** The key of an access key id, while it is valid. */
  Optional<AccessKey> find(String accessKeyId);

  /** Takes notice that a key signed a request. */
  default void used(String accessKeyId, String service, String region) {}
}
