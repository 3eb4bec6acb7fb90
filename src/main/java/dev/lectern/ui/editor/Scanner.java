package dev.lectern.ui.editor;

import dev.lectern.ui.editor.Syntax.Kind;
import dev.lectern.ui.editor.Syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the parts of a text worth a colour, in one pass and without regular expressions: a long
 * string with many escapes must not exhaust the stack. It forgives every error in the text.
 */
final class Scanner {

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  Scanner(String text) {
    this.text = text;
  }

  List<Token> tokens() {
    return List.copyOf(tokens);
  }

  void json(int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        int end = quoted(i, '"');
        boolean key = text.startsWith(":", skipBlanks(end));
        add(i, end, key ? Kind.KEY : Kind.STRING);
        i = end;
      } else if (digit(c) || (c == '-' && digit(at(i + 1)))) {
        i = number(i);
      } else if (Character.isLetter(c)) {
        int end = word(i);
        if (Set.of("true", "false", "null").contains(text.substring(i, end))) {
          add(i, end, Kind.KEYWORD);
        }
        i = end;
      } else {
        i++;
      }
    }
  }

  void xml(int from) {
    int i = from;
    while (i < text.length()) {
      int open = text.indexOf('<', i);
      if (open < 0) {
        return;
      }
      if (text.startsWith("<!--", open)) {
        i = upTo("-->", open + 4);
        add(open, i, Kind.COMMENT);
      } else {
        i = tag(open);
      }
    }
  }

  private int tag(int open) {
    int i = open + 1;
    while (i < text.length() && "/?!".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    int name = i;
    while (i < text.length() && " \t\r\n/>?".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    add(name, i, Kind.KEY);
    while (i < text.length() && text.charAt(i) != '>') {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        int close = text.indexOf(c, i + 1);
        int end = close < 0 ? text.length() : close + 1;
        add(i, end, Kind.STRING);
        i = end;
      } else if (Character.isLetter(c)) {
        int end = i;
        while (end < text.length() && " \t\r\n=/>".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        add(i, end, Kind.TYPE);
        i = end;
      } else {
        i++;
      }
    }
    return Math.min(i + 1, text.length());
  }

  void java() {
    code(Words.JAVA, "//", "\"'");
  }

  void javaScript() {
    code(Words.JAVASCRIPT, "//", "\"'`");
  }

  void python() {
    code(Words.PYTHON, "#", "\"'");
  }

  private void code(Set<String> words, String comment, String quotes) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (text.startsWith(comment, i)) {
        int end = lineEnd(i);
        add(i, end, Kind.COMMENT);
        i = end;
      } else if (comment.equals("//") && text.startsWith("/*", i)) {
        int end = upTo("*/", i + 2);
        add(i, end, Kind.COMMENT);
        i = end;
      } else if (quotes.indexOf(c) >= 0) {
        String three = String.valueOf(c).repeat(3);
        int end =
            c == '`'
                ? upTo("`", i + 1)
                : text.startsWith(three, i) ? upTo(three, i + 3) : quoted(i, c);
        add(i, end, Kind.STRING);
        i = end;
      } else if (digit(c)) {
        i = number(i);
      } else if (Character.isJavaIdentifierStart(c)) {
        int end = word(i);
        codeWord(words, i, end);
        i = end;
      } else {
        i++;
      }
    }
  }

  private void codeWord(Set<String> words, int start, int end) {
    if (words.contains(text.substring(start, end))) {
      add(start, end, Kind.KEYWORD);
    } else if (Character.isUpperCase(text.charAt(start))) {
      add(start, end, Kind.TYPE);
    } else if (at(end) == '(') {
      add(start, end, Kind.KEY);
    }
  }

  void shell() {
    int i = 0;
    boolean command = true;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\n' || c == '|' || c == ';') {
        command = c != '\n' || at(i - 1) != '\\';
        i++;
      } else if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '#' && (i == 0 || Character.isWhitespace(at(i - 1)))) {
        int end = lineEnd(i);
        add(i, end, Kind.COMMENT);
        i = end;
      } else {
        int end = shellWord(i);
        if (command) {
          add(i, end, Kind.TYPE);
        } else if (text.startsWith("--", i)) {
          add(i, end, Kind.KEY);
        } else if (text.indexOf('\'', i) == i || text.indexOf('"', i) == i) {
          add(i, end, Kind.STRING);
        }
        command = false;
        i = end;
      }
    }
  }

  private int shellWord(int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\'') {
        int close = text.indexOf('\'', i + 1);
        i = close < 0 ? text.length() : close + 1;
      } else if (c == '"') {
        i = quoted(i, '"');
      } else if (c == '\\' && at(i + 1) != '\n') {
        i = Math.min(i + 2, text.length());
      } else if (Character.isWhitespace(c) || c == '\\') {
        return Math.max(i, from + 1);
      } else {
        i++;
      }
    }
    return i;
  }

  void partiql() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (text.startsWith("--", i)) {
        end = lineEnd(i);
        add(i, end, Kind.COMMENT);
      } else if (c == '\'' || c == '"') {
        end = doubled(i, c);
        add(i, end, c == '"' ? Kind.KEY : Kind.STRING);
      } else if (digit(c)) {
        end = number(i);
      } else if (c == '?' || ((c == ':' || c == '#') && Character.isLetterOrDigit(at(i + 1)))) {
        end = word(i);
        add(i, end, c == '#' ? Kind.KEY : Kind.NUMBER);
      } else if (Character.isJavaIdentifierStart(c)) {
        end = word(i);
        if (Words.PARTIQL.contains(text.substring(i, end).toUpperCase(Locale.ROOT))) {
          add(i, end, Kind.KEYWORD);
        } else if (at(end) == '(') {
          add(i, end, Kind.TYPE);
        }
      }
      i = end;
    }
  }

  /** End of a string in which a quote is written twice; an open one ends with the text. */
  private int doubled(int from, char quote) {
    int i = from + 1;
    while (i < text.length()) {
      if (text.charAt(i) == quote) {
        if (at(i + 1) != quote) {
          return i + 1;
        }
        i++;
      }
      i++;
    }
    return text.length();
  }

  void http() {
    int end = lineEnd(0);
    startLine(end);
    int i = end + 1;
    while (i < text.length()) {
      end = lineEnd(i);
      if (text.substring(i, end).isBlank()) {
        body(end + 1);
        return;
      }
      int colon = text.indexOf(':', i);
      if (colon > i && colon < end && !Character.isWhitespace(text.charAt(i))) {
        add(i, colon + 1, Kind.KEY);
      }
      i = end + 1;
    }
  }

  private void startLine(int end) {
    int space = text.indexOf(' ');
    if (space < 0 || space > end) {
      return;
    }
    if (!text.startsWith("HTTP/")) {
      add(0, space, Kind.KEYWORD);
      return;
    }
    int status = space + 1;
    while (status < end && digit(text.charAt(status))) {
      status++;
    }
    add(space + 1, status, Kind.NUMBER);
  }

  private void body(int from) {
    if (from >= text.length()) {
      return;
    }
    switch (Syntax.guess(text.substring(from, Math.min(text.length(), from + 200)))) {
      case JSON -> json(from);
      case XML -> xml(from);
      default -> {}
    }
  }

  /** End of a string that starts at {@code from}; an open one ends with its line. */
  private int quoted(int from, char quote) {
    int i = from + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (c == quote) {
        return i + 1;
      } else if (c == '\n') {
        return i;
      } else {
        i++;
      }
    }
    return text.length();
  }

  private int number(int from) {
    int i = from + 1;
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || ".+-_".indexOf(text.charAt(i)) >= 0)
        && !("+-".indexOf(text.charAt(i)) >= 0 && "eE".indexOf(text.charAt(i - 1)) < 0)) {
      i++;
    }
    add(from, i, Kind.NUMBER);
    return i;
  }

  private int word(int from) {
    int i = from + 1;
    while (i < text.length() && Character.isJavaIdentifierPart(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private int upTo(String mark, int from) {
    int end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end + mark.length();
  }

  private char at(int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : '\0';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private void add(int start, int end, Kind kind) {
    if (end > start) {
      tokens.add(new Token(start, end, kind));
    }
  }
}
