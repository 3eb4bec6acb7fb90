package dev.lectern.pane.dynamodb.partiql;

import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What can be said about a statement before it is sent ("PartiQL statements for DynamoDB", Amazon
 * DynamoDB Developer Guide). DynamoDB itself judges whether it is right.
 */
final class Statements {

  private Statements() {}

  /** The first word, in capitals. */
  static String verb(String statement) {
    String text = bare(statement);
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toUpperCase(Locale.ROOT);
  }

  /** Whether it changes items. */
  static boolean writes(String statement) {
    return switch (verb(statement)) {
      case "INSERT", "UPDATE", "DELETE" -> true;
      default -> false;
    };
  }

  /** As it is sent: without comments, blanks around it and a last semicolon. */
  static String bare(String typed) {
    String text = withoutComments(typed).strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
  }

  private static String withoutComments(String typed) {
    StringBuilder text = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (quote == 0 && typed.startsWith("--", i)) {
        int end = typed.indexOf('\n', i);
        i = end < 0 ? typed.length() : end - 1;
        continue;
      }
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      text.append(c);
    }
    return text.toString();
  }

  /**
   * Whether a SELECT names no value of the partition key, so that it reads everything: "a SELECT
   * statement can result in a full table scan if an equality or IN condition with a partition key
   * is not provided in the WHERE clause" (page "PartiQL select statements for DynamoDB").
   */
  static boolean scans(String statement, TableInfo table) {
    String text = bare(statement);
    if (!verb(text).equals("SELECT") || !names(text, table.name())) {
      return false;
    }
    KeyAttribute key =
        table.indexes().stream()
            .filter(index -> text.contains("\".\"" + index.name() + "\""))
            .findFirst()
            .map(IndexInfo::partition)
            .orElse(table.partition());
    String name = Pattern.quote(key.name());
    Pattern condition =
        Pattern.compile(
            "(?is)\\bWHERE\\b.*(\""
                + name
                + "\"|(?<![\\w\"'])"
                + name
                + "(?![\\w\"']))\\s*(=|IN\\b).*");
    return !condition.matcher(text).find();
  }

  private static boolean names(String text, String table) {
    return Pattern.compile("(?is)\\bFROM\\s+\"?" + Pattern.quote(table) + "(?![\\w.-])")
        .matcher(text)
        .find();
  }

  /** Statements to begin with, by a key of their name. */
  static Map<String, String> examples(TableInfo table) {
    List<KeyAttribute> keys = new ArrayList<>(List.of(table.partition()));
    if (table.sort() != null) {
      keys.add(table.sort());
    }
    String from = quoted(table.name());
    String partition = quoted(table.partition().name());
    String where = where(keys);
    Map<String, String> examples = new LinkedHashMap<>();
    examples.put("all", "SELECT * FROM " + from);
    examples.put(
        "query",
        "SELECT * FROM " + from + "\nWHERE " + partition + " = " + value(table.partition()));
    for (IndexInfo index : table.indexes().stream().limit(1).toList()) {
      examples.put(
          "index",
          "SELECT * FROM "
              + from
              + "."
              + quoted(index.name())
              + "\nWHERE "
              + quoted(index.partition().name())
              + " = "
              + value(index.partition()));
    }
    StringBuilder members = new StringBuilder();
    keys.forEach(
        key ->
            members.append("'").append(key.name()).append("': ").append(value(key)).append(", "));
    examples.put("insert", "INSERT INTO " + from + "\nVALUE {" + members + "'note': 'new'}");
    examples.put(
        "update", "UPDATE " + from + "\nSET note = 'changed'\n" + where + "\nRETURNING ALL NEW *");
    examples.put("delete", "DELETE FROM " + from + "\n" + where + "\nRETURNING ALL OLD *");
    return examples;
  }

  private static String where(List<KeyAttribute> keys) {
    StringBuilder text = new StringBuilder();
    for (KeyAttribute key : keys) {
      text.append(text.isEmpty() ? "WHERE " : " AND ")
          .append(quoted(key.name()))
          .append(" = ")
          .append(value(key));
    }
    return text.toString();
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }

  private static String value(KeyAttribute key) {
    return key.type().equals("N") ? "1" : "'…'";
  }
}
