package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import tools.jackson.databind.JsonNode;

/**
 * Calls AWS by the name of the operation. Everything but the payload is JSON by AWS's member names.
 * Blocks; safe for any thread.
 */
public final class AwsCalls {

  private static final Map<String, SdkOperation> OPERATIONS =
      Stream.of(
              S3Operations.ALL,
              DynamoDbOperations.ALL,
              LambdaOperations.ALL,
              StatesOperations.ALL,
              IamOperations.ALL,
              StsOperations.ALL)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(SdkOperation::name, Function.identity()));

  private final AwsClients clients;

  /**
   * @param clients who calls, with the origin that the Call Lens shows
   */
  public AwsCalls(AwsClients clients) {
    this.clients = clients;
  }

  /** Whether a call such as {@code s3:PutObject} can be made. */
  public static boolean known(String call) {
    return OPERATIONS.containsKey(call) || Web.CALLS.contains(call);
  }

  /** The calls of a service by its signing name, such as {@code s3:PutObject}. */
  static Stream<String> names(String service) {
    return OPERATIONS.keySet().stream().filter(call -> call.startsWith(service + ":"));
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
    if (Web.CALLS.contains(call)) {
      return new Web(clients).call(call, parameters);
    }
    try {
      return operation(call).sender().send(clients, parameters, payload);
    } catch (AwsServiceException e) {
      return Answer.refused(e);
    }
  }

  /** The Region that is called; a part of ARNs. */
  String region() {
    return clients.session().region();
  }

  /** Makes a call without payload. */
  public Answer call(String call, JsonNode parameters) {
    return call(call, parameters, RequestBody.empty());
  }

  /** An empty request of that operation, to look at its members. */
  static SdkPojo shape(String call) {
    return operation(call).shape().get();
  }

  private static SdkOperation operation(String call) {
    return Optional.ofNullable(OPERATIONS.get(call))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + call + "' is not known here; write it as in s3:PutObject"));
  }
}
