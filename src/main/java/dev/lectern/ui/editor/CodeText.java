package dev.lectern.ui.editor;

import java.text.NumberFormat;
import java.util.Locale;

/**
 * A text cut to what an editor can show smoothly.
 *
 * @param text what is shown
 * @param note what is not shown, empty when all is
 */
record CodeText(String text, String note) {

  /** Most characters that are shown. */
  static final int LIMIT = 256 * 1024;

  /** Longest line that is shown whole: layout of a line takes time with its square. */
  static final int LINE_LIMIT = 4_000;

  static CodeText of(String all) {
    String clean = all.indexOf('\r') < 0 ? all : all.replace("\r\n", "\n").replace('\r', '\n');
    boolean cut = clean.length() > LIMIT;
    String shown = cut ? clean.substring(0, LIMIT) : clean;
    boolean shortened = false;
    if (longestLine(shown) > LINE_LIMIT) {
      shown = shorten(shown);
      shortened = true;
    }
    NumberFormat number = NumberFormat.getIntegerInstance(Locale.ENGLISH);
    String note = "";
    if (cut) {
      note =
          "The first "
              + number.format(LIMIT)
              + " of "
              + number.format(clean.length())
              + " characters are shown; Copy takes all of them.";
    } else if (shortened) {
      note = "Lines are cut after " + number.format(LINE_LIMIT) + " characters; Copy takes all.";
    }
    return new CodeText(shown, note);
  }

  private static int longestLine(String text) {
    int longest = 0;
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      longest = Math.max(longest, end - start);
      start = end + 1;
    }
    return Math.max(longest, text.length() - start);
  }

  private static String shorten(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (String line : text.split("\n", -1)) {
      if (!result.isEmpty()) {
        result.append('\n');
      }
      if (line.length() > LINE_LIMIT) {
        result.append(line, 0, LINE_LIMIT).append('…');
      } else {
        result.append(line);
      }
    }
    return result.toString();
  }
}
