package dev.lectern.pane.dynamodb;

import dev.lectern.pane.explorer.Place;

/**
 * Where the user is, written {@code table} or {@code table/tab}; empty in the list of tables. Names
 * of tables have no slash.
 *
 * @param tab the end of the tab's id, empty for the first
 */
record DynamoDbPlace(String table, String tab) implements Place {

  static final DynamoDbPlace START = new DynamoDbPlace("", "");

  static DynamoDbPlace parse(String text) {
    int cut = text.indexOf('/');
    return cut < 0
        ? new DynamoDbPlace(text, "")
        : new DynamoDbPlace(text.substring(0, cut), text.substring(cut + 1));
  }

  @Override
  public String resource() {
    return table;
  }

  @Override
  public String text() {
    return tab.isEmpty() ? table : table + "/" + tab;
  }
}
