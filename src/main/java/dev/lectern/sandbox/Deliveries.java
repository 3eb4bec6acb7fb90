package dev.lectern.sandbox;

import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How services send something to another one by its ARN: a queue, a topic, an event bus, a
 * function. Safe for any thread.
 */
public interface Deliveries {

  /**
   * Who sends.
   *
   * @param service for example {@code s3.amazonaws.com}
   * @param arn of the bucket, function or rule that sends
   * @param accountId whose that is
   * @param cause id of the request that it goes back to, empty when there is none
   */
  record Source(String service, String arn, String accountId, String cause) {

    /** Of something that no request caused. */
    public Source(String service, String arn, String accountId) {
      this(service, arn, accountId, "");
    }
  }

  /**
   * Whether the sandbox can deliver to such an ARN.
   *
   * @param arn for example {@code arn:aws:sqs:us-east-1:111122223333:failed}
   */
  boolean knows(String arn);

  /**
   * Whether the target is there and its policy lets the sender in; for an ARN that is not {@link
   * #knows known}, no.
   */
  boolean accepts(String arn, Source from);

  /**
   * Delivers a message; nothing happens when the target does not accept it, as on AWS.
   *
   * @param attributes message attributes, for targets that have them
   */
  void deliver(String arn, Source from, JsonNode message, Map<String, JsonNode> attributes)
      throws IOException;
}
