package dev.lectern.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sfn.SfnClient;
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

  /**
   * Clients for the same place with other credentials, in the name of this origin. Whoever asks
   * closes them.
   *
   * @param sessionToken null for the keys of a user
   * @param arn whose they are
   */
  SessionClients as(
      String accessKeyId, String secretAccessKey, @Nullable String sessionToken, String arn);

  /** As whom {@link #as(Persona)} can be asked without more ado; may block. */
  default List<Persona> personas() {
    return List.of(Persona.ANONYMOUS);
  }

  /**
   * Clients for the same place as somebody else; a role that is not among {@link #personas} is
   * taken on with {@code sts:AssumeRole}. Blocks. Whoever asks closes them.
   *
   * @throws dev.lectern.problem.ProblemException when one cannot be that
   */
  SessionClients as(Persona who);

  /** Whether this is the console's sandbox, as whomever the session acts there. */
  default boolean sandbox() {
    return session().kind() == SessionInfo.Kind.SANDBOX;
  }

  /**
   * Clients of the root user of the sandbox's account, as whomever this session acts there; empty
   * elsewhere. They outlive the session. May block. Whoever asks closes them.
   */
  default Optional<SessionClients> owner() {
    return Optional.empty();
  }

  /**
   * Now, as the service sees it: ages, expiries and lifecycle rules go by it. Requests are signed
   * with this computer's time all the same.
   */
  default InstantSource time() {
    return InstantSource.system();
  }

  /** When the session's credentials end, in the service's time; empty when that is not known. */
  default Optional<Instant> expires() {
    return Optional.empty();
  }

  /** In the session's Region. */
  S3Client s3();

  /** In another Region, after a redirect. */
  S3Client s3(String region);

  /** Makes presigned URLs with the session's credentials, for the Region where the bucket is. */
  S3Presigner s3Presigner(String region);

  /** In the session's Region. */
  StsClient sts();

  /** In the session's Region. */
  DynamoDbClient dynamoDb();

  /** In the session's Region. */
  DynamoDbStreamsClient dynamoDbStreams();

  /** In the session's Region; waits for as long as a function may work. */
  LambdaClient lambda();

  /**
   * In the session's Region; waits for as long as StartSyncExecution and TestState may work (five
   * minutes) and GetActivityTask asks for work (one minute).
   */
  SfnClient sfn();

  /** IAM has one endpoint for all Regions. */
  IamClient iam();

  /**
   * To be asked before a call that goes out without one of these clients, for example with a
   * presigned URL.
   *
   * @throws dev.lectern.problem.ProblemException when the account is read-only and the operation
   *     changes something
   */
  void checkAllowed(String service, String operation);
}
