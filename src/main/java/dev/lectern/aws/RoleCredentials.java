package dev.lectern.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Credentials of an assumed role, fetched again shortly before they run out. Those that needed an
 * MFA code are not: a code is good once, so the service's answer decides when they are over.
 */
final class RoleCredentials implements AwsCredentialsProvider, Expiring {

  private static final Duration EARLY = Duration.ofMinutes(5);

  private final Supplier<Credentials> assume;
  private final boolean again;
  private final Clock clock;
  private @Nullable AwsCredentials current;
  private Instant until = Instant.MIN;
  private volatile @Nullable Instant end;

  /**
   * Fetches nothing yet.
   *
   * @param assume calls {@code sts:AssumeRole}
   * @param again whether that can be done more than once
   */
  RoleCredentials(Supplier<Credentials> assume, boolean again, Clock clock) {
    this.assume = assume;
    this.again = again;
    this.clock = clock;
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    AwsCredentials known = current;
    if (known != null && (!again || clock.instant().isBefore(until))) {
      return known;
    }
    Credentials fetched = assume.get();
    AwsCredentials next =
        AwsSessionCredentials.create(
            fetched.accessKeyId(), fetched.secretAccessKey(), fetched.sessionToken());
    until = fetched.expiration().minus(EARLY);
    end = fetched.expiration();
    current = next;
    return next;
  }

  @Override
  public Optional<Instant> expires() {
    return Optional.ofNullable(end);
  }

  @Override
  public String toString() {
    return "RoleCredentials";
  }
}
