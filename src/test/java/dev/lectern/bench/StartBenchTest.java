package dev.lectern.bench;

import dev.lectern.app.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The time from the start of the console's process to its first window and to its open explorers,
 * against a bare JavaFX window, each in turns and with the flags of {@code mvn -q}. On the display
 * when there is one, otherwise headless; drawn by software in both.
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
    double[] shown = new double[ROUNDS];
    double[] open = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    millis(display, List.of(log), Launcher.class, OPEN);
    millis(display, List.of(log), BareWindow.Main.class, SHOWN);
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, Double> console = millis(display, List.of(log), Launcher.class, OPEN);
      shown[i] = console.get(SHOWN);
      open[i] = console.get(OPEN);
      bare[i] = millis(display, List.of(log), BareWindow.Main.class, SHOWN).get(SHOWN);
    }
    Table table = new Table();
    String where = display ? "" : " (headless)";
    double base = median(bare);
    double first = median(shown);
    double all = median(open);
    table.value(
        "console: first window" + where, "ms", first, base, "at most twice", first <= 2 * base);
    table.value("console: explorers open" + where, "ms", all, base, "", true);
  }

  /** When the process had said each thing, the last of which is waited for. */
  private Map<String, Double> millis(boolean display, List<String> more, Class<?> main, String last)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dprism.order=sw"));
    command.addAll(List.of(FLAGS.split(" ")));
    if (!display) {
      command.addAll(HEADLESS);
    }
    command.addAll(more);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
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

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
