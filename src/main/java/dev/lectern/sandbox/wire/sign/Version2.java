package dev.lectern.sandbox.wire.sign;

import dev.lectern.sandbox.BucketAddress;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sigv4.Scope;
import dev.lectern.sigv4.UriEncoding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Presigned URLs of signature version 2 ("Signing and authenticating REST requests (AWS signature
 * version 2)" in the S3 API Reference, query string request authentication). S3 still takes them in
 * its older Regions, and boto3 and AWS CLI 1 make them in us-east-1. Pure.
 */
final class Version2 {

  private static final String KEY = "AWSAccessKeyId";
  private static final String SIGNATURE = "Signature";
  private static final String EXPIRES = "Expires";
  private static final String AMZ = "x-amz-";

  /** Such a URL names no Region: what has none is asked of this one. */
  private static final Scope SCOPE = new Scope("", "us-east-1", "s3");

  /** Parameters that name a part of the resource or override the answer: they are signed. */
  private static final Set<String> OF_THE_RESOURCE =
      Set.of(
          "accelerate",
          "acl",
          "analytics",
          "cors",
          "delete",
          "inventory",
          "lifecycle",
          "location",
          "logging",
          "metrics",
          "notification",
          "object-lock",
          "partNumber",
          "policy",
          "replication",
          "requestPayment",
          "response-cache-control",
          "response-content-disposition",
          "response-content-encoding",
          "response-content-language",
          "response-content-type",
          "response-expires",
          "restore",
          "select",
          "select-type",
          "storageClass",
          "tagging",
          "torrent",
          "uploadId",
          "uploads",
          "versionId",
          "versioning",
          "versions",
          "website");

  private Version2() {}

  /** Whether a query has a claim of this version; older query protocols name theirs. */
  static boolean claimed(Map<String, String> query) {
    return query.containsKey(KEY) && !query.containsKey("SignatureVersion");
  }

  static Claim.Reading read(Map<String, String> query) {
    for (String name : List.of(KEY, SIGNATURE, EXPIRES)) {
      if (query.getOrDefault(name, "").isEmpty()) {
        return new Claim.Reading.Broken(
            new SignatureFault.MalformedUrl(
                "Query-string authentication requires the Signature, Expires and AWSAccessKeyId"
                    + " parameters"));
      }
    }
    String expires = query.getOrDefault(EXPIRES, "");
    if (!expires.matches("\\d{1,10}")) {
      return new Claim.Reading.Broken(
          new SignatureFault.MalformedUrl(
              "Invalid date (should be seconds since epoch): " + expires));
    }
    return new Claim.Reading.Made(
        new Claim(
            query.getOrDefault(KEY, ""),
            SCOPE,
            List.of(),
            query.getOrDefault(SIGNATURE, ""),
            expires,
            Claim.OLDER));
  }

  /**
   * What is signed. For a bucket alone with and without a slash at its end: newer and older clients
   * differ in that, and send the same path.
   *
   * @return the first as the request has it
   * @throws IllegalArgumentException when the query is not properly percent-encoded
   */
  static List<String> stringsToSign(RequestHead head, String expires) {
    Map<String, String> amz = new TreeMap<>();
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : head.rawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = UriEncoding.decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : UriEncoding.decode(pair.substring(equals + 1), true);
      if (name.startsWith(AMZ)) {
        amz.put(name, value);
      } else if (OF_THE_RESOURCE.contains(name)) {
        parameters.put(name, equals < 0 ? name : name + "=" + value);
      }
    }
    head.headers()
        .forEach(
            (name, values) -> {
              if (name.startsWith(AMZ)) {
                amz.put(name, String.join(",", values.stream().map(String::strip).toList()));
              }
            });
    StringBuilder text = new StringBuilder(head.method()).append('\n');
    text.append(head.header("content-md5").orElse("")).append('\n');
    text.append(head.header("content-type").orElse("")).append('\n');
    text.append(expires).append('\n');
    amz.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    String bucket = BucketAddress.inHost(head);
    text.append(bucket.isEmpty() ? "" : "/" + bucket).append(head.rawPath());
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters.values());
    boolean bucketAlone = head.rawPath().length() > 1 && head.rawPath().lastIndexOf('/') == 0;
    return bucketAlone && bucket.isEmpty()
        ? List.of(text + query, text + "/" + query)
        : List.of(text + query);
  }
}
