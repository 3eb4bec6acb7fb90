package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;
import java.util.Optional;

/** Who may sign. */
@FunctionalInterface
public interface AccessKeys {

  /** A key and whose it is. The secret is for computing signatures; it is never shown or logged. */
  record AccessKey(Caller caller, String secret) {
    @Override
    public String toString() {
      return "AccessKey[" + caller.accessKeyId() + "]";
    }
  }

  /** The key of an access key id, while it is valid. */
  Optional<AccessKey> find(String accessKeyId);
}
