package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Finds the service that takes messages at an ARN: those that are {@link Deliveries} themselves.
 */
final class EngineDeliveries implements Deliveries {

  private final Supplier<List<Service>> services;

  EngineDeliveries(Supplier<List<Service>> services) {
    this.services = services;
  }

  private Optional<Deliveries> target(String arn) {
    return services.get().stream()
        .filter(Deliveries.class::isInstance)
        .map(Deliveries.class::cast)
        .filter(service -> service.knows(arn))
        .findFirst();
  }

  @Override
  public boolean knows(String arn) {
    return target(arn).isPresent();
  }

  @Override
  public boolean accepts(String arn, Source from) {
    return target(arn).filter(service -> service.accepts(arn, from)).isPresent();
  }

  @Override
  public void deliver(String arn, Source from, JsonNode message, Map<String, JsonNode> attributes)
      throws IOException {
    Optional<Deliveries> target = target(arn);
    if (target.isPresent()) {
      target.get().deliver(arn, from, message, attributes);
    }
  }
}
