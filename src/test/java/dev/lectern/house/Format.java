package dev.lectern.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's one format, google-java-format. {@code mvn -q -Pformat} rewrites the sources. */
public final class Format {

  private Format() {}

  /** Rewrites every source file that is not formatted. */
  public static void main(String... args) throws Exception {
    for (Path file : sources()) {
      String source = Files.readString(file);
      String formatted = format(source);
      if (!formatted.equals(source)) {
        Files.writeString(file, formatted);
        System.out.println("formatted " + file);
      }
    }
  }

  static List<Path> sources() throws Exception {
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of("packaging", "src")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }

  static String format(String source) throws Exception {
    String clean =
        RemoveUnusedImports.removeUnusedImports(
            ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.GOOGLE));
    return new Formatter().formatSource(clean);
  }
}
