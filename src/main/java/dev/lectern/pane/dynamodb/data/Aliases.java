package dev.lectern.pane.dynamodb.data;

import dev.lectern.calc.item.ReservedWords;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Aliases reserved words in expressions that somebody wrote by hand. */
public final class Aliases {

  /** A name that is no placeholder; strings are no part of expressions. */
  private static final Pattern NAME = Pattern.compile("(?<![\\w#:])[A-Za-z_]\\w*");

  private static final Pattern CLAUSE = Pattern.compile("(?i)\\b(SET|REMOVE|ADD|DELETE)(?=\\s)");

  private static final Pattern KEYWORD = Pattern.compile("(?i)AND|OR|NOT|BETWEEN|IN");

  private static final Pattern FUNCTION =
      Pattern.compile(
          "attribute_exists|attribute_not_exists|attribute_type|begins_with|contains|size"
              + "|if_not_exists|list_append");

  private Aliases() {}

  /**
   * The expression with its reserved words aliased; null when it is blank.
   *
   * @param names gets what stands for the placeholders
   * @param reserved gets the words, in the order of their use
   */
  public static @Nullable String of(
      String typed, Map<String, String> names, List<String> reserved) {
    return of(typed, names, reserved, false);
  }

  /** The same for an update expression, in which SET, REMOVE, ADD and DELETE begin a clause. */
  public static @Nullable String ofUpdate(
      String typed, Map<String, String> names, List<String> reserved) {
    return of(typed, names, reserved, true);
  }

  private static @Nullable String of(
      String typed, Map<String, String> names, List<String> reserved, boolean update) {
    if (typed.isBlank()) {
      return null;
    }
    String text = typed.strip().replaceAll("\\s+", " ");
    StringBuilder sent = new StringBuilder();
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      String word = name.group();
      if (ReservedWords.contains(word) && !syntax(text, word, name, update)) {
        names.putIfAbsent("#" + word, word);
        if (!reserved.contains(word)) {
          reserved.add(word);
        }
        name.appendReplacement(sent, Matcher.quoteReplacement("#" + word));
      }
    }
    return name.appendTail(sent).toString();
  }

  private static boolean syntax(String text, String word, Matcher at, boolean update) {
    String rest = text.substring(at.end());
    boolean called = rest.startsWith("(") || rest.startsWith(" (");
    return KEYWORD.matcher(word).matches()
        || (called && FUNCTION.matcher(word).matches())
        || (update && CLAUSE.matcher(word + " ").lookingAt() && !rest.startsWith(" ="));
  }
}
