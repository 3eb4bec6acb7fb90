package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.Headers.Name;
import dev.lectern.ui.control.Pair;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What S3 and HTTP take as headers and metadata ("Working with object metadata" in the User Guide;
 * names are tokens of RFC 9110). Problems are keys of texts, empty for none.
 */
final class HeaderRules {

  /** Bytes of UTF-8 of all names and values of the user's metadata. */
  static final int MOST_METADATA = 2_048;

  private static final int MOST_REDIRECT = 2_048;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern ASCII = Pattern.compile("[\\x20-\\x7E]*");

  private HeaderRules() {}

  /** Bytes that S3 counts. */
  static int size(List<Pair> metadata) {
    return metadata.stream().mapToInt(pair -> bytes(pair.name()) + bytes(pair.value())).sum();
  }

  private static int bytes(String text) {
    return text.strip().getBytes(StandardCharsets.UTF_8).length;
  }

  /** What is wrong with each row; rows without any text are not sent and always right. */
  static List<String> problems(List<Pair> metadata) {
    Set<String> seen = new HashSet<>();
    List<String> problems = new ArrayList<>();
    for (Pair pair : metadata) {
      problems.add(problem(pair, seen));
    }
    return problems;
  }

  private static String problem(Pair pair, Set<String> seen) {
    String name = pair.name().strip();
    if (name.isEmpty()) {
      return pair.value().isBlank() ? "" : "headers.bad.unnamed";
    }
    if (!TOKEN.matcher(name).matches()) {
      return "headers.bad.name";
    }
    if (!seen.add(name.toLowerCase(Locale.ROOT))) {
      return "headers.bad.twice";
    }
    return ASCII.matcher(pair.value()).matches() ? "" : "headers.bad.ascii";
  }

  /** What is wrong with a header's value. */
  static String problem(Name name, String value) {
    if (!ASCII.matcher(value).matches()) {
      return "headers.bad.ascii";
    }
    if (value.isBlank()) {
      return "";
    }
    return switch (name) {
      case EXPIRES -> expires(value).isPresent() ? "" : "headers.bad.date";
      case WEBSITE_REDIRECT ->
          value.length() <= MOST_REDIRECT && value.matches("(/|https?://).*")
              ? ""
              : "headers.bad.redirect";
      case CONTENT_TYPE -> value.matches("[^/\\s]+/[^/\\s;]+(\\s*;.*)?") ? "" : "headers.bad.type";
      default -> "";
    };
  }

  /** Whether all of it may be sent. */
  static boolean fine(Headers headers) {
    return size(headers.metadata()) <= MOST_METADATA
        && problems(headers.metadata()).stream().allMatch(String::isEmpty)
        && headers.system().entrySet().stream()
            .allMatch(entry -> problem(entry.getKey(), entry.getValue()).isEmpty());
  }

  /** An HTTP date, for example {@code Sat, 21 Nov 2026 10:00:00 GMT}. */
  static Optional<Instant> expires(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
