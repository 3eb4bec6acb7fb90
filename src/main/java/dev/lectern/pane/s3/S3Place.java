package dev.lectern.pane.s3;

import dev.lectern.pane.explorer.Place;
import dev.lectern.pane.s3.details.PanelViewModel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the user is in S3, written like the path of an S3 URI: {@code bucket/folder/key}, with what
 * is shown of it behind a question mark: {@code tab=policy} for another tab, {@code panel=preview}
 * for another page of the chosen object, {@code versions} while the listing shows them. Keys may
 * contain anything, so only the last of these counts, and a key that ends like one has {@code
 * ?objects} behind it.
 *
 * @param bucket empty in the list of buckets
 * @param folder empty or ending in a slash
 * @param key the chosen key, empty when none
 * @param versions whether versions are shown
 * @param tab the end of the tab's id, empty for the objects
 * @param panel the page of the chosen object
 */
record S3Place(String bucket, String folder, String key, boolean versions, String tab, Page panel)
    implements Place {

  private static final String VERSIONS = "versions";
  private static final String TAB = "tab=";
  private static final String PANEL = "panel=";
  private static final Pattern VIEW =
      Pattern.compile(
          "\\?(?<view>objects|PART(?:&PART)*)$"
              .replace("PART", "(?:versions|tab=[a-z-]+|panel=(?:details|preview|versions))"));

  /** The list of buckets. */
  static final S3Place START = new S3Place("", "", "", false);

  /** Among the objects of a bucket. */
  S3Place(String bucket, String folder, String key, boolean versions) {
    this(bucket, folder, key, versions, "");
  }

  /** With the page of the panel that comes with the listing. */
  S3Place(String bucket, String folder, String key, boolean versions, String tab) {
    this(bucket, folder, key, versions, tab, usual(versions));
  }

  private static Page usual(boolean versions) {
    return versions ? Page.VERSIONS : Page.DETAILS;
  }

  static S3Place parse(String text) {
    Matcher view = VIEW.matcher(text);
    if (!view.find()) {
      return parse(text, List.of());
    }
    return parse(text.substring(0, view.start()), List.of(view.group("view").split("&")));
  }

  private static S3Place parse(String path, List<String> view) {
    boolean versions = view.contains(VERSIONS);
    String tab = part(view, TAB).orElse("");
    Page panel =
        part(view, PANEL)
            .map(name -> Page.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(usual(versions));
    int cut = path.indexOf('/');
    if (cut < 0) {
      return new S3Place(path, "", "", versions, tab, panel);
    }
    String rest = path.substring(cut + 1);
    String folder = rest.substring(0, rest.lastIndexOf('/') + 1);
    String key = folder.length() == rest.length() ? "" : rest;
    return new S3Place(path.substring(0, cut), folder, key, versions, tab, panel);
  }

  private static Optional<String> part(List<String> view, String name) {
    return view.stream()
        .filter(part -> part.startsWith(name))
        .map(part -> part.substring(name.length()))
        .findFirst();
  }

  /** The same place with another tab in front. */
  S3Place in(String other) {
    return new S3Place(bucket, folder, key, versions, other, panel);
  }

  /** Another folder of the bucket, looked at in the same way. */
  S3Place at(String other) {
    return new S3Place(bucket, other, "", versions, "", panel);
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
    return at(above).text();
  }

  @Override
  public String text() {
    if (bucket.isEmpty()) {
      return "";
    }
    String path = bucket + "/" + (key.isEmpty() ? folder : key);
    List<String> view = new ArrayList<>();
    if (!tab.isEmpty()) {
      view.add(TAB + tab);
    }
    if (panel != usual(versions)) {
      view.add(PANEL + panel.name().toLowerCase(Locale.ROOT));
    }
    if (versions) {
      view.add(VERSIONS);
    }
    if (view.isEmpty() && VIEW.matcher(path).find()) {
      view.add("objects");
    }
    return view.isEmpty() ? path : path + "?" + String.join("&", view);
  }
}
