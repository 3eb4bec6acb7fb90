package dev.lectern.pane.s3.browse;

import dev.lectern.pane.s3.browse.ObjectsGateway.Source;
import java.util.List;

/** The ways in which an object is named outside of S3, and back. */
final class KeyNames {

  private static final String SCHEME = "s3://";

  private KeyNames() {}

  /** {@code s3://bucket/key}, as the AWS CLI takes it. */
  static String uri(String bucket, String key) {
    return SCHEME + bucket + "/" + key;
  }

  /** The ARN; its partition follows from the Region ("ARN format", AWS General Reference). */
  static String arn(String region, String bucket, String key) {
    String partition =
        region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    return "arn:" + partition + ":s3:::" + bucket + "/" + key;
  }

  /** The objects and folders that a text of S3 URIs names, one a line; other lines are left out. */
  static List<Source> parse(String text) {
    return text.lines()
        .filter(line -> line.startsWith(SCHEME) && line.indexOf('/', SCHEME.length()) > 0)
        .map(
            line -> {
              int slash = line.indexOf('/', SCHEME.length());
              return new Source(line.substring(SCHEME.length(), slash), line.substring(slash + 1));
            })
        .filter(source -> !source.key().isEmpty())
        .toList();
  }

  /** The last part of a key, the slash of a folder with it. */
  static String last(String key) {
    return key.substring(key.lastIndexOf('/', key.length() - 2) + 1);
  }
}
