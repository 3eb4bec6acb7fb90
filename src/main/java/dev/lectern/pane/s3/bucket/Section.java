package dev.lectern.pane.s3.bucket;

import java.util.Locale;

/** The sub-resources of a bucket that have a tab, in the order of the tabs. */
public enum Section {
  VERSIONING("fth-layers", false),
  POLICY("fth-shield", true),
  PUBLIC_ACCESS("fth-lock", true),
  ACL("fth-users", false),
  CORS("fth-share-2", true),
  LIFECYCLE("fth-clock", true),
  ENCRYPTION("fth-key", true),
  WEBSITE("fth-globe", true),
  TAGS("fth-tag", true),
  NOTIFICATIONS("fth-bell", true),
  OBJECT_LOCK("fth-anchor", false);

  private final String icon;
  private final boolean removable;

  Section(String icon, boolean removable) {
    this.icon = icon;
    this.removable = removable;
  }

  /** Ikonli Feather literal. */
  public String icon() {
    return icon;
  }

  /** Whether AWS can take it away again. */
  public boolean removable() {
    return removable;
  }

  /** Part of ids and text keys: {@code public-access}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
