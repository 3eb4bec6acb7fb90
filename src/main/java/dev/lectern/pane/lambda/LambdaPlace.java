package dev.lectern.pane.lambda;

import dev.lectern.pane.explorer.Place;

/**
 * Where the user is, written {@code function} or {@code function/tab}; empty in the list. Names of
 * functions have no slash.
 *
 * @param tab the end of the tab's id, empty for the first
 */
record LambdaPlace(String function, String tab) implements Place {

  static final LambdaPlace START = new LambdaPlace("", "");

  static LambdaPlace parse(String text) {
    int cut = text.indexOf('/');
    return cut < 0
        ? new LambdaPlace(text, "")
        : new LambdaPlace(text.substring(0, cut), text.substring(cut + 1));
  }

  @Override
  public String resource() {
    return function;
  }

  @Override
  public String text() {
    return tab.isEmpty() ? function : function + "/" + tab;
  }
}
