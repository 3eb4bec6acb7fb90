package dev.lectern.lab.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The one loop that a line of a guide may have: <code>for i in $(seq 20); do aws … & done</code>.
 *
 * @param lines in the order of the loop; one when there is no loop
 * @param together whether they run at the same time, as with {@code &} in a shell
 */
record ShellLoop(List<String> lines, boolean together) {

  /** More would rather be a mistake than an exercise. */
  static final int MOST = 200;

  private static final Pattern LOOP =
      Pattern.compile(
          "(?s)for (\\w+) in \\$\\(seq (\\d{1,4})\\); do\\s+(.*?)\\s*(&|;)\\s*done(?:;\\s*wait)?");

  /**
   * Reads a line with or without a loop.
   *
   * @throws IllegalArgumentException when the loop is too long
   */
  static ShellLoop of(String line) {
    Matcher loop = LOOP.matcher(line.strip());
    if (!loop.matches()) {
      return new ShellLoop(List.of(line), false);
    }
    int times = Integer.parseInt(loop.group(2));
    if (times < 1 || times > MOST) {
      throw new IllegalArgumentException("Loop 1 to " + MOST + " times here.");
    }
    return new ShellLoop(
        IntStream.rangeClosed(1, times)
            .mapToObj(i -> loop.group(3).replace("$" + loop.group(1), String.valueOf(i)))
            .toList(),
        loop.group(4).equals("&"));
  }
}
