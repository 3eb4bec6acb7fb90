package dev.lectern.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.deploy.CodeProblem;
import dev.lectern.deploy.JavaBuild;
import dev.lectern.deploy.SdkJars;
import dev.lectern.deploy.Zip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * A function's deployment package: Java sources compiled, with those jars of the AWS SDK that they
 * use, other files as they are.
 */
final class DeploymentPackage {

  /** What Lambda runs at least ({@code java17}). */
  private static final int RELEASE = 17;

  private DeploymentPackage() {}

  /**
   * Writes the zip file unless it is there already.
   *
   * @param files contents by name; <code>.java</code> files are compiled
   * @param jar where in the zip they stand as a jar; empty for not so
   * @throws IOException when the sources do not compile, with the compiler's words
   */
  static void write(Map<String, String> files, String jar, Path to) throws IOException {
    String sources = Hashes.hex(Hashes.digest("sha256").digest((files + jar).getBytes(UTF_8)));
    if (Files.exists(to)) {
      try (ZipFile there = new ZipFile(to.toFile())) {
        if (sources.equals(there.getComment())) {
          return;
        }
      }
    }
    Files.createDirectories(to.getParent());
    Map<String, byte[]> entries = entries(files);
    Files.write(
        to, Zip.of(jar.isEmpty() ? entries : Map.of(jar, Zip.of(entries, sources)), sources));
  }

  private static Map<String, byte[]> entries(Map<String, String> files) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    Map<String, String> java = new HashMap<>();
    files.forEach(
        (name, text) -> {
          if (name.endsWith(".java")) {
            java.put(name, text);
          } else {
            entries.put(name, text.getBytes(UTF_8));
          }
        });
    if (!java.isEmpty()) {
      JavaBuild.Result result = JavaBuild.compile(java, RELEASE, SdkJars.forHandlers());
      if (!result.problems().isEmpty()) {
        CodeProblem first = result.problems().getFirst();
        throw new IOException(
            "The function does not compile: "
                + (first.line() == 0 ? "" : first.file() + ":" + first.line() + ": ")
                + first.text());
      }
      entries.putAll(result.classes());
      entries.putAll(SdkJars.of(java.values()));
    }
    return entries;
  }
}
