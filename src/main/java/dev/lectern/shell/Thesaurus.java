package dev.lectern.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of one meaning, so that an action is found by another name than its own. */
final class Thesaurus {

  /** Shorter beginnings mean too much. */
  private static final int SHORTEST = 3;

  private final List<List<String>> groups;
  private final Set<String> small;

  /**
   * @param groups words of one meaning, groups with a semicolon between
   * @param small words that a query may have and that say nothing
   */
  Thesaurus(String groups, String small) {
    this.groups = Pattern.compile(";").splitAsStream(groups).map(Thesaurus::split).toList();
    this.small = Set.copyOf(split(small));
  }

  /** The words of a query. */
  List<String> words(String query) {
    return split(query);
  }

  /** Whether a word says nothing by itself. */
  boolean small(String word) {
    return small.contains(word);
  }

  /** A word as it is typed so far, and all others of its meaning; the word itself first. */
  Set<String> of(String word) {
    Set<String> all = new LinkedHashSet<>();
    all.add(word);
    String one =
        word.length() > SHORTEST && word.endsWith("s")
            ? word.substring(0, word.length() - 1)
            : word;
    all.add(one);
    for (List<String> group : groups) {
      if (group.stream()
          .anyMatch(
              each -> each.equals(word) || (one.length() >= SHORTEST && each.startsWith(one)))) {
        all.addAll(group);
      }
    }
    return all;
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
