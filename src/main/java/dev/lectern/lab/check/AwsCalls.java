package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Request;
import tools.jackson.databind.JsonNode;

/**
 * Calls AWS by the name of the operation. Everything but the payload is JSON by AWS's member names.
 * Blocks; safe for any thread.
 */
public final class AwsCalls {

  private static final String SERVICE = "s3:";

  private final AwsClients clients;

  /**
   * @param clients who calls, with the origin that the Call Lens shows
   */
  public AwsCalls(AwsClients clients) {
    this.clients = clients;
  }

  /** Whether a call such as {@code s3:PutObject} can be made. */
  public static boolean known(String call) {
    return call.startsWith(SERVICE)
        && S3Operations.request(call.substring(SERVICE.length())).isPresent();
  }

  /**
   * Makes a call. A refusal by AWS is an answer, not an exception.
   *
   * @param call for example {@code s3:GetObject}
   * @param payload empty when the operation has none
   * @throws IllegalArgumentException when the call or a parameter is not known
   * @throws software.amazon.awssdk.core.exception.SdkClientException when no answer came
   */
  public Answer call(String call, JsonNode parameters, RequestBody payload) {
    S3Request.Builder request = request(call);
    SdkShapes.fill(members(request), parameters);
    try {
      return S3Operations.send(clients.s3(), request.build(), payload);
    } catch (AwsServiceException e) {
      return Answer.refused(e);
    }
  }

  /** Makes a call without payload. */
  public Answer call(String call, JsonNode parameters) {
    return call(call, parameters, RequestBody.empty());
  }

  /** An empty request of that operation, to look at its members. */
  static SdkPojo shape(String call) {
    return members(request(call));
  }

  private static S3Request.Builder request(String call) {
    return Optional.of(call)
        .filter(AwsCalls::known)
        .flatMap(known -> S3Operations.request(known.substring(SERVICE.length())))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + call + "' is not known here; write it as in s3:PutObject"));
  }

  private static SdkPojo members(S3Request.Builder request) {
    return (SdkPojo) request;
  }
}
