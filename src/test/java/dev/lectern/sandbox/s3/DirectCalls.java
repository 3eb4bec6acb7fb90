package dev.lectern.sandbox.s3;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.auth.PolicyDecisions;
import dev.lectern.sandbox.auth.RootsOnly;
import dev.lectern.sandbox.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Calls S3's operations without HTTP. */
final class DirectCalls implements AutoCloseable {

  static final Caller CALLER = Caller.root("000000000000", "AKIDEXAMPLE");

  final Store store;
  private final S3Service service;
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  String region = "us-east-1";
  Caller caller = CALLER;

  DirectCalls() throws IOException {
    store = Store.open(null);
    service =
        new S3Service(
            store,
            new Guard(
                key -> Optional.empty(),
                new PolicyDecisions(new RootsOnly()),
                () -> now,
                moment -> moment));
  }

  Set<String> operations() {
    return service.operations().keySet();
  }

  static ObjectNode input(String... members) {
    ObjectNode node = Json.object();
    for (int i = 0; i < members.length; i += 2) {
      node.put(members[i], members[i + 1]);
    }
    return node;
  }

  Reply call(String operation, ObjectNode input, byte[] body) throws IOException {
    Operation implementation = service.operations().get(operation);
    if (implementation == null) {
      throw new ServiceException(501, "NotImplemented", operation);
    }
    Body stream =
        new Body() {
          @Override
          public long length() {
            return body.length;
          }

          @Override
          public InputStream stream() {
            return new ByteArrayInputStream(body);
          }

          @Override
          public Map<String, String> trailers() {
            return Map.of();
          }
        };
    return implementation.handle(
        new Call(
            operation,
            input,
            stream,
            caller,
            region,
            now,
            "REQUEST",
            new RequestHead("GET", "/", "", Map.of(), "127.0.0.1")));
  }

  Reply call(String operation, String... members) throws IOException {
    return call(operation, input(members), new byte[0]);
  }

  Reply put(String bucket, String key, String content) throws IOException {
    return call(
        "PutObject", input("Bucket", bucket, "Key", key), content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
