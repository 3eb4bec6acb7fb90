package dev.lectern.pane.stepfunctions.definition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a caret stands in a text that is JSON, or is about to become it: nothing has to be closed,
 * commas may be missing. Pure.
 *
 * @param path keys from the outermost object to what holds the caret; {@code []} for an element
 * @param key whether a key belongs there; otherwise a value of the last key of the path
 * @param from beginning of the word at the caret, its quotation mark included
 * @param to its end, closing quotation mark included
 * @param typed of the word, up to the caret
 * @param quoted whether it begins with a quotation mark
 * @param members of the object around it: texts of plain values by key, others empty
 * @param jsonata whether the state around it, or else the machine, speaks JSONata
 * @param names of the states, by the path of the object that holds {@code StartAt}
 */
record JsonPlace(
    List<String> path,
    boolean key,
    int from,
    int to,
    String typed,
    boolean quoted,
    Map<String, String> members,
    boolean jsonata,
    Map<List<String>, List<String>> names) {

  private static final class Frame {
    final boolean object;
    final List<String> path;
    final Map<String, String> members = new LinkedHashMap<>();
    String key = "";
    boolean value;

    Frame(boolean object, List<String> path) {
      this.object = object;
      this.path = path;
    }

    List<String> here() {
      List<String> here = new ArrayList<>(path);
      here.add(object ? key : "[]");
      return here;
    }
  }

  /** What stands at the caret; null where nothing is to be said. */
  static @Nullable JsonPlace of(String text, int caret) {
    return new Scan(text, caret).run();
  }

  private static final class Scan {

    private final String text;
    private final int caret;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Map<List<String>, List<String>> names = new LinkedHashMap<>();
    private @Nullable Frame around;
    private List<Frame> outward = List.of();
    private boolean key;
    private List<String> path = List.of();
    private int from;
    private int to;
    private boolean quoted;
    private boolean found;

    Scan(String text, int caret) {
      this.text = text;
      this.caret = caret;
    }

    @Nullable JsonPlace run() {
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (!found && at >= caret) {
          here(at, at, false);
        }
        at =
            switch (c) {
              case '{', '[' -> push(c == '{', at);
              case '}', ']' -> pop(at);
              case ':' -> colon(at);
              case ',' -> comma(at);
              case '"' -> string(at);
              default -> Character.isWhitespace(c) ? at + 1 : word(at);
            };
      }
      if (!found) {
        here(text.length(), text.length(), false);
      }
      Frame holder = around;
      if (holder == null) {
        return null;
      }
      String typed = text.substring(Math.min(caret, quoted ? from + 1 : from), caret);
      return new JsonPlace(path, key, from, to, typed, quoted, holder.members, jsonata(), names);
    }

    /** The innermost that says its language tells; what says it may stand behind the caret. */
    private boolean jsonata() {
      return outward.stream()
          .map(frame -> frame.members.getOrDefault("QueryLanguage", ""))
          .filter(language -> !language.isEmpty())
          .findFirst()
          .filter("JSONata"::equals)
          .isPresent();
    }

    private void here(int begin, int end, boolean quotes) {
      found = true;
      from = quotes || begin != end ? begin : caret;
      to = quotes || begin != end ? end : caret;
      quoted = quotes;
      Frame frame = open.peek();
      around = frame;
      outward = List.copyOf(open);
      if (frame != null) {
        key = frame.object && !frame.value;
        path = key ? frame.path : frame.here();
      }
    }

    private int push(boolean object, int at) {
      Frame top = open.peek();
      if (top != null && top.object) {
        top.members.putIfAbsent(top.key, "");
      }
      open.push(new Frame(object, top == null ? List.of() : top.here()));
      return at + 1;
    }

    private int pop(int at) {
      if (!open.isEmpty()) {
        open.pop();
      }
      Frame top = open.peek();
      if (top != null) {
        top.value = false;
      }
      return at + 1;
    }

    private int colon(int at) {
      if (!open.isEmpty()) {
        open.element().value = true;
      }
      return at + 1;
    }

    private int comma(int at) {
      if (!open.isEmpty()) {
        open.element().value = false;
      }
      return at + 1;
    }

    /** A string ends at its line's end at the latest: the next line is another thought. */
    private int string(int at) {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      end = Math.min(end, text.length());
      boolean closed = end < text.length() && text.charAt(end) == '"';
      String value = text.substring(at + 1, end);
      if (!found && at < caret && caret <= end) {
        here(at, closed ? end + 1 : end, true);
      }
      put(value);
      return closed ? end + 1 : Math.max(end, at + 1);
    }

    private int word(int at) {
      int end = at;
      while (end < text.length() && " \t\r\n,:{}[]\"".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      end = Math.max(end, at + 1);
      if (!found && at <= caret && caret <= end) {
        here(at, end, false);
      }
      Frame top = open.peek();
      if (top != null && top.object && top.value) {
        top.members.putIfAbsent(top.key, text.substring(at, end));
        top.value = false;
      }
      return end;
    }

    private void put(String value) {
      Frame top = open.peek();
      if (top == null || !top.object) {
        return;
      }
      if (top.value) {
        top.members.putIfAbsent(top.key, value);
        top.value = false;
        return;
      }
      top.key = value;
      int size = top.path.size();
      if (size > 0 && top.path.getLast().equals("States")) {
        names
            .computeIfAbsent(List.copyOf(top.path.subList(0, size - 1)), any -> new ArrayList<>())
            .add(value);
      }
    }
  }

  /** Of the object around the caret, without what the caret is in. */
  Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>(members);
    if (!key && !path.isEmpty()) {
      others.remove(path.getLast());
    }
    return others;
  }

  /** An earlier part of the path, from its end: 1 is the last; empty when there is none. */
  String back(int steps) {
    return steps > path.size() ? "" : path.get(path.size() - steps);
  }
}
