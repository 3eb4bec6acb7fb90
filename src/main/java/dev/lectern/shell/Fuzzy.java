package dev.lectern.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the letters of a query in a text, in order but with gaps: {@code vcs} finds "<b>v</b>iew
 * <b>c</b>alls of <b>S</b>3". Beginnings of words and letters in a row count more.
 */
final class Fuzzy {

  private static final int WORD_START = 8;
  private static final int IN_A_ROW = 6;
  private static final int WHOLE = 40;
  private static final int SMALL = 2;

  private Fuzzy() {}

  /**
   * A hit.
   *
   * @param score more is better
   * @param positions indexes of the letters that were found, ascending
   */
  record Hit(int score, List<Integer> positions) {}

  /** The best way to find the query, ignoring case and spaces; empty when there is none. */
  static Optional<Hit> find(String query, String text) {
    String wanted = query.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    String lower = text.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return Optional.of(new Hit(0, List.of()));
    }
    int whole = lower.indexOf(query.strip().toLowerCase(Locale.ROOT));
    if (whole >= 0) {
      List<Integer> positions = new ArrayList<>();
      for (int i = 0; i < query.strip().length(); i++) {
        positions.add(whole + i);
      }
      int start = whole == 0 || wordStart(lower, whole) ? WORD_START : 0;
      // a query that stands there as it is beats any letters that are gathered, however many
      int letters = WORD_START * wanted.length();
      return Optional.of(new Hit(WHOLE + letters + start - Math.min(whole, 20), positions));
    }
    Optional<Hit> best = Optional.empty();
    for (int from = lower.indexOf(wanted.charAt(0));
        from >= 0;
        from = lower.indexOf(wanted.charAt(0), from + 1)) {
      Optional<Hit> hit = from(wanted, lower, from);
      if (hit.isPresent() && (best.isEmpty() || hit.get().score() > best.get().score())) {
        best = hit;
      }
    }
    return best.isPresent() ? best : words(query, lower);
  }

  /** Each word for itself, wherever it stands: {@code theme dark} for "Use the dark theme". */
  private static Optional<Hit> words(String query, String text) {
    TreeSet<Integer> positions = new TreeSet<>();
    int score = 0;
    for (String word : query.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      int at = text.indexOf(word);
      if (at < 0) {
        return Optional.empty();
      }
      score += IN_A_ROW * word.length() + (wordStart(text, at) ? WORD_START : 0);
      for (int i = 0; i < word.length(); i++) {
        positions.add(at + i);
      }
    }
    return Optional.of(new Hit(score, List.copyOf(positions)));
  }

  private static Optional<Hit> from(String wanted, String text, int from) {
    List<Integer> positions = new ArrayList<>();
    int score = 0;
    int at = from;
    for (int i = 0; i < wanted.length(); i++) {
      char letter = wanted.charAt(i);
      int next = i == 0 ? from : nextOf(letter, text, at);
      if (next < 0) {
        return Optional.empty();
      }
      if (wordStart(text, next)) {
        score += WORD_START;
      } else if (!positions.isEmpty() && positions.getLast() == next - 1) {
        score += IN_A_ROW;
      }
      positions.add(next);
      at = next + 1;
    }
    int spread = positions.getLast() - positions.getFirst() + 1 - wanted.length();
    return Optional.of(new Hit(score - Math.min(spread, 20), List.copyOf(positions)));
  }

  /**
   * Finds what is meant rather than what is typed: every word of the query, or another of the same
   * meaning, begins a word of the text or of what else describes it.
   *
   * @param also more words for the text, in any order
   * @param same words of one meaning
   */
  static Optional<Hit> meant(String query, String text, String also, Thesaurus same) {
    String lower = text.toLowerCase(Locale.ROOT);
    TreeSet<Integer> positions = new TreeSet<>();
    int score = 0;
    boolean says = false;
    for (String word : same.words(query)) {
      if (same.small(word)) {
        score += start(lower + " " + also, word) >= 0 ? SMALL : 0;
        continue;
      }
      says = true;
      int best = 0;
      for (String other : same.of(word)) {
        int at = start(lower, other);
        for (int i = 0; at >= 0 && i < other.length(); i++) {
          positions.add(at + i);
        }
        boolean found = at >= 0 || start(also, other) >= 0;
        // as it was typed, or as it is another word for it; in the name, or beside it
        int said = other.equals(word) ? IN_A_ROW * word.length() + WORD_START : WORD_START;
        best = Math.max(best, found ? said + (at >= 0 ? WORD_START : WORD_START / 2) : 0);
      }
      if (best == 0) {
        return Optional.empty();
      }
      score += best;
    }
    return says ? Optional.of(new Hit(score, List.copyOf(positions))) : Optional.empty();
  }

  /** Where a word of the text begins so; -1 when none does. */
  private static int start(String text, String word) {
    int at = text.indexOf(word);
    while (at >= 0 && !wordStart(text, at)) {
      at = text.indexOf(word, at + 1);
    }
    return at;
  }

  /** The letter right here, else at the next beginning of a word, else anywhere behind. */
  private static int nextOf(char letter, String text, int at) {
    if (at < text.length() && text.charAt(at) == letter) {
      return at;
    }
    for (int i = at; i < text.length(); i++) {
      if (text.charAt(i) == letter && wordStart(text, i)) {
        return i;
      }
    }
    return text.indexOf(letter, at);
  }

  private static boolean wordStart(String text, int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }
}
