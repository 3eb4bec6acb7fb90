import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The licence texts of everything that an installer holds: the program's own, a list of the
 * libraries, the text of each licence in the list, and every licence and notice that a library
 * brings in its jar. The Java runtime has its own in its folder {@code legal}.
 */
final class Licences {

  private static final Pattern LIBRARY = Pattern.compile("^ +((?:\\([^)]+\\) )+)");
  private static final Pattern NAME = Pattern.compile("\\(([^)]+)\\)");
  private static final Pattern TEXT =
      Pattern.compile("(?i)(?:.*/)?(licen[cs]e|notice|copying|copyright)[^/]*");

  private final Path jars;
  private final Path list;
  private final Path texts;

  /**
   * @param jars folder of the libraries
   * @param list of the libraries, a line each that begins with its licences in brackets
   * @param texts folder with a text for each licence
   */
  Licences(Path jars, Path list, Path texts) {
    this.jars = jars;
    this.list = list;
    this.texts = texts;
  }

  /** Writes them; fails when a library's licence has no text. */
  void write(Path to, Path own, Path notice) throws IOException {
    Files.createDirectories(to);
    Files.copy(own, to.resolve("Apache-2.0.txt"));
    Files.copy(notice, to.resolve("NOTICE.txt"));
    Files.copy(list, to.resolve("libraries.txt"));
    for (String name : names()) {
      if (!name.equals("Apache-2.0")) {
        Files.copy(texts.resolve(name + ".txt"), to.resolve(name + ".txt"));
      }
    }
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        fromJar(jar, to);
      }
    }
  }

  /** Of a choice of licences we take one whose text we have. */
  private Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(list)) {
      Matcher library = LIBRARY.matcher(line);
      if (library.find()) {
        List<String> choice = new ArrayList<>();
        NAME.matcher(library.group(1)).results().forEach(each -> choice.add(each.group(1)));
        names.add(
            choice.stream()
                .filter(
                    name -> name.equals("Apache-2.0") || Files.exists(texts.resolve(name + ".txt")))
                .findFirst()
                .orElseThrow(() -> new IOException(texts + " has no text for: " + line.strip())));
      }
    }
    if (names.isEmpty()) {
      throw new IOException(list + " names no library");
    }
    return names;
  }

  private static void fromJar(Path jar, Path to) throws IOException {
    String library = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String name = entry.getName();
        if (!entry.isDirectory()
            && TEXT.matcher(name).matches()
            && !name.endsWith(".class")
            && !name.startsWith("labs/")) {
          Path target =
              to.resolve(library).resolve(name.replace("META-INF/", "").replace('/', '-'));
          Files.createDirectories(target.getParent());
          try (var in = file.getInputStream(entry)) {
            Files.copy(in, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }
}
