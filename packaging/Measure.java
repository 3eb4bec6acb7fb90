import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How quickly the program opens, and how much memory it takes with every pane open: an image made
 * by {@code packaging/build}, or what is installed. Started by {@code packaging/measure} on the
 * program's own Java. Linux only: it reads {@code /proc}. On the display when there is one, else
 * without a window.
 */
final class Measure {

  /** Starts of each that are counted; one before them, which finds nothing in memory, is not. */
  private static final int ROUNDS = 5;

  private static final String SHOWN = "window shown";
  private static final String OPEN = "explorers open";
  private static final double AIM_RATIO = 1.6;
  private static final double AIM_MILLIS = 1_500;
  private static final double AIM_MEGABYTES = 400;

  private final Path program;
  private final Path work;
  private final boolean display = System.getenv("DISPLAY") != null;

  private Measure(Path program, Path work) {
    this.program = program;
    this.work = work;
  }

  /** Takes the program's folder; prints a table. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("lectern-measure-");
    try {
      new Measure(Path.of(arguments[0]), work).run();
    } finally {
      delete(work);
    }
  }

  private void run() throws IOException, InterruptedException {
    List<String> bare = bare();
    List<String> console = List.of(program.resolve("bin/lectern").toString());
    double[] windows = new double[ROUNDS];
    double[] explorers = new double[ROUNDS];
    double[] bareWindows = new double[ROUNDS];
    for (int i = -1; i < ROUNDS; i++) {
      double[] ours = millis(console, SHOWN, OPEN);
      double[] theirs = millis(bare, SHOWN);
      if (i >= 0) {
        windows[i] = ours[0];
        explorers[i] = ours[1];
        bareWindows[i] = theirs[0];
      }
    }
    double base = median(bareWindows);
    row("what", "measured", "bare window", "ratio", "aim", "");
    time("start to window", median(windows), base, AIM_RATIO + " times", AIM_RATIO * base);
    time("start to usable explorers", median(explorers), base, "under 1500 ms", AIM_MILLIS);
    double megabytes = resident();
    row(
        "resident, every pane opened once",
        "%.0f MB".formatted(megabytes),
        "-",
        "-",
        "under 400 MB",
        megabytes < AIM_MEGABYTES ? "met" : "not met");
  }

  /** The least that JavaFX can show, on the same runtime and with the same flags. */
  private List<String> bare() throws IOException, InterruptedException {
    Path source = Path.of("src", "test", "java", "dev", "lectern", "bench", "BareWindow.java");
    String libraries;
    try (Stream<Path> jars = Files.list(program.resolve("lib/app"))) {
      libraries =
          jars.map(Path::toString)
              .filter(jar -> jar.matches(".*/javafx-[^/]*\\.jar"))
              .sorted()
              .collect(Collectors.joining(":"));
    }
    Path classes = work.resolve("bare");
    Process compiler =
        new ProcessBuilder(
                runtime("javac"), "-d", classes.toString(), "-cp", libraries, source.toString())
            .inheritIO()
            .start();
    if (compiler.waitFor() != 0) {
      throw new IOException("the bare window was not compiled");
    }
    List<String> command = new ArrayList<>(List.of(runtime("java")));
    command.addAll(flags());
    if (Stream.of("dri", "nvidiactl", "dxg")
        .map(Path.of("/dev")::resolve)
        .noneMatch(Files::exists)) {
      // As app.Painting decides for the program: what is compared is the program, not the painter.
      command.add("-Dprism.order=sw");
    }
    command.addAll(List.of("-cp", classes + ":" + libraries, "dev.lectern.bench.BareWindow$Main"));
    return command;
  }

  private String runtime(String tool) {
    return program.resolve("lib/runtime/bin").resolve(tool).toString();
  }

  /** The launcher's, but for the cache, which is the program's own. */
  private List<String> flags() throws IOException {
    return Pattern.compile("^  \"(-X[^\"]*|--[^\"]*)\"", Pattern.MULTILINE)
        .matcher(Files.readString(program.resolve("bin/lectern")))
        .results()
        .map(option -> option.group(1))
        .filter(flag -> !flag.contains("AOT") && !flag.startsWith("-Xlog"))
        .toList();
  }

  private Process start(List<String> command) throws IOException {
    Path logging = work.resolve("logging.properties");
    Files.writeString(
        logging,
        """
        handlers=java.util.logging.ConsoleHandler
        java.util.logging.ConsoleHandler.level=FINE
        dev.lectern.start.level=FINE
        """);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LECTERN_HOME", work.resolve("data").toString());
    builder
        .environment()
        .put(
            "JAVA_TOOL_OPTIONS",
            "-Djava.util.logging.config.file="
                + logging
                + (display ? "" : " -Dglass.platform=Headless -Dprism.order=sw"));
    return builder.start();
  }

  /** Milliseconds from the start of the process until it has said each of these, in order. */
  private double[] millis(List<String> command, String... expected) throws IOException {
    long begun = System.nanoTime();
    Process process = start(command);
    List<String> lines = new ArrayList<>();
    double[] millis = new double[expected.length];
    try (BufferedReader said = process.errorReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < expected.length; i++) {
        String line;
        do {
          line = said.readLine();
          if (line == null) {
            throw new IOException("ended without " + expected[i] + ": " + lines);
          }
          lines.add(line);
        } while (!line.contains(expected[i]));
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
      return millis;
    } finally {
      end(process);
      // Quitting takes it away; the next start would look whether somebody answers there.
      Files.deleteIfExists(work.resolve("data").resolve("console.sock"));
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  /**
   * The most that the program had in memory, in MB as Linux counts them, while it opened every pane
   * once: shared pages of the cache and of libraries count as its own. On an X server that forgets
   * what earlier windows found out (Xvfb without {@code -noreset}) GTK loads OpenGL to look for it,
   * which no desktop does.
   */
  private double resident() throws IOException, InterruptedException {
    Process process = start(List.of(program.resolve("bin/lectern").toString(), "rehearse"));
    Thread.ofVirtual().start(() -> process.errorReader().lines().forEach(line -> {}));
    try {
      long most = 0;
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        long now = 0;
        for (ProcessHandle each :
            Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
          now += kilobytes(Path.of("/proc", Long.toString(each.pid()), "status"));
        }
        most = Math.max(most, now);
      }
      return most / 1024.0;
    } finally {
      end(process);
    }
  }

  private static long kilobytes(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | java.io.UncheckedIOException ended) {
      return 0;
    }
  }

  private static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void time(String what, double millis, double base, String aim, double most) {
    row(
        what,
        "%.0f ms".formatted(millis),
        "%.0f ms".formatted(base),
        "%.2f".formatted(millis / base),
        aim,
        millis <= most ? "met" : "not met");
  }

  private static void row(String... cells) {
    System.out.println(
        String.format(Locale.ROOT, "%-34s %10s %12s %6s  %-14s %s", (Object[]) cells));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
