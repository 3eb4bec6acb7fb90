package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Deliveries;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What services can send to one another: nothing yet takes messages but functions. */
final class EngineDeliveries implements Deliveries {

  @Override
  public boolean knows(String arn) {
    return false;
  }

  @Override
  public void deliver(String arn, String from, JsonNode message, Map<String, JsonNode> attributes) {
    throw new IllegalArgumentException("Nothing in the sandbox takes messages at " + arn);
  }
}
