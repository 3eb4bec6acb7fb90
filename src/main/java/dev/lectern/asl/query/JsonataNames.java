package dev.lectern.asl.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression reads, from its text: the JSONata engine keeps its tree to itself. The engine
 * has parsed the text before, so that brackets match here. An expression has no input document:
 * what is read at its top level would be read of nothing. A path's later steps, predicates, sort
 * terms, groupings and transforms read what the step before them gave.
 */
final class JsonataNames {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|/\\*.*?\\*/"
              + "|(?<text>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)"
              + "|(?<name>`[^`]*`|[^\\s.\\[\\]{}()@#;:?+\\-*/%|=<>^&!~,\"'`]+)"
              + "|(?<operator>~>|:=|!=|<=|>=|\\*\\*|\\.\\.|.)",
          Pattern.DOTALL);

  private static final Pattern FIELD = Pattern.compile("\\s*\\.\\s*`?(\\w+)");

  private static final Set<String> WORDS = Set.of("and", "or", "in");
  private static final Set<String> VALUES = Set.of("true", "false", "null");
  private static final Set<String> LAMBDA = Set.of("function", "\u03bb");

  /** Operators that are operands where one is awaited: wildcards, the parent, a placeholder. */
  private static final Set<String> OPERANDS = Set.of("*", "**", "%", "?");

  /** Between brackets. */
  private static final class Level {
    /** Names in it are no longer read at the top level. */
    final boolean apart;

    /** The operand that is being read is behind a dot. */
    boolean stepped;

    /** Bars that end a transform. */
    int bars;

    Level(boolean apart) {
      this.apart = apart;
    }

    boolean nested() {
      return apart || stepped;
    }
  }

  private final String source;
  private final Set<String> topLevel = new LinkedHashSet<>();
  private final Set<String> statesFields = new LinkedHashSet<>();
  private final Set<String> variables = new TreeSet<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean root;

  /** Whether an operand has ended, so that an operator comes next. */
  private boolean operand;

  private String before = "";

  JsonataNames(String source) {
    this.source = source;
    levels.push(new Level(false));
    Set<String> own = new TreeSet<>(Set.of("states"));
    Matcher token = TOKEN.matcher(source);
    int at = 0;
    while (at < source.length() && token.find(at)) {
      at = token.end();
      if (token.group("text") != null) {
        operand = true;
      } else if (token.group("name") != null) {
        at = name(token.group("name"), at, own);
      } else if (token.group("operator") != null) {
        at = operator(token.group("operator"), at);
      } else {
        continue;
      }
      before = token.group();
    }
    variables.removeAll(own);
  }

  /** Variables that are read and not bound in the expression itself, without {@code states}. */
  Set<String> variables() {
    return Set.copyOf(variables);
  }

  /** Names that are read at the top level, {@code $} among them, as they come. */
  Set<String> topLevel() {
    return topLevel;
  }

  /** Whether the input document itself is read: {@code $$}. */
  boolean root() {
    return root;
  }

  /** Members of {@code $states} that are read: {@code input}, {@code result}. */
  Set<String> statesFields() {
    return statesFields;
  }

  private Level level() {
    return levels.element();
  }

  private int name(String name, int end, Set<String> own) {
    if (operand && WORDS.contains(name)) {
      next();
    } else if (LAMBDA.contains(name) && follows(end, "(")) {
      return lambda(end, own);
    } else {
      operand = true;
      if (name.startsWith("$")) {
        variable(name.substring(1), end, own);
      } else if (!level().nested() && !VALUES.contains(name)) {
        topLevel.add(name.replace("`", ""));
      }
    }
    return end;
  }

  private void variable(String name, int end, Set<String> own) {
    if (name.equals("$")) {
      root = true;
    } else if (name.isEmpty()) {
      if (!level().nested()) {
        topLevel.add("$");
      }
    } else if (before.equals("@") || before.equals("#") || follows(end, ":=")) {
      own.add(name);
    } else if (name.equals("states")) {
      Matcher field = FIELD.matcher(source).region(end, source.length());
      if (field.lookingAt()) {
        statesFields.add(field.group(1));
      }
    } else if (!follows(end, "(")) {
      variables.add(name);
    }
  }

  private boolean follows(int end, String token) {
    int at = end;
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return source.startsWith(token, at);
  }

  /** Its body reads what the expression around it reads; answers where that begins. */
  private int lambda(int end, Set<String> own) {
    int parameters = source.indexOf(')', end);
    int body = source.indexOf('{', parameters);
    for (String name : source.substring(source.indexOf('(', end) + 1, parameters).split(",", -1)) {
      own.add(name.strip().replaceFirst("^\\$", ""));
    }
    open(level().nested());
    return body + 1;
  }

  private int operator(String operator, int end) {
    switch (operator) {
      case "(" -> open(level().nested());
      case "[", "{" -> open(operand || level().nested());
      case ")", "]", "}" -> close();
      case "." -> step();
      case "^" -> step();
      case "|" -> bar();
      case "/" -> {
        if (!operand) {
          operand = true;
          return regularExpression(end);
        }
        next();
      }
      default -> {
        if (!operand && OPERANDS.contains(operator)) {
          operand = true;
        } else {
          next();
        }
      }
    }
    return end;
  }

  private void open(boolean apart) {
    levels.push(new Level(apart));
    operand = false;
  }

  private void close() {
    if (levels.size() > 1) {
      levels.pop();
    }
    operand = true;
  }

  private void step() {
    level().stepped = true;
    operand = false;
  }

  private void next() {
    level().stepped = false;
    operand = false;
  }

  /** A transform has three bars: before it, before the update, and its end. */
  private void bar() {
    if (!operand) {
      open(true);
      level().bars = 2;
    } else if (--level().bars == 0) {
      close();
    } else {
      next();
    }
  }

  /** Answers where it ends; a slash within brackets is its own, as the engine has it. */
  private int regularExpression(int begin) {
    int depth = 0;
    for (int at = begin; at < source.length(); at++) {
      char c = source.charAt(at);
      boolean escaped = source.charAt(at - 1) == '\\';
      if (c == '/' && !escaped && depth == 0) {
        while (at + 1 < source.length() && "im".indexOf(source.charAt(at + 1)) >= 0) {
          at++;
        }
        return at + 1;
      }
      if (!escaped) {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      }
    }
    return source.length();
  }
}
