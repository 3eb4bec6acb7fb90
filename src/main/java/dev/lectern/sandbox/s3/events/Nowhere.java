package dev.lectern.sandbox.s3.events;

import dev.lectern.sandbox.Deliveries;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** For an S3 that stands alone: nothing takes its events. */
public enum Nowhere implements Deliveries {
  /** The only one. */
  INSTANCE;

  @Override
  public boolean knows(String arn) {
    return false;
  }

  @Override
  public boolean accepts(String arn, Source from) {
    return false;
  }

  @Override
  public void deliver(String arn, Source from, JsonNode message, Map<String, JsonNode> attributes) {
    // There is nobody to take it.
  }
}
