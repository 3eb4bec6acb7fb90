package dev.lectern.sandbox.wire;

import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.wire.protocol.AwsJson;
import dev.lectern.sandbox.wire.protocol.AwsQuery;
import dev.lectern.sandbox.wire.protocol.Protocol;
import dev.lectern.sandbox.wire.protocol.RestJson;
import dev.lectern.sandbox.wire.protocol.RestXml;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A service with its model and its protocol. The model is read in the background, so that the
 * sandbox accepts requests at once; the first request of a service waits for what is left of it.
 */
final class Registered {

  private record Spoken(ServiceModel model, Protocol protocol) {}

  private final Service service;
  private final CompletableFuture<Spoken> spoken;

  private Registered(Service service, CompletableFuture<Spoken> spoken) {
    this.service = service;
    this.spoken = spoken;
  }

  static Registered of(Service service, Executor reader) {
    return new Registered(service, CompletableFuture.supplyAsync(() -> read(service.id()), reader));
  }

  private static Spoken read(String id) {
    ServiceModel model = ServiceModel.load(id);
    Protocol protocol =
        switch (model.protocol()) {
          case REST_XML -> new RestXml(model);
          case QUERY -> new AwsQuery(model);
          case JSON_1_0, JSON_1_1 -> new AwsJson(model);
          case REST_JSON -> new RestJson(model);
        };
    return new Spoken(model, protocol);
  }

  Service service() {
    return service;
  }

  ServiceModel model() {
    return spoken.join().model();
  }

  Protocol protocol() {
    return spoken.join().protocol();
  }
}
