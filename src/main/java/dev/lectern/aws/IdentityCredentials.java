package dev.lectern.aws;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.ServiceException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials of an identity of the sandbox; a role's are not renewed, so that one sees them end.
 */
final class IdentityCredentials implements AwsCredentialsProvider, Expiring {

  private final AwsCredentials credentials;
  private final @Nullable Instant expires;

  private IdentityCredentials(AwsCredentials credentials, @Nullable Instant expires) {
    this.credentials = credentials;
    this.expires = expires;
  }

  /**
   * Fetches them.
   *
   * @throws ProblemException when the identity is not there any more
   */
  static AwsCredentialsProvider of(SessionSpec.SandboxIdentity spec) {
    if (spec.who().kind() == Authority.Identity.Kind.ANONYMOUS) {
      return AnonymousCredentialsProvider.create();
    }
    try {
      Authority.Keys keys = spec.base().instance().authority().keys(spec.who());
      String token = keys.sessionToken();
      return new IdentityCredentials(
          token == null
              ? AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())
              : AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), token),
          keys.expires());
    } catch (ServiceException | IOException gone) {
      throw new ProblemException(
          UserProblem.of(
              "One cannot act as " + spec.who().name() + ".",
              String.valueOf(gone.getMessage()),
              "Choose another identity; this one may have been deleted."));
    }
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return credentials;
  }

  @Override
  public Optional<Instant> expires() {
    return Optional.ofNullable(expires);
  }

  @Override
  public String toString() {
    return "IdentityCredentials";
  }
}
