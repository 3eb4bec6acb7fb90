package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ResourceOwner;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Condition keys that every request has ("AWS global condition context keys"). The sandbox is
 * reached without TLS, so {@code aws:SecureTransport} is false. {@code aws:ViaAWSService} is true
 * where a service calls another for its caller: Lambda that reads code from S3. {@code
 * aws:CalledVia} is in none: of the services that AWS names for it only DynamoDB is here, and it
 * calls no other.
 */
public final class RequestKeys {

  private RequestKeys() {}

  /**
   * The keys of a request.
   *
   * @param caller account of the caller
   * @param owner whose the resource is
   */
  public static Map<String, List<String>> of(
      RequestHead head, Instant now, String region, String caller, ResourceOwner owner) {
    Map<String, List<String>> keys = new HashMap<>();
    keys.put("aws:SourceIp", List.of(head.remote()));
    keys.put("aws:SecureTransport", List.of("false"));
    keys.put("aws:CurrentTime", List.of(now.truncatedTo(ChronoUnit.SECONDS).toString()));
    keys.put("aws:EpochTime", List.of(Long.toString(now.getEpochSecond())));
    keys.put("aws:RequestedRegion", List.of(region));
    keys.put("aws:ViaAWSService", List.of("false"));
    keys.put(
        "aws:ResourceAccount",
        List.of(owner instanceof ResourceOwner.Account account ? account.id() : caller));
    head.header("user-agent").ifPresent(value -> keys.put("aws:UserAgent", List.of(value)));
    head.header("referer").ifPresent(value -> keys.put("aws:Referer", List.of(value)));
    return keys;
  }
}
