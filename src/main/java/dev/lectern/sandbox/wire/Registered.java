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
import org.jspecify.annotations.Nullable;

/**
 * A service with its model and its protocol. They are read when the first request of the service
 * comes: who starts a sandbox uses one or two of its services at first. Safe for any thread.
 */
final class Registered {

  private record Spoken(ServiceModel model, Protocol protocol) {}

  private final Service service;
  private final Executor reader;
  private @Nullable CompletableFuture<Spoken> spoken;

  /**
   * @param reader reads, while the request waits
   */
  Registered(Service service, Executor reader) {
    this.service = service;
    this.reader = reader;
  }

  /** Begins to read, if nobody has; does not wait. */
  void begin() {
    var _ = spoken();
  }

  private synchronized CompletableFuture<Spoken> spoken() {
    if (spoken == null) {
      spoken = CompletableFuture.supplyAsync(() -> read(service.id()), reader);
    }
    return spoken;
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
    return spoken().join().model();
  }

  Protocol protocol() {
    return spoken().join().protocol();
  }
}
