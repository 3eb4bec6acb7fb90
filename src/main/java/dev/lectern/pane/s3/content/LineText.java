package dev.lectern.pane.s3.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * UTF-8 text that is edited and written back with the byte order mark and the line ends that it
 * had: an editor knows only {@code \n}, and a change of one line must not change all others.
 */
public final class LineText {

  /** A text of no bytes. */
  public static final LineText EMPTY = new LineText("", false);

  private static final String MARK = "\uFEFF";

  private final boolean mark;
  private final List<String> lines = new ArrayList<>();

  /** What ends each line but the last. */
  private final List<String> ends = new ArrayList<>();

  private final String usual;

  private LineText(String text, boolean mark) {
    this.mark = mark;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        boolean both = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        lines.add(text.substring(from, i));
        ends.add(both ? "\r\n" : String.valueOf(c));
        i += both ? 1 : 0;
        from = i + 1;
      }
    }
    lines.add(text.substring(from));
    usual = mostOf(ends);
  }

  /** Reads all bytes of an object; empty when they are not valid UTF-8 text. */
  public static Optional<LineText> of(byte[] bytes, String contentType) {
    return DecodedText.of(bytes, false, contentType)
        .filter(text -> text.charset().equals("UTF-8") && text.broken() == 0)
        .map(text -> new LineText(text.text(), text.mark()));
  }

  /** Its lines with {@code \n} between them. */
  public String text() {
    return String.join("\n", lines);
  }

  /**
   * The bytes of what was made of it. Lines at the beginning and the end that are as they were keep
   * their ends, others get the one that most lines have.
   *
   * @param edited lines with {@code \n} between them
   */
  public byte[] bytes(String edited) {
    List<String> now = List.of(edited.split("\n", -1));
    int most = Math.min(now.size(), lines.size());
    int same = 0;
    while (same < most && now.get(same).equals(lines.get(same))) {
      same++;
    }
    int shift = lines.size() - now.size();
    int tail = now.size();
    while (now.size() - tail < most - same
        && now.get(tail - 1).equals(lines.get(tail - 1 + shift))) {
      tail--;
    }
    StringBuilder text = new StringBuilder(mark ? MARK : "");
    for (int i = 0; i < now.size(); i++) {
      text.append(now.get(i));
      if (i < now.size() - 1) {
        int as = i < same ? i : i >= tail ? i + shift : ends.size();
        text.append(as < ends.size() ? ends.get(as) : usual);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String mostOf(List<String> ends) {
    Map<String, Integer> counts = new HashMap<>();
    ends.forEach(end -> counts.merge(end, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("\n");
  }
}
