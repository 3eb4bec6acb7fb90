package dev.lectern.presenter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a text what a class must not read: account ids, access keys, secrets, session tokens,
 * signatures, the credentials of a presigned URL. Texts that were cut in the middle are known too.
 */
public final class SecretText {

  /** Characters from {@code start} to before {@code end}. */
  public record Range(int start, int end) {}

  /** Shorter secrets would cover ordinary words. */
  private static final int LEAST = 6;

  private static final String BEFORE_WORD = "(?<![A-Za-z0-9/+_=])";
  private static final String AFTER_WORD = "(?![A-Za-z0-9/+_=])";

  /** What is masked is the group {@code x}. */
  private static final List<Pattern> PATTERNS =
      List.of(
          // an account id alone, in groups, or in an ARN that may be cut
          Pattern.compile("(?<![A-Za-z0-9])(?<x>\\d{12})(?![A-Za-z0-9])"),
          Pattern.compile("(?<!\\d)(?<x>\\d{4}[ -]\\d{4}[ -]\\d{4})(?!\\d)"),
          Pattern.compile("(?<!\\d)(?<x>\\d{4}…\\d{4})(?!\\d)"),
          Pattern.compile("arn:[a-z-]{2,20}:[a-z0-9-]*:[a-z0-9-]*:(?<x>\\d{1,12})(?=:|…|$)"),
          Pattern.compile("…(?<x>\\d{2,12})(?=:)"),
          // access keys keep the letters that tell their kind
          Pattern.compile("(?<![A-Za-z0-9])(?:AKIA|ASIA)(?<x>[A-Z0-9…]{4,})"),
          Pattern.compile(
              "(?i)\\bx-amz-(?:credential|signature|security-token)(?:=|:\\s*|%3D)(?<x>[^&\\s\"'<,]+)"),
          Pattern.compile("\\bCredential=(?<x>[^,\\s&\"']+)"),
          Pattern.compile("(?i)\\bsignature=(?<x>[0-9a-f…]{8,})"),
          Pattern.compile(
              "(?i)(?:secret_?access_?key|session_?token|aws_secret_access_key|aws_session_token)"
                  + "[\"']?\\s*[:=>]\\s*[\"']?(?<x>[^\"'\\s,<]{4,})"));

  private static final Pattern SECRET_KEY =
      Pattern.compile(BEFORE_WORD + "(?<x>[A-Za-z0-9/+]{40})" + AFTER_WORD);
  private static final Pattern TOKEN =
      Pattern.compile("(?<![A-Za-z0-9/+_=-])(?<x>[A-Za-z0-9/+_=-]{100,})");

  private final Supplier<? extends Collection<String>> known;

  /**
   * @param known secrets of the sessions that are open, account ids with them; asked at each look
   */
  public SecretText(Supplier<? extends Collection<String>> known) {
    this.known = known;
  }

  /** What to cover, first to last; none overlap. */
  public List<Range> in(String text) {
    if (text.length() < 2) {
      return List.of();
    }
    List<Range> found = new ArrayList<>();
    for (String secret : known.get()) {
      if (secret.length() >= LEAST) {
        for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
          int open = secret.startsWith("AKIA") || secret.startsWith("ASIA") ? 4 : 0;
          found.add(new Range(at + open, at + secret.length()));
        }
      }
    }
    PATTERNS.forEach(pattern -> add(pattern, text, false, found));
    add(SECRET_KEY, text, true, found);
    add(TOKEN, text, true, found);
    return apart(found);
  }

  private static void add(Pattern pattern, String text, boolean random, List<Range> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (!random || looksRandom(matcher.group("x"))) {
        found.add(new Range(matcher.start("x"), matcher.end("x")));
      }
    }
  }

  /** A word, a path or a hexadecimal number of that length is no secret. */
  private static boolean looksRandom(String word) {
    return word.chars().anyMatch(Character::isUpperCase)
        && word.chars().anyMatch(Character::isLowerCase)
        && word.chars().anyMatch(Character::isDigit);
  }

  private static List<Range> apart(List<Range> found) {
    if (found.size() < 2) {
      return found;
    }
    found.sort(Comparator.comparingInt(Range::start));
    List<Range> result = new ArrayList<>();
    Range last = found.getFirst();
    for (Range next : found) {
      if (next.start() <= last.end()) {
        last = new Range(last.start(), Math.max(last.end(), next.end()));
      } else {
        result.add(last);
        last = next;
      }
    }
    result.add(last);
    return result;
  }
}
