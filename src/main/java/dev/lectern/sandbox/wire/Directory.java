package dev.lectern.sandbox.wire;

import dev.lectern.sandbox.BucketAddress;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.protocol.JsonErrors;
import dev.lectern.sandbox.wire.protocol.Query;
import dev.lectern.sandbox.wire.sign.Claim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which service a request is for: all share one port. The credential scope says it; without one the
 * target header, the Action parameter or the host do; what remains is S3's.
 */
final class Directory {

  private static final String QUERY_SERVICE = "sts";
  private static final String DEFAULT = "s3";

  private final Map<String, Registered> services = new LinkedHashMap<>();

  Directory(List<Service> list) {
    list.forEach(service -> services.put(service.id(), new Registered(service, Directory::read)));
    // Every session begins by asking STS who it is, and what names no service goes to S3.
    Stream.of(QUERY_SERVICE, DEFAULT)
        .map(services::get)
        .filter(Objects::nonNull)
        .forEach(Registered::begin);
  }

  /** No virtual thread: reading is work for the processor, and would hold up those that accept. */
  private static void read(Runnable model) {
    Thread.ofPlatform().daemon().name("sandbox-model").start(model);
  }

  /** The signing name of the service that a request is for. */
  String name(RequestHead head, Claim.Reading reading, Query query) {
    // A function's URL is Lambda's whatever a visitor signed for: Lambda refuses it then.
    if (BucketAddress.hostName(head).contains(".lambda-url.")) {
      return "lambda";
    }
    if (reading instanceof Claim.Reading.Made made) {
      return made.claim().scope().service();
    }
    if (head.rawPath().startsWith("/_lambda/")) {
      return "lambda";
    }
    String target = head.header("x-amz-target").orElse("");
    if (!target.isEmpty()) {
      String prefix = target.split("\\.", 2)[0];
      return services.values().stream()
          .filter(service -> service.model().targets().contains(prefix))
          .map(service -> service.service().id())
          .findFirst()
          .orElseGet(() -> prefix.split("_", 2)[0].toLowerCase(Locale.ROOT));
    }
    boolean form =
        head.method().equals("POST")
            && head.rawPath().equals("/")
            && head.header("content-type").orElse("").startsWith("application/x-www-form");
    if (form || query.has("Action")) {
      return QUERY_SERVICE;
    }
    String label = BucketAddress.hostName(head).split("\\.", 2)[0];
    return services.containsKey(label) ? label : DEFAULT;
  }

  Optional<Registered> find(String name) {
    return Optional.ofNullable(services.get(name));
  }

  /** An error of no service, or of one that is not here, in the form that its client can read. */
  HttpReply error(RequestHead head, ServiceException error, String requestId) {
    String type = head.header("content-type").orElse("");
    if (head.headers().containsKey("x-amz-target") || type.contains("json")) {
      return JsonErrors.error(error, requestId);
    }
    Registered speaker = services.get(type.contains("x-www-form") ? QUERY_SERVICE : DEFAULT);
    return speaker == null
        ? JsonErrors.error(error, requestId)
        : speaker.protocol().error(error, requestId);
  }
}
