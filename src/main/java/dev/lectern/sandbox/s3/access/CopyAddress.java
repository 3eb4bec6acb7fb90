package dev.lectern.sandbox.s3.access;

import dev.lectern.sigv4.UriEncoding;
import java.util.Optional;

/**
 * What the header x-amz-copy-source names.
 *
 * @param versionId empty without one
 */
record CopyAddress(String bucket, String key, String versionId) {

  private static final String VERSION = "?versionId=";

  /** Empty when the header cannot be read; the operation says so in its own words. */
  static Optional<CopyAddress> of(String header) {
    int mark = header.indexOf(VERSION);
    String versionId = mark < 0 ? "" : header.substring(mark + VERSION.length());
    try {
      String path = UriEncoding.decode(mark < 0 ? header : header.substring(0, mark), true);
      path = path.startsWith("/") ? path.substring(1) : path;
      int slash = path.indexOf('/');
      return slash < 1 || slash == path.length() - 1
          ? Optional.empty()
          : Optional.of(
              new CopyAddress(path.substring(0, slash), path.substring(slash + 1), versionId));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }
}
