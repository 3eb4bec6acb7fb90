package dev.lectern.pane.s3.details;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which object is shown, and which page of it: only what is looked at is asked of S3. FX thread.
 */
public final class PanelViewModel {

  /** The pages of the panel. */
  public enum Page {
    DETAILS,
    PREVIEW,
    VERSIONS
  }

  private final ObjectDetailsViewModel details;
  private final PreviewViewModel preview;
  private final Versions versions;
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.DETAILS);
  private final ReadOnlyStringWrapper key = new ReadOnlyStringWrapper("");
  private String bucket = "";
  private @Nullable String versionId;

  /** Shows the versions of an object; an empty key shows none. */
  @FunctionalInterface
  public interface Versions {
    void show(String bucket, String key);
  }

  /** Shows nothing yet. */
  public PanelViewModel(
      ObjectDetailsViewModel details, PreviewViewModel preview, Versions versions) {
    this.details = details;
    this.preview = preview;
    this.versions = versions;
    page.addListener((o, before, now) -> load());
  }

  /** The details behind it. */
  ObjectDetailsViewModel details() {
    return details;
  }

  /** Whose page it is, on every page; empty for none. */
  ReadOnlyStringProperty keyProperty() {
    return key.getReadOnlyProperty();
  }

  /** The page that is shown. */
  public ObjectProperty<Page> pageProperty() {
    return page;
  }

  /** Shows the latest version of an object; an empty key shows none. */
  public void show(String inBucket, String ofKey) {
    show(inBucket, ofKey, null);
  }

  /** Shows the details of one version. */
  public void showVersion(String id) {
    page.set(page.get() == Page.VERSIONS ? Page.DETAILS : page.get());
    show(bucket, key.get(), id);
  }

  /** Back to whatever is latest. */
  void showLatest() {
    show(bucket, key.get(), null);
  }

  private void show(String inBucket, String ofKey, @Nullable String id) {
    bucket = inBucket;
    key.set(ofKey);
    versionId = id;
    load();
  }

  /** Asks S3 again for what is shown. */
  public void load() {
    boolean stack = page.get() == Page.VERSIONS;
    preview.want(page.get() == Page.PREVIEW);
    String of = key.get();
    if (stack || of.isEmpty()) {
      versions.show(bucket, of);
    }
    if (!stack || of.isEmpty()) {
      details.show(bucket, of, versionId);
    }
  }
}
