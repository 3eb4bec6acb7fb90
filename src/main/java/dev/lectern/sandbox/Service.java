package dev.lectern.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One service of the sandbox, for example S3. Made once for each running sandbox and registered in
 * the list of services.
 */
public interface Service extends AutoCloseable {

  /** Signing name, which is also the name of its model file: {@code s3}, {@code sts}. */
  String id();

  /** Its operations by AWS's names. What is not here is answered with NotImplemented. */
  Map<String, Operation> operations();

  /**
   * Answers a request that is no API operation, before authentication and routing: a website
   * endpoint, a CORS preflight, a form post. Empty when the request is none of these.
   */
  default Optional<RawReply> raw(RequestHead head, Body body) throws IOException {
    return Optional.empty();
  }

  /** Headers to add to every answer to this request, errors too: S3's CORS headers. */
  default Map<String, String> answerHeaders(RequestHead head) {
    return Map.of();
  }

  /**
   * Whose the resource is that a request acts on; decides together with the caller whether it is
   * allowed.
   *
   * @param operation AWS's name
   * @param input the members of the operation's input
   */
  default ResourceOwner owner(String operation, ObjectNode input) {
    return new ResourceOwner.CallersAccount();
  }

  /**
   * Does what has become due by then: expiry, lifecycle rules. Called about once a second and after
   * a jump.
   */
  default void tick(Instant now) throws IOException {}

  /**
   * What will have happened when the clock shows {@code until}, as far as it is certain now; for
   * the desk, which asks before it moves the clock. Looks at no more than some ten thousand things.
   */
  default List<Coming> coming(Instant now, Instant until) throws IOException {
    return List.of();
  }

  /**
   * The state was replaced by a snapshot, or emptied: what the service counts beside the store
   * begins anew.
   */
  default void replaced() {}

  @Override
  default void close() throws IOException {}
}
