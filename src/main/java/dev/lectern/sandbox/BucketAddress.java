package dev.lectern.sandbox;

import dev.lectern.sigv4.UriEncoding;
import java.util.Locale;

/**
 * Which bucket and key a request names, in either addressing style ("Virtual hosting of general
 * purpose buckets" in the S3 User Guide): {@code http://127.0.0.1/bucket/key}, {@code
 * http://bucket.localhost/key} or {@code http://bucket.s3.REGION.localhost/key}.
 *
 * @param bucket empty when the request names none
 * @param key decoded; empty when the request names none
 */
public record BucketAddress(String bucket, String key) {

  private static final String LOOPBACK = ".localhost";

  /**
   * Reads the address of a request.
   *
   * @throws ServiceException InvalidURI when the path is not properly encoded
   */
  public static BucketAddress of(RequestHead head) {
    String path = head.rawPath().substring(1);
    try {
      String host = inHost(head);
      if (!host.isEmpty()) {
        return new BucketAddress(host, UriEncoding.decode(path, false));
      }
      int slash = path.indexOf('/');
      return slash < 0
          ? new BucketAddress(UriEncoding.decode(path, false), "")
          : new BucketAddress(
              UriEncoding.decode(path.substring(0, slash), false),
              UriEncoding.decode(path.substring(slash + 1), false));
    } catch (IllegalArgumentException encoding) {
      throw new ServiceException(400, "InvalidURI", "Couldn't parse the specified URI.")
          .with("URI", head.rawPath());
    }
  }

  /** The bucket that the Host header names; empty when it names none. */
  public static String inHost(RequestHead head) {
    return hostBucket(hostName(head));
  }

  /** The Host header without its port, in lower case; empty when there is none. */
  public static String hostName(RequestHead head) {
    String host = head.header("host").orElse("").toLowerCase(Locale.ROOT);
    int colon = host.startsWith("[") ? host.indexOf(':', host.indexOf(']')) : host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private static String hostBucket(String host) {
    if (!host.endsWith(LOOPBACK)) {
      return "";
    }
    String labels = host.substring(0, host.length() - LOOPBACK.length());
    if (labels.equals("s3") || labels.matches("s3\\.[a-z]{2}(-[a-z]+)+-\\d")) {
      return "";
    }
    return labels.replaceFirst("\\.s3(\\.[a-z]{2}(-[a-z]+)+-\\d)?$", "");
  }
}
