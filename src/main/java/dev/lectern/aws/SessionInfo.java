package dev.lectern.aws;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user may know of a session; no secrets.
 *
 * @param id unique among the running sessions
 * @param kind what it is
 * @param label for example {@code Sandbox} or the profile's name
 * @param region for example {@code us-east-1}
 * @param accountId empty until {@code sts:GetCallerIdentity} has answered
 * @param arn of the caller, empty until known
 * @param endpoint where calls go when not to AWS itself
 */
public record SessionInfo(
    String id,
    Kind kind,
    String label,
    String region,
    String accountId,
    String arn,
    Optional<URI> endpoint) {

  /** Kinds of session. */
  public enum Kind {
    SANDBOX,
    PROFILE,
    ASSUMED_ROLE,
    CUSTOM_ENDPOINT
  }

  /** The same session when it is known whose it is. */
  SessionInfo of(String account, String caller) {
    return new SessionInfo(id, kind, label, region, account, caller, endpoint);
  }

  /**
   * Whether calls reach a real AWS account: AWS's own endpoints, also when they are named one by
   * one (a VPC endpoint, a FIPS endpoint).
   */
  public boolean real() {
    return endpoint.map(uri -> amazon(uri.getHost())).orElse(true);
  }

  private static boolean amazon(@Nullable String host) {
    String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
    return name.endsWith(".amazonaws.com")
        || name.endsWith(".amazonaws.com.cn")
        || name.endsWith(".api.aws");
  }
}
