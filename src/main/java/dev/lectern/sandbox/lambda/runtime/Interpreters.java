package dev.lectern.sandbox.lambda.runtime;

import dev.lectern.sandbox.lambda.run.MissingRuntimeException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The interpreters of this computer, looked for once. Safe for any thread. */
public final class Interpreters {

  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final int PATIENCE_SECONDS = 20;
  private static final String PYTHON =
      "import sys; print(sys.executable); [print(p) for p in sys.path if p.endswith('-packages')]";

  private final List<Path> folders;
  private final Map<String, Optional<Interpreter>> found = new ConcurrentHashMap<>();

  /**
   * A program and where it has its packages.
   *
   * @param packages folders of the packages that were installed for it; empty for Node.js
   */
  record Interpreter(Path program, List<String> packages) {}

  /** Looks in these folders, in order. */
  public Interpreters(List<Path> folders) {
    this.folders = folders;
  }

  /** Looks where the user's shell does. */
  public static Interpreters ofThisComputer() {
    String path = System.getenv().getOrDefault("PATH", "");
    return new Interpreters(
        List.of(path.split(File.pathSeparator)).stream()
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList());
  }

  /**
   * Node.js.
   *
   * @throws MissingRuntimeException when there is none
   */
  Path node(String runtime) throws MissingRuntimeException {
    return found
        .computeIfAbsent("node", name -> real("node", "-p", "process.execPath"))
        .map(Interpreter::program)
        .orElseThrow(
            () ->
                new MissingRuntimeException(
                    "This computer has no Node.js to run "
                        + runtime
                        + " with: install Node.js from https://nodejs.org, then invoke again."));
  }

  /**
   * Python, in the version that the runtime names when it is there.
   *
   * @throws MissingRuntimeException when there is none
   */
  Interpreter python(String runtime) throws MissingRuntimeException {
    for (String name : List.of(runtime, "python3", "python")) {
      Optional<Interpreter> python = found.computeIfAbsent(name, key -> real(key, "-c", PYTHON));
      if (python.isPresent()) {
        return python.get();
      }
    }
    throw new MissingRuntimeException(
        "This computer has no Python 3 to run "
            + runtime
            + " with: install Python from https://www.python.org, then invoke again.");
  }

  /** The program itself: version managers put scripts in its place that need their own settings. */
  private Optional<Interpreter> real(String name, String option, String question) {
    for (Path folder : folders) {
      Path candidate = folder.resolve(WINDOWS ? name + ".exe" : name);
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        Optional<Interpreter> answer = ask(candidate, option, question);
        if (answer.isPresent()) {
          return answer;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Interpreter> ask(Path program, String option, String question) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), option, question)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      return process.exitValue() == 0
              && !lines.isEmpty()
              && Files.isExecutable(Path.of(lines.getFirst()))
          ? Optional.of(new Interpreter(Path.of(lines.getFirst()), lines.subList(1, lines.size())))
          : Optional.empty();
    } catch (IOException cannotStart) {
      return Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
