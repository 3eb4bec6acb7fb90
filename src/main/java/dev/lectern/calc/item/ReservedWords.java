package dev.lectern.calc.item;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Words that cannot stand for an attribute ("Reserved words in DynamoDB"). */
public final class ReservedWords {

  private static final String FILE = "/aws-model/dynamodb-reserved-words.txt";
  private static final Set<String> WORDS = read();

  private ReservedWords() {}

  private static Set<String> read() {
    try (InputStream in = ReservedWords.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return Set.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  /** Whether the word is reserved, in any case. */
  public static boolean contains(String word) {
    return WORDS.contains(word.toUpperCase(Locale.ROOT));
  }
}
