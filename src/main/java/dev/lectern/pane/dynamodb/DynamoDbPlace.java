package dev.lectern.pane.dynamodb;

/**
 * Where the user is, written {@code table} or {@code table/tab}; empty in the list of tables. Names
 * of tables have no slash.
 *
 * @param tab the end of the tab's id, empty for the first
 */
record DynamoDbPlace(String table, String tab) {

  static final DynamoDbPlace START = new DynamoDbPlace("", "");

  static DynamoDbPlace parse(String text) {
    int cut = text.indexOf('/');
    return cut < 0
        ? new DynamoDbPlace(text, "")
        : new DynamoDbPlace(text.substring(0, cut), text.substring(cut + 1));
  }

  String text() {
    return tab.isEmpty() ? table : table + "/" + tab;
  }
}
