package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.ServiceCalls;
import dev.lectern.sandbox.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Calls between the services of one sandbox, without the wire. */
final class EngineCalls implements ServiceCalls {

  private static final Body NOTHING =
      new Body() {
        @Override
        public long length() {
          return 0;
        }

        @Override
        public InputStream stream() {
          return InputStream.nullInputStream();
        }

        @Override
        public Map<String, String> trailers() {
          return Map.of();
        }
      };

  private final Supplier<List<Service>> services;
  private final InstantSource clock;

  EngineCalls(Supplier<List<Service>> services, InstantSource clock) {
    this.services = services;
    this.clock = clock;
  }

  private Optional<Operation> find(String service, String operation) {
    return services.get().stream()
        .filter(each -> each.id().equals(service))
        .findFirst()
        .map(each -> each.operations().get(operation));
  }

  @Override
  public boolean has(String service, String operation) {
    return find(service, operation).isPresent();
  }

  @Override
  public Reply call(
      String service, String operation, ObjectNode input, String accountId, String region)
      throws IOException {
    return find(service, operation)
        .orElseThrow(
            () ->
                new ServiceException(
                    501,
                    "NotImplemented",
                    "The sandbox has no operation " + operation + " of " + service + "."))
        .handle(
            new Call(
                operation,
                input,
                NOTHING,
                Caller.root(accountId, "lambda.amazonaws.com"),
                region,
                clock.instant(),
                UUID.randomUUID().toString(),
                new RequestHead("POST", "/", "", Map.of(), "127.0.0.1")));
  }
}
