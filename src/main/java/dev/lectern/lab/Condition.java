package dev.lectern.lab;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * One line of what must hold for an answer: a path, an operator and mostly a value, as in {@code
 * Status == Enabled}, {@code Versions[*] count>= 3}, {@code ETag matches -3"$}, {@code
 * parameters.IfMatch exists}. A value may stand in single quotes.
 *
 * @param path where to look
 * @param op how to compare
 * @param value what to compare with; empty for {@code exists} and {@code absent}
 */
public record Condition(JsonPath path, Op op, String value) {

  /** How to compare: as numbers when both sides are numbers, else as texts. */
  public enum Op {
    COUNT_AT_LEAST("count>="),
    COUNT_AT_MOST("count<="),
    COUNT("count=="),
    DISTINCT_AT_LEAST("distinct>="),
    DISTINCT_AT_MOST("distinct<="),
    CONTAINS("contains"),
    MATCHES("matches"),
    EXISTS("exists"),
    ABSENT("absent"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AT_LEAST(">="),
    AT_MOST("<=");

    private final String sign;

    Op(String sign) {
      this.sign = sign;
    }

    boolean unary() {
      return this == EXISTS || this == ABSENT;
    }

    boolean distinct() {
      return this == DISTINCT_AT_LEAST || this == DISTINCT_AT_MOST;
    }

    boolean counts() {
      return this == COUNT || this == COUNT_AT_LEAST || this == COUNT_AT_MOST || distinct();
    }
  }

  /**
   * What a test brought.
   *
   * @param passed whether it holds
   * @param expected what should be there, in words
   * @param found what is there, in words
   */
  public record Outcome(boolean passed, String expected, String found) {}

  /** Of a function's log the line with the figures, without the request id. */
  private static final Pattern REPORT = Pattern.compile("REPORT RequestId: \\S+\\s+([^\n]+)");

  private static final int LONGEST_SHOWN = 80;

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  public static Condition parse(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0 && i > 0 && (c == ' ' || c == ']')) {
        int start = i + 1;
        while (start < text.length() && text.charAt(start) == ' ') {
          start++;
        }
        for (Op op : Op.values()) {
          if (text.startsWith(op.sign, start)) {
            return of(text, text.substring(0, i + 1).trim(), op, start + op.sign.length());
          }
        }
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no condition; write a path, a space, one of == != >= <= contains matches exists"
            + " absent count== count>= count<= distinct>= distinct<=, and a value");
  }

