package dev.lectern.calls;

import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The models of the services that were called, read when first needed. Safe for any thread. */
public final class ApiModels {

  private final Map<String, Optional<ServiceModel>> models = new ConcurrentHashMap<>();

  /** The model of a service by signing name; empty when there is none. */
  public Optional<ServiceModel> service(String name) {
    return models.computeIfAbsent(name, ApiModels::load);
  }

  /** The model of a call's operation; empty when there is none. */
  public Optional<OperationModel> operation(ApiCall call) {
    return service(call.service()).flatMap(model -> model.operation(call.operation()));
  }

  private static Optional<ServiceModel> load(String name) {
    try {
      return Optional.of(ServiceModel.load(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
