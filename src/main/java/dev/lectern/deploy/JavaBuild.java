package dev.lectern.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles handlers in Java in memory, with the compiler of the Java that runs Lectern. May take a
 * second; any thread.
 */
public final class JavaBuild {

  /**
   * What came of it.
   *
   * @param classes class files by their place in the package; empty with problems
   */
  public record Result(Map<String, byte[]> classes, List<CodeProblem> problems) {}

  private JavaBuild() {}

  /**
   * Compiles.
   *
   * @param sources texts by file name
   * @param release of Java that the runtime has
   * @param jars that the sources may use besides Java's own classes
   */
  public static Result compile(Map<String, String> sources, int release, List<Path> jars)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      return new Result(
          Map.of(),
          List.of(
              new CodeProblem(
                  "",
                  0,
                  0,
                  "The Java that runs Lectern has no compiler. Deploy a jar, or run Lectern with a"
                      + " JDK.")));
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(said, Locale.ENGLISH, StandardCharsets.UTF_8);
        Memory memory = new Memory(files)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, jars);
      boolean good =
          compiler
              .getTask(
                  null,
                  memory,
                  said,
                  List.of("-proc:none", "-parameters", "-g", "--release", "" + release),
                  null,
                  sources.entrySet().stream().map(JavaBuild::source).toList())
              .call();
      return good
          ? new Result(memory.classes(), List.of())
          : new Result(
              Map.of(),
              said.getDiagnostics().stream()
                  .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                  .map(JavaBuild::problem)
                  .toList());
    }
  }

  private static CodeProblem problem(Diagnostic<? extends JavaFileObject> said) {
    String file = said.getSource() == null ? "" : said.getSource().getName().substring(1);
    return new CodeProblem(
        file,
        Math.max(0, said.getLineNumber()),
        Math.max(1, said.getColumnNumber()),
        said.getMessage(Locale.ENGLISH)
            .strip()
            .replaceAll("\\R\\s*", ", ")
            .replaceAll("\\s+", " "));
  }

  private static JavaFileObject source(Map.Entry<String, String> file) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + file.getKey()), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return file.getValue();
      }
    };
  }

  /** Keeps class files in memory. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      String path = name.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("mem:///" + path), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(path, bytes);
          return bytes;
        }
      };
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new LinkedHashMap<>();
      written.forEach((path, bytes) -> classes.put(path, bytes.toByteArray()));
      return classes;
    }
  }
}
