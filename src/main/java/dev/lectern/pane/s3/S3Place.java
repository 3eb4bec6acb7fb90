package dev.lectern.pane.s3;

import dev.lectern.pane.explorer.Place;

/**
 * Where the user is in S3, written like the path of an S3 URI: {@code bucket/folder/key}, with
 * {@code ?versions} behind it while versions are shown. Keys may contain anything, so only the last
 * {@code ?versions} counts.
 *
 * @param bucket empty in the list of buckets
 * @param folder empty or ending in a slash
 * @param key the chosen key, empty when none
 * @param versions whether versions are shown
 */
record S3Place(String bucket, String folder, String key, boolean versions) implements Place {

  private static final String VERSIONS = "?versions";

  /** The list of buckets. */
  static final S3Place START = new S3Place("", "", "", false);

  static S3Place parse(String text) {
    boolean versions = text.endsWith(VERSIONS);
    String path = versions ? text.substring(0, text.length() - VERSIONS.length()) : text;
    int cut = path.indexOf('/');
    if (cut < 0) {
      return new S3Place(path, "", "", versions);
    }
    String rest = path.substring(cut + 1);
    String folder = rest.substring(0, rest.lastIndexOf('/') + 1);
    String key = folder.length() == rest.length() ? "" : rest;
    return new S3Place(path.substring(0, cut), folder, key, versions);
  }

  @Override
  public String resource() {
    return bucket;
  }

  @Override
  public String page() {
    return bucket + "/" + folder;
  }

  @Override
  public String up() {
    if (folder.isEmpty()) {
      return "";
    }
    String above = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    return new S3Place(bucket, above, "", versions).text();
  }

  @Override
  public String text() {
    if (bucket.isEmpty()) {
      return "";
    }
    return bucket + "/" + (key.isEmpty() ? folder : key) + (versions ? VERSIONS : "");
  }
}
