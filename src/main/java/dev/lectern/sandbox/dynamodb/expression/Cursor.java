package dev.lectern.sandbox.dynamodb.expression;

import java.util.List;
import java.util.Locale;

/**
 * Words one after another, the last of them the end, and a place among them: what DynamoDB's
 * languages have in common. For one thread.
 *
 * @param <W> a word
 */
public abstract class Cursor<W extends Cursor.Word> {

  /** What a language asks of any of its words. */
  public interface Word {
    /** Whether it is this symbol. */
    boolean is(String symbol);

    /** Whether it is this keyword, in any case. */
    boolean keyword(String word);
  }

  private final List<W> words;
  private int at;

  /** At the first of the words, which are not empty. */
  protected Cursor(List<W> words) {
    this.words = List.copyOf(words);
  }

  /** The error that says what should stand here. */
  protected abstract RuntimeException unexpected(String expectation);

  /** How many words are behind. */
  protected final int at() {
    return at;
  }

  /** A word, or the end for every place behind it. */
  protected final W word(int place) {
    return words.get(Math.min(place, words.size() - 1));
  }

  /** How many words there are, the end too. */
  protected final int size() {
    return words.size();
  }

  /** The word here. */
  public final W peek() {
    return word(at);
  }

  /** The word behind the one here. */
  public final W peekAhead() {
    return word(at + 1);
  }

  /** Takes the word here; the end stays. */
  public final W next() {
    W word = peek();
    at = Math.min(at + 1, words.size() - 1);
    return word;
  }

  /** Takes a symbol if it stands here. */
  public final boolean accept(String symbol) {
    return take(peek().is(symbol));
  }

  /** Takes a keyword if it stands here. */
  public final boolean acceptKeyword(String word) {
    return take(peek().keyword(word));
  }

  private boolean take(boolean there) {
    if (there) {
      next();
    }
    return there;
  }

  /** Takes a symbol, which must stand here. */
  public final void expect(String symbol) {
    if (!accept(symbol)) {
      throw unexpected("Expected " + symbol);
    }
  }

  /** Takes a keyword, which must stand here. */
  public final void expectKeyword(String word) {
    if (!acceptKeyword(word)) {
      throw unexpected("Expected keyword " + word.toUpperCase(Locale.ROOT));
    }
  }
}
