package dev.lectern.calls;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the parameters of a call for bytes that were too many to be kept. */
final class LeftOut {

  private static final Pattern TEXT = Pattern.compile("\\((\\d{1,18}) bytes\\)");

  private LeftOut() {}

  static String of(long bytes) {
    return "(" + bytes + " bytes)";
  }

  /** How many bytes were left out; empty when the text stands for itself. */
  static OptionalLong bytes(String text) {
    Matcher found = TEXT.matcher(text);
    return found.matches() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }
}
