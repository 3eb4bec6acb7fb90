package dev.lectern.sandbox.s3.cors;

import dev.lectern.sandbox.BucketAddress;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Buckets;
import dev.lectern.sandbox.s3.state.S3Errors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cross-origin requests: the preflight ("OPTIONS object" in the S3 API Reference) and the headers
 * of answers. Any thread.
 */
public final class Cors {

  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");
  private final Buckets buckets;

  /** On the table of buckets. */
  public Cors(Buckets buckets) {
    this.buckets = buckets;
  }

  /**
   * Answers an OPTIONS request.
   *
   * @throws ServiceException BadRequest when it is no preflight, AccessForbidden when no rule
   *     allows what it asks for
   */
  public RawReply preflight(RequestHead head) {
    String origin = head.header("origin").orElse("");
    String method = head.header("access-control-request-method").orElse("");
    if (origin.isEmpty()) {
      throw new ServiceException(
          400, "BadRequest", "Insufficient information. Origin request header needed.");
    }
    if (!METHODS.contains(method)) {
      throw new ServiceException(
          400,
          "BadRequest",
          "Invalid Access-Control-Request-Method: " + (method.isEmpty() ? "null" : method));
    }
    BucketAddress address = BucketAddress.of(head);
    if (address.bucket().isEmpty()) {
      throw refused("CORSResponse: CORS is not enabled for this bucket.", method, "SERVICE");
    }
    String resource = address.key().isEmpty() ? "BUCKET" : "OBJECT";
    Bucket bucket =
        buckets.find(address.bucket()).orElseThrow(() -> S3Errors.noSuchBucket(address.bucket()));
    if (!CorsRules.enabled(bucket)) {
      throw refused("CORSResponse: CORS is not enabled for this bucket.", method, resource);
    }
    Map<String, String> headers =
        CorsRules.headers(bucket, origin, method, asked(head))
            .orElseThrow(
                () ->
                    refused(
                        "CORSResponse: This CORS request is not allowed. This is usually because"
                            + " the evalution of Origin, request method /"
                            + " Access-Control-Request-Method or Access-Control-Request-Headers"
                            + " are not whitelisted by the resource's CORS spec.",
                        method,
                        resource));
    return new RawReply(200, headers, Payload.of(""));
  }

  /** The headers that a cross-origin request's answer gets, whatever the answer is. */
  public Map<String, String> answerHeaders(RequestHead head) {
    String origin = head.header("origin").orElse("");
    if (origin.isEmpty() || head.method().equals("OPTIONS")) {
      return Map.of();
    }
    BucketAddress address;
    try {
      address = BucketAddress.of(head);
    } catch (ServiceException unreadable) {
      return Map.of();
    }
    return buckets
        .find(address.bucket())
        .flatMap(bucket -> CorsRules.headers(bucket, origin, head.method(), List.of()))
        .orElseGet(Map::of);
  }

  private static List<String> asked(RequestHead head) {
    return Arrays.stream(head.header("access-control-request-headers").orElse("").split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static ServiceException refused(String message, String method, String resource) {
    return new ServiceException(403, "AccessForbidden", message)
        .with("Method", method)
        .with("ResourceType", resource);
  }
}
