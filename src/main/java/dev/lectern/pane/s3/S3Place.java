package dev.lectern.pane.s3;

import dev.lectern.pane.explorer.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the user is in S3, written like the path of an S3 URI: {@code bucket/folder/key}, with
 * {@code ?versions} behind it while versions are shown, or {@code ?tab=policy} in another tab. Keys
 * may contain anything, so only the last of these counts, and a key that ends like one has {@code
 * ?objects} behind it.
 *
 * @param bucket empty in the list of buckets
 * @param folder empty or ending in a slash
 * @param key the chosen key, empty when none
 * @param versions whether versions are shown
 * @param tab the end of the tab's id, empty for the objects
 */
record S3Place(String bucket, String folder, String key, boolean versions, String tab)
    implements Place {

  private static final String VERSIONS = "versions";
  private static final Pattern VIEW =
      Pattern.compile("\\?(?:versions|objects|tab=(?<tab>[a-z-]+)(?:&versions)?)$");

  /** The list of buckets. */
  static final S3Place START = new S3Place("", "", "", false);

  /** Among the objects of a bucket. */
  S3Place(String bucket, String folder, String key, boolean versions) {
    this(bucket, folder, key, versions, "");
  }

  static S3Place parse(String text) {
    Matcher view = VIEW.matcher(text);
    if (!view.find()) {
      return parse(text, false, "");
    }
    String tab = view.group("tab");
    return parse(text.substring(0, view.start()), text.endsWith(VERSIONS), tab == null ? "" : tab);
  }

  private static S3Place parse(String path, boolean versions, String tab) {
    int cut = path.indexOf('/');
    if (cut < 0) {
      return new S3Place(path, "", "", versions, tab);
    }
    String rest = path.substring(cut + 1);
    String folder = rest.substring(0, rest.lastIndexOf('/') + 1);
    String key = folder.length() == rest.length() ? "" : rest;
    return new S3Place(path.substring(0, cut), folder, key, versions, tab);
  }

  /** The same place with another tab in front. */
  S3Place in(String other) {
    return new S3Place(bucket, folder, key, versions, other);
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
    String path = bucket + "/" + (key.isEmpty() ? folder : key);
    if (!tab.isEmpty()) {
      return path + "?tab=" + tab + (versions ? "&" + VERSIONS : "");
    }
    return path + (versions ? "?" + VERSIONS : VIEW.matcher(path).find() ? "?objects" : "");
  }
}
