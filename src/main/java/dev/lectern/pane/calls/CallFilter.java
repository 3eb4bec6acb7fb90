package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.calls.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which calls are listed. A word finds calls that have it in operation, key parameter, error,
 * request id or origin; {@code service:}, {@code op:}, {@code status:}, {@code error:}, {@code
 * origin:}, {@code session:} and {@code id:} look in one of them. All words must be found.
 *
 * @param text what the user typed
 * @param show which kind of calls
 */
record CallFilter(String text, Show show) {

  /** Kinds of calls. */
  enum Show {
    ALL,
    WRITES,
    ERRORS
  }

  private static final Pattern WORD =
      Pattern.compile("([a-z]+):(\"[^\"]*\"?|\\S*)|\"[^\"]*\"?|\\S+");

  /** The test that a call has to pass. */
  Predicate<ApiCall> predicate() {
    List<Predicate<ApiCall>> all = new ArrayList<>();
    switch (show) {
      case ALL -> {}
      case WRITES -> all.add(call -> Operations.mutating(call.operation()));
      case ERRORS -> all.add(CallText::failed);
    }
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      all.add(
          word.group(1) == null
              ? anywhere(unquote(word.group()))
              : field(word.group(1), unquote(word.group(2)), unquote(word.group())));
    }
    return call -> all.stream().allMatch(test -> test.test(call));
  }

  private static Predicate<ApiCall> field(String name, String value, String whole) {
    return switch (name) {
      case "service" -> call -> has(call.service(), value);
      case "op", "operation" -> call -> has(call.operation(), value);
      case "status" -> call -> String.valueOf(call.status()).startsWith(value);
      case "error" -> call -> call.errorCode() != null && has(call.errorCode(), value);
      case "origin" -> call -> has(call.origin(), value);
      case "session" -> call -> has(call.sessionId(), value);
      case "id" -> call -> call.requestId() != null && has(call.requestId(), value);
      default -> anywhere(whole);
    };
  }

  private static Predicate<ApiCall> anywhere(String word) {
    return call ->
        has(call.service() + ":" + call.operation(), word)
            || has(CallText.subject(call), word)
            || has(CallText.keyParameter(call), word)
            || has(call.origin(), word)
            || (call.errorCode() != null && has(call.errorCode(), word))
            || (call.requestId() != null && has(call.requestId(), word));
  }

  private static boolean has(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static String unquote(String word) {
    String open = word.startsWith("\"") ? word.substring(1) : word;
    return open.endsWith("\"") ? open.substring(0, open.length() - 1) : open;
  }
}