  private static Condition of(String text, String path, Op op, int end) {
    String value = text.substring(end).trim();
    if (op.unary() != value.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + text + "': " + op.sign + (op.unary() ? " takes no value" : " needs a value"));
    }
    if ((value.length() > 1 && quoted(value, '\'')) || (value.length() > 1 && quoted(value, '`'))) {
      value = value.substring(1, value.length() - 1);
    }
    if (op.counts() && !value.matches("\\d+")) {
      throw new IllegalArgumentException(
          "'" + text + "': " + op.sign + " needs a whole number, not '" + value + "'");
    }
    if (op == Op.MATCHES) {
      try {
        Pattern.compile(value);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "'" + text + "': the pattern is wrong: " + e.getDescription(), e);
      }
    }
    return new Condition(JsonPath.parse(path), op, value);
  }

  private static boolean quoted(String value, char quote) {
    return value.charAt(0) == quote && value.charAt(value.length() - 1) == quote;
  }

  /** Tests an answer. */
  public Outcome test(JsonNode root) {
    List<JsonNode> places = path.find(root);
    boolean passed =
        switch (op) {
          case EXISTS -> !places.isEmpty();
          case ABSENT -> places.isEmpty();
          case COUNT -> places.size() == Integer.parseInt(value);
          case COUNT_AT_LEAST -> places.size() >= Integer.parseInt(value);
          case COUNT_AT_MOST -> places.size() <= Integer.parseInt(value);
          case DISTINCT_AT_LEAST -> distinct(places) >= Integer.parseInt(value);
          case DISTINCT_AT_MOST -> distinct(places) <= Integer.parseInt(value);
          case NOT_EQUAL -> !places.isEmpty() && places.stream().noneMatch(this::equal);
          case EQUAL -> places.stream().anyMatch(this::equal);
          case CONTAINS -> places.stream().anyMatch(place -> text(place).contains(value));
          case MATCHES -> places.stream().anyMatch(this::matches);
          case AT_LEAST -> places.stream().anyMatch(place -> compare(place) >= 0);
          case AT_MOST -> !places.isEmpty() && places.stream().allMatch(p -> compare(p) <= 0);
        };
    return new Outcome(passed, expected(), found(places));
  }

  /**
   * Whether the thing is there that the condition speaks of: what it lacks may still come to it, as
   * a storage class does. Things that are counted may all be still to come.
   */
  public boolean concerns(JsonNode root) {
    return op.counts() || !path.owners(root).isEmpty();
  }

  /** What should be there, in words: {@code Status Enabled}, {@code at least 3 Versions}. */
  public String expected() {
    String noun = path.noun().replaceFirst("^\\$(?=log|payload)", "");
    return switch (op) {
      case EQUAL -> noun + " " + value;
      case NOT_EQUAL -> noun + " other than " + value;
      case AT_LEAST -> noun + " of " + value + " or more";
      case AT_MOST -> noun + " of " + value + " or less";
      case CONTAINS -> noun + " with " + value + " in it";
      case MATCHES -> value.contains("(?") ? "another " + noun : noun + " like " + shape();
      case EXISTS -> "a value for " + noun;
      case ABSENT -> "no " + noun;
      case COUNT -> (value.equals("0") ? "no" : "exactly " + value) + " " + noun;
      case COUNT_AT_LEAST -> value + " or more " + noun;
      case COUNT_AT_MOST -> value + " or fewer " + noun;
      case DISTINCT_AT_LEAST -> value + " or more different values of " + noun;
      case DISTINCT_AT_MOST -> value + " or fewer different values of " + noun;
    };
  }

  /** The pattern as what fits it looks, for who does not read regular expressions. */
  private String shape() {
    return value
        .replaceAll("^\\^|\\$$|\\\\s\\*|\\\\b", "")
        .replaceAll("\\.\\*|\\\\d\\+|\\[0-9]\\+", "…")
        .replaceAll("\\\\(\\W)", "$1");
  }

  private String found(List<JsonNode> places) {
    if (op.distinct()) {
      return String.valueOf(distinct(places));
    }
    if (op.counts()) {
      return String.valueOf(places.size());
    }
    if (places.isEmpty()) {
      return "none";
    }
    String text = String.join(", ", places.stream().map(Condition::readable).toList());
    Matcher report = REPORT.matcher(text);
    if (path.noun().equals("$log") && report.find()) {
      return "REPORT with " + report.group(1).strip().replaceAll("\\t+", ", ");
    }
    return text.length() <= LONGEST_SHOWN
        ? text
        : String.format(Locale.ENGLISH, "%s… (%,d characters)", beginning(text), text.length());
  }

  /** In one line, and no character torn in two. */
  private static String beginning(String text) {
    boolean torn = Character.isHighSurrogate(text.charAt(LONGEST_SHOWN - 1));
    return text.substring(0, torn ? LONGEST_SHOWN - 1 : LONGEST_SHOWN).replaceAll("\\s+", " ");
  }

  /** IAM sends policies percent-encoded; nobody can read them so. */
  private static String readable(JsonNode place) {
    String text = text(place);
    return text.startsWith("%7B") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
  }

  private static long distinct(List<JsonNode> places) {
    return places.stream().map(Condition::text).distinct().count();
  }

  private boolean equal(JsonNode place) {
    return text(place).equals(value) || (place.isNumber() && compare(place) == 0);
  }

  private boolean matches(JsonNode place) {
    return Pattern.compile(value).matcher(text(place)).find();
  }

  private int compare(JsonNode place) {
    try {
      return Double.compare(Double.parseDouble(text(place)), Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return text(place).compareTo(value);
    }
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asString() : node.toString();
  }

  @Override
  public String toString() {
    return path + " " + op.sign + (op.unary() ? "" : " " + value);
  }
}
