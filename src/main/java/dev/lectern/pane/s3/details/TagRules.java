package dev.lectern.pane.s3.details;

import dev.lectern.ui.control.Pair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What AWS takes as tags ("Categorizing your objects using tags" in the User Guide). Problems are
 * keys of texts, empty for none.
 *
 * @param most tags that may be there
 */
public record TagRules(int most) {

  /** Of an object. */
  public static final TagRules OBJECT = new TagRules(10);

  /** Of a bucket. */
  public static final TagRules BUCKET = new TagRules(50);

  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  /** The rows that are sent: those with any text, without space around it. */
  public static List<Pair> sent(List<Pair> rows) {
    return rows.stream()
        .filter(row -> !row.name().isBlank() || !row.value().isBlank())
        .map(row -> new Pair(row.name().strip(), row.value().strip()))
        .toList();
  }

  /** What is wrong with each row. */
  public List<String> problems(List<Pair> rows) {
    Set<String> seen = new HashSet<>();
    List<String> problems = new ArrayList<>();
    int sent = 0;
    for (Pair row : rows) {
      String problem = problem(row, seen);
      boolean counts = !row.name().isBlank() || !row.value().isBlank();
      sent += counts ? 1 : 0;
      problems.add(problem.isEmpty() && counts && sent > most ? "tags.bad.many" : problem);
    }
    return problems;
  }

  private static String problem(Pair row, Set<String> seen) {
    String key = row.name().strip();
    String value = row.value().strip();
    if (key.isEmpty()) {
      return value.isEmpty() ? "" : "tags.bad.unnamed";
    }
    if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
      return "tags.bad.reserved";
    }
    // UTF-16 units, as AWS counts: a character outside the basic plane takes two
    if (key.length() > LONGEST_KEY) {
      return "tags.bad.key.long";
    }
    if (value.length() > LONGEST_VALUE) {
      return "tags.bad.value.long";
    }
    if (!CHARACTERS.matcher(key).matches() || !CHARACTERS.matcher(value).matches()) {
      return "tags.bad.characters";
    }
    return seen.add(key) ? "" : "tags.bad.twice";
  }

  /** Whether all of them may be sent. */
  public boolean fine(List<Pair> rows) {
    return problems(rows).stream().allMatch(String::isEmpty);
  }
}
