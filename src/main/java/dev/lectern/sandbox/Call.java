package dev.lectern.sandbox;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * One authenticated, validated request as an operation sees it.
 *
 * @param operation AWS's name of the operation, for example {@code PutObject}
 * @param input the members of the operation's input shape by AWS's own member names ({@code
 *     Bucket}, {@code Key}, {@code Metadata}), wherever they travelled (path, query, header, body);
 *     a streaming payload is not in it
 * @param body the streaming payload, already freed of aws-chunked framing; reading past a signature
 *     or checksum that does not match throws the {@link ServiceException} that AWS would answer
 * @param caller who signed the request
 * @param region Region of the credential scope
 * @param now the sandbox clock when the request arrived
 * @param requestId the id the answer will carry
 * @param head method, target and headers as received, for the few operations that need them
 * @param refused parts of the request that the caller may not have, by their place, where the
 *     operation tells each refusal for itself
 */
public record Call(
    String operation,
    ObjectNode input,
    Body body,
    Caller caller,
    String region,
    Instant now,
    String requestId,
    RequestHead head,
    Map<Integer, ServiceException> refused) {

  /** A request of which everything may be done. */
  public Call(
      String operation,
      ObjectNode input,
      Body body,
      Caller caller,
      String region,
      Instant now,
      String requestId,
      RequestHead head) {
    this(operation, input, body, caller, region, now, requestId, head, Map.of());
  }
}
