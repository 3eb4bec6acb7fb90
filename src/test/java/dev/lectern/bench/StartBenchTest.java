package dev.lectern.bench;

import dev.lectern.app.Launcher;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The time from the start of the console's process to its first window and to its open explorers,
 * against a bare JavaFX window, each in turns and as {@code mvn -q} starts it: from a jar, with its
 * flags, and with the ahead-of-time cache that the first console makes for those after it; also
 * without the cache, as the first one starts. On the display when there is one, otherwise headless;
 * drawn by software in all.
 */
@Tag("bench")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StartBenchTest {

  private static final int ROUNDS = 3;

  /** Of pom.xml, as surefire passes them on. */
  private static final String FLAGS = System.getProperty("console.jvm", "-XX:+UseSerialGC");

  private static final List<String> HEADLESS =
      List.of(
          "-Dglass.platform=Monocle",
          "-Dmonocle.platform=Headless",
          "-Dheadless.geometry=1920x1080-32");
  private static final String SHOWN = "window shown";
  private static final String OPEN = "explorers open";

  @TempDir Path home;

  @Test
  void measure() throws Exception {
    boolean display = System.getenv("DISPLAY") != null;
    Path logging = home.resolve("logging.properties");
    Files.writeString(
        logging,
        """
        handlers=java.util.logging.ConsoleHandler
        java.util.logging.ConsoleHandler.level=FINE
        dev.lectern.start.level=FINE
        """);
    String log = "-Djava.util.logging.config.file=" + logging;
    List<String> first = new ArrayList<>(List.of(log, "-cp", program()));
    Path cache = home.resolve("lectern.aot");
    rehearse(first, cache);
    List<String> later =
        new ArrayList<>(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
    later.addAll(first);
    List<String> plain = List.of(log, "-cp", System.getProperty("java.class.path"));
    List<Map<String, Double>> firsts = new ArrayList<>();
    List<Map<String, Double>> laters = new ArrayList<>();
    List<Map<String, Double>> bare = new ArrayList<>();
    for (int i = 0; i <= ROUNDS; i++) {
      laters.add(millis(display, later, Launcher.class, OPEN));
      firsts.add(millis(display, first, Launcher.class, OPEN));
      bare.add(millis(display, plain, BareWindow.Main.class, SHOWN));
    }
    Table table = new Table();
    String where = display ? "" : " (headless)";
    double base = median(bare, SHOWN);
    double window = median(laters, SHOWN);
    table.value("console: window" + where, "ms", window, base, "at most twice", window <= 2 * base);
    table.value("  explorers open", "ms", median(laters, OPEN), base, "", true);
    table.value("  first start: window", "ms", median(firsts, SHOWN), base, "", true);
    table.value("  first start: explorers open", "ms", median(firsts, OPEN), base, "", true);
  }

  /** The class path of {@code mvn -q}: the console's jar, then its libraries. */
  private String program() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = home.resolve("lectern-console.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), new Manifest());
        Stream<Path> files = Files.walk(classes)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
    }
    return Stream.concat(
            Stream.of(jar.toString()),
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.endsWith(".jar")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void rehearse(List<String> program, Path cache)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java(), "-Dprism.order=sw"));
    command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-XX:+UnlockDiagnosticVMOptions"));
    command.addAll(List.of("-XX:-AOTRecordTraining", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(FLAGS.split(" ")));
    command.addAll(HEADLESS);
    command.addAll(program);
    command.addAll(List.of(Launcher.class.getName(), "rehearse"));
    Process rehearsal =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!rehearsal.waitFor(5, TimeUnit.MINUTES) || !Files.isRegularFile(cache)) {
        throw new IllegalStateException("The rehearsal made no cache.");
      }
    } finally {
      rehearsal.destroyForcibly();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** When the process had said each thing, the last of which is waited for. */
  private Map<String, Double> millis(boolean display, List<String> more, Class<?> main, String last)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dprism.order=sw"));
    command.addAll(List.of(FLAGS.split(" ")));
    if (!display) {
      command.addAll(HEADLESS);
    }
    command.addAll(more);
    command.add(main.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LECTERN_HOME", home.resolve("data").toString());
    long begun = System.nanoTime();
    Process process = builder.start();
    Map<String, Double> said = new HashMap<>();
    List<String> lines = new ArrayList<>();
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      while (!said.containsKey(last)) {
        String line = err.readLine();
        if (line == null) {
          throw new IllegalStateException("ended without " + last + ": " + lines);
        }
        lines.add(line);
        for (String what : List.of(SHOWN, OPEN)) {
          if (line.contains(what)) {
            said.putIfAbsent(what, (System.nanoTime() - begun) / 1e6);
          }
        }
      }
      return said;
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  /** Of all but the first, which finds nothing in the system's memory. */
  private static double median(List<Map<String, Double>> all, String what) {
    return Turns.median(all.stream().skip(1).mapToDouble(each -> each.get(what)).toArray());
  }
}
