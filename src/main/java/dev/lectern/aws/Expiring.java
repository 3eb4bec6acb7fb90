package dev.lectern.aws;

import java.time.Instant;
import java.util.Optional;

/** Credentials that are known to end. */
interface Expiring {

  /** When those end that are used now, in the service's time; asks nobody. Any thread. */
  Optional<Instant> expires();
}
