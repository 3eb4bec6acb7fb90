package dev.lectern.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A function's deployment package: Java sources compiled, other files as they are. The same sources
 * make the same bytes, so that Lambda's {@code CodeSha256} tells whether the code changed.
 */
final class DeploymentPackage {

  /** What Lambda runs at least ({@code java17}). */
  private static final String RELEASE = "17";

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private DeploymentPackage() {}

  /**
   * Writes the zip file unless it is there already.
   *
   * @param files contents by name; <code>.java</code> files are compiled
   * @throws IOException when the sources do not compile, with the compiler's words
   */
  static void write(Map<String, String> files, Path to) throws IOException {
    String sources = Hashes.hex(Hashes.digest("sha256").digest(files.toString().getBytes(UTF_8)));
    if (Files.exists(to)) {
      try (ZipFile there = new ZipFile(to.toFile())) {
        if (sources.equals(there.getComment())) {
          return;
        }
      }
    }
    Files.createDirectories(to.getParent());
    Files.write(to, zip(files, sources));
  }

  private static byte[] zip(Map<String, String> files, String comment) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    List<JavaFileObject> sources = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          if (name.endsWith(".java")) {
            sources.add(new Source(name, text));
          } else {
            entries.put(name, text.getBytes(UTF_8));
          }
        });
    if (!sources.isEmpty()) {
      entries.putAll(compiled(sources));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setComment(comment);
      for (Map.Entry<String, byte[]> file : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static Map<String, byte[]> compiled(List<JavaFileObject> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("The program's Java has no compiler (module jdk.compiler).");
    }
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, UTF_8);
        Memory memory = new Memory(standard)) {
      boolean good =
          compiler
              .getTask(
                  said,
                  memory,
                  null,
                  List.of("-proc:none", "--release", RELEASE, "-nowarn"),
                  null,
                  sources)
              .call();
      if (!good) {
        throw new IOException("The function does not compile: " + said);
      }
      return memory.classes();
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps class files instead of writing them. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    Memory(JavaFileManager rest) {
      super(rest);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String name = className.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          written.put(name, out);
          return out;
        }
      };
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new TreeMap<>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }
  }
}
