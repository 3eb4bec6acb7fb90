package dev.lectern.pane.explorer;

/**
 * Where the user is in an explorer: in the list that it begins with, or in one resource. A record
 * with a {@code parse} beside it.
 */
public interface Place {

  /** It as text, from which the same place can be made again; empty in the list. */
  String text();

  /** The bucket, table or function that is shown; empty in the list. */
  String resource();

  /** End of the id of the tab in front; empty for the one that is. */
  default String tab() {
    return "";
  }

  /** Two places on the same page are one step back: another tab or another chosen row is none. */
  default String page() {
    return resource();
  }

  /** Text of the place above. */
  default String up() {
    return "";
  }
}
