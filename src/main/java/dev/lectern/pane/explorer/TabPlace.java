package dev.lectern.pane.explorer;

/**
 * Where the user is in an explorer whose resources have names without a slash: written {@code name}
 * or {@code name/tab}; empty in the list.
 *
 * @param tab the end of the tab's id, empty for the one in front
 */
public record TabPlace(String resource, String tab) implements Place {

  /** The list. */
  public static final TabPlace START = new TabPlace("", "");

  /** A resource, in whatever tab is in front. */
  public static TabPlace of(String resource) {
    return new TabPlace(resource, "");
  }

  /** The place of that text. */
  public static TabPlace parse(String text) {
    int cut = text.indexOf('/');
    return cut < 0 ? of(text) : new TabPlace(text.substring(0, cut), text.substring(cut + 1));
  }

  /** The same resource in another tab. */
  public TabPlace at(String other) {
    return new TabPlace(resource, other);
  }

  @Override
  public String text() {
    return tab.isEmpty() ? resource : resource + "/" + tab;
  }
}
