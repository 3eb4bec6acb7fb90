package dev.lectern.aws;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A session that clients can be made for: whatever its kind, it comes down to this.
 *
 * @param info who and where, without secrets
 * @param credentials what signs; may refresh itself
 * @param guard asked before every mutating call
 * @param time now, as the service sees it: a sandbox has its own clock
 * @param pathStyle whether S3 is asked with the bucket in the path
 * @param personas as whom else requests can be tried
 */
public record ResolvedSession(
    SessionInfo info,
    AwsCredentialsProvider credentials,
    WriteGuard guard,
    InstantSource time,
    boolean pathStyle,
    Personas personas) {

  /** A session that can try requests as nobody else, but without a signature. */
  public ResolvedSession(
      SessionInfo info,
      AwsCredentialsProvider credentials,
      WriteGuard guard,
      InstantSource time,
      boolean pathStyle) {
    this(info, credentials, guard, time, pathStyle, Personas.NONE);
  }

  /**
   * A session whose service has this computer's time; S3 with the bucket in the host name at AWS,
   * in the path everywhere else.
   */
  public ResolvedSession(SessionInfo info, AwsCredentialsProvider credentials, WriteGuard guard) {
    this(info, credentials, guard, InstantSource.system(), info.endpoint().isPresent());
  }

  /** The same place for somebody else. */
  ResolvedSession with(
      String accessKeyId, String secretAccessKey, @Nullable String sessionToken, String arn) {
    AwsCredentials keys =
        sessionToken == null
            ? AwsBasicCredentials.create(accessKeyId, secretAccessKey)
            : AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken);
    return with(StaticCredentialsProvider.create(keys), arn);
  }

  /** The same place for somebody else. */
  ResolvedSession with(AwsCredentialsProvider other, String arn) {
    return with(info.kind(), other, arn);
  }

  /** The same sandbox for somebody whose keys it knows; a role that was assumed is left. */
  ResolvedSession ofSandbox(AwsCredentialsProvider other, String arn) {
    return with(SessionInfo.Kind.SANDBOX, other, arn);
  }

  private ResolvedSession with(SessionInfo.Kind kind, AwsCredentialsProvider other, String arn) {
    SessionInfo whose =
        new SessionInfo(
            info.id(), kind, info.label(), info.region(), info.accountId(), arn, info.endpoint());
    return new ResolvedSession(whose, other, guard, time, pathStyle, personas);
  }
}
