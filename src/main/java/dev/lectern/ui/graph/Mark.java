package dev.lectern.ui.graph;

/**
 * What a node or an arrow shows beside what it is.
 *
 * @param style one style class: {@code running}, {@code succeeded}, {@code caught}, {@code failed},
 *     {@code aborted}, {@code waiting}, {@code unreached} or {@code wrong}; empty for none
 * @param icon of the Feather set, in front of the title; empty for none
 * @param words read out after the node's name: colour never stands alone
 * @param badge a word or two on the upper edge, for example {@code retried 3}; empty for none
 * @param note in place of a frame's own, for example {@code 2 of 3}; empty to leave that
 */
public record Mark(String style, String icon, String words, String badge, String note) {

  /** Nothing. */
  public static final Mark NONE = new Mark("", "", "", "", "");

  /** For an arrow, or a node without further words. */
  public static Mark of(String style) {
    return new Mark(style, "", "", "", "");
  }

  /** A status with its sign and its words. */
  public static Mark of(String style, String icon, String words) {
    return new Mark(style, icon, words, "", "");
  }

  /** The same with a badge. */
  public Mark badge(String text) {
    return new Mark(style, icon, words, text, note);
  }

  /** The same with a note. */
  public Mark note(String text) {
    return new Mark(style, icon, words, badge, text);
  }
}
