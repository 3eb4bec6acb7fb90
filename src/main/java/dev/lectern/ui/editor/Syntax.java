package dev.lectern.ui.editor;

import java.util.List;

/** A language that the editor can colour. */
public enum Syntax {
  PLAIN,
  JSON,
  XML,
  JAVA,
  JAVASCRIPT,
  PYTHON,
  SHELL,
  /** Statements and expressions of DynamoDB. */
  PARTIQL,
  /** An HTTP message: start line, headers, and a body in JSON or XML. */
  HTTP;

  /** The coloured parts of a text, in order, without overlap. Any text is allowed. Any thread. */
  public List<Token> tokens(String text) {
    Scanner scanner = new Scanner(text);
    switch (this) {
      case PLAIN -> {}
      case JSON -> scanner.json(0);
      case XML -> scanner.xml(0);
      case JAVA -> scanner.java();
      case JAVASCRIPT -> scanner.javaScript();
      case PYTHON -> scanner.python();
      case SHELL -> scanner.shell();
      case PARTIQL -> scanner.partiql();
      case HTTP -> scanner.http();
    }
    return scanner.tokens();
  }

  /** By the end of a file's name. */
  public static Syntax ofFile(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "java" -> JAVA;
      case "js", "mjs", "cjs", "ts" -> JAVASCRIPT;
      case "py" -> PYTHON;
      case "json" -> JSON;
      case "xml", "html" -> XML;
      case "sh" -> SHELL;
      default -> PLAIN;
    };
  }

  /** JSON, XML or plain, by how the text begins. */
  public static Syntax guess(String text) {
    String start = text.substring(0, Math.min(200, text.length())).stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return JSON;
    }
    return start.startsWith("<") ? XML : PLAIN;
  }

  /** What a part of a text is. */
  public enum Kind {
    KEY,
    STRING,
    NUMBER,
    KEYWORD,
    TYPE,
    COMMENT;

    /** Its style class. */
    public String styleClass() {
      return "code-" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A part of a text, from {@code start} to before {@code end}. */
  public record Token(int start, int end, Kind kind) {}
}
