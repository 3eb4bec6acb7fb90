package dev.lectern.pane.lambda.build;

import java.util.List;

/** A language that code is typed in. */
public enum Language {
  JAVA(
      "Java",
      "java",
      "Handler.java",
      "Handler::handleRequest",
      List.of("java25", "java21", "java17")),
  NODE(
      "Node.js",
      "nodejs",
      "index.mjs",
      "index.handler",
      List.of("nodejs24.x", "nodejs22.x", "nodejs20.x")),
  PYTHON(
      "Python",
      "python",
      "index.py",
      "index.handler",
      List.of("python3.14", "python3.13", "python3.12"));

  private final String title;
  private final String id;
  private final String file;
  private final String handler;
  private final List<String> runtimes;

  Language(String title, String id, String file, String handler, List<String> runtimes) {
    this.title = title;
    this.id = id;
    this.file = file;
    this.handler = handler;
    this.runtimes = runtimes;
  }

  /** The language of a runtime, for example of {@code java25}; Python for an unknown one. */
  public static Language of(String runtime) {
    return runtime.startsWith("java") ? JAVA : runtime.startsWith("node") ? NODE : PYTHON;
  }

  /** As its makers write it. */
  public String title() {
    return title;
  }

  /** Start of its runtimes' names, and its folder of templates. */
  public String id() {
    return id;
  }

  /** The file that a new function has. */
  public String file() {
    return file;
  }

  /** The handler in that file. */
  public String handler() {
    return handler;
  }

  /** Lambda's runtimes of it that take new functions, newest first ("Lambda runtimes"). */
  public List<String> runtimes() {
    return runtimes;
  }
}
