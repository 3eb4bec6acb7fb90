package dev.lectern.sandbox.s3.website;

import dev.lectern.sandbox.BucketAddress;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sigv4.UriEncoding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which website a request visits. AWS's website endpoints are {@code bucket.s3-website-REGION} or
 * {@code bucket.s3-website.REGION}; here they are {@code http://bucket.s3-website.localhost:PORT/}
 * (with or without a Region), and, for programs that do not resolve names under localhost, {@code
 * http://127.0.0.1:PORT/_website/bucket/}, which no bucket can be called.
 *
 * @param key decoded path within the site, without slash in front
 * @param base what stands before a key in a redirect to the same site
 */
record Site(String bucket, String key, String base) {

  private static final Pattern HOST =
      Pattern.compile("(.+)\\.s3-website([.-][a-z]{2}(-[a-z]+)+-\\d)?\\.localhost");
  private static final String FOLDER = "_website";

  static Optional<Site> of(RequestHead head) {
    String origin = "http://" + head.header("host").orElse("localhost");
    Matcher host = HOST.matcher(BucketAddress.hostName(head));
    if (host.matches()) {
      String key = UriEncoding.decode(head.rawPath().substring(1), false);
      return Optional.of(new Site(host.group(1), key, origin + "/"));
    }
    BucketAddress address = BucketAddress.of(head);
    if (!address.bucket().equals(FOLDER) || address.key().isEmpty()) {
      return Optional.empty();
    }
    int slash = address.key().indexOf('/');
    String bucket = slash < 0 ? address.key() : address.key().substring(0, slash);
    String key = slash < 0 ? "" : address.key().substring(slash + 1);
    return Optional.of(new Site(bucket, key, origin + "/" + FOLDER + "/" + bucket + "/"));
  }
}
