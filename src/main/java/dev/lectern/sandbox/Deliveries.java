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
   * Whether the sandbox can deliver to such an ARN.
   *
   * @param arn for example {@code arn:aws:sqs:us-east-1:111122223333:failed}
   */
  boolean knows(String arn);

  /**
   * Delivers a message, or gives up when the target is not there.
   *
   * @param from the ARN of what sends it
   * @param attributes message attributes, for targets that have them
   */
  void deliver(String arn, String from, JsonNode message, Map<String, JsonNode> attributes)
      throws IOException;
}
