package dev.lectern.asl.query;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions of JSONata that take a regular expression, with an end: Java's matcher tries every
 * way through a text, which can be more than anybody can wait for. Each search is made once over a
 * text that counts how often it is read.
 */
final class JsonataPatterns {

  /** Reads of a character; a search through 256 KiB that does not go back needs as many. */
  private static final int MOST_READS = 20_000_000;

  /** By name, with the signatures of JSONata's documentation. */
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "contains", "<s-(sf):b>",
          "match", "<s-f<s:o>n?:a<o>>",
          "replace", "<s-(sf)(sf)n?:s>",
          "split", "<s-(sf)n?:a<s>>");

  private JsonataPatterns() {}

  static void bind(Jsonata.Frame frame) {
    FUNCTIONS.forEach(
        (name, signature) -> {
          var function = new Jsonata.JFunction(name, signature, Functions.class, null, name);
          frame.bind(
              name,
              new Jsonata.JFunction(
                  (input, arguments) -> {
                    tryOut(arguments);
                    return function.call(input, arguments);
                  },
                  signature));
        });
  }

  private static void tryOut(List<?> arguments) {
    if (arguments.size() > 1
        && arguments.get(0) instanceof String text
        && arguments.get(1) instanceof Pattern pattern) {
      Matcher matcher = pattern.matcher(new Counted(text, new int[1]));
      boolean more = true;
      while (more) {
        more = matcher.find();
      }
    }
  }

  /** A text that can be read only so often. */
  private record Counted(String text, int[] reads) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++reads[0] > MOST_READS) {
        throw new JException("U1001: The regular expression takes too long", 0);
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
