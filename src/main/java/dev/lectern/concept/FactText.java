package dev.lectern.concept;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with its facts in it.
 *
 * @param text Markdown, ready to be shown
 * @param facts that it names, each once, in the order of the text
 */
public record FactText(String text, List<Fact> facts) {

  private static final Pattern PLACE =
      Pattern.compile("\\{=([^{}]+)}|\\{([a-z0-9]+(?:[.-][a-z0-9]+)*)}");

  /**
   * Puts facts in their places.
   *
   * @throws IllegalArgumentException when the text names a fact that there is not, or that is not
   *     checked
   */
  static FactText of(String template, Map<String, Fact> facts, Locale language) {
    List<Fact> named = new ArrayList<>();
    Matcher matcher = PLACE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String with;
      if (matcher.group(1) != null) {
        with = matcher.group(1);
      } else {
        Fact fact = facts.get(matcher.group(2));
        if (fact == null || !fact.checked()) {
          throw new IllegalArgumentException(
              "there is no checked fact " + matcher.group(2) + " for: " + template);
        }
        with = fact.text(language);
        if (!named.contains(fact)) {
          named.add(fact);
        }
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(with));
    }
    return new FactText(matcher.appendTail(text).toString(), List.copyOf(named));
  }

  /** Numbers that stand in a text by themselves, outside of code: they should be facts. */
  static List<String> bareNumbers(String template) {
    String left = PLACE.matcher(template).replaceAll("").replaceAll("`[^`]*`", "");
    return Pattern.compile("(?<![\\p{L}\\d-])\\d[\\d.,]*(?![\\p{L}\\d])")
        .matcher(left)
        .results()
        .map(found -> found.group())
        .toList();
  }
}
