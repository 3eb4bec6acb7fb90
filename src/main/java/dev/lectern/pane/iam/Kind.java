package dev.lectern.pane.iam;

import java.util.Locale;

/** What IAM keeps. */
enum Kind {
  USER("fth-user"),
  GROUP("fth-users"),
  ROLE("fth-shield"),
  POLICY("fth-file-text");

  private final String icon;

  Kind(String icon) {
    this.icon = icon;
  }

  /** Ikonli Feather literal. */
  String icon() {
    return icon;
  }

  /** {@code user}, as in ARNs and places. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
