package dev.lectern.aws;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * SDK clients of one session, built when first asked for and closed with the session. Building may
 * take half a second: call from a gateway, never from the FX thread. Every client records its
 * calls.
 */
public interface AwsClients {

  /** The session that these clients sign for. */
  SessionInfo session();

  /**
   * The same session's clients with another name in the Call Lens, for example {@code lab check}.
   */
  AwsClients withOrigin(String origin);

  /** In the session's Region. */
  S3Client s3();

  /** In another Region, after a redirect. */
  S3Client s3(String region);

  /** Makes presigned URLs with the session's credentials. */
  S3Presigner s3Presigner();

  /** In the session's Region. */
  StsClient sts();
}
