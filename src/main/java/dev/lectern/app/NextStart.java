package dev.lectern.app;

import dev.lectern.task.TaskRunner;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next start of a console that Maven started a quick one: an ahead-of-time cache (JEP
 * 483) with the classes that a start needs, which halves its work. A rehearsal in a process of its
 * own makes it, without a window and with the lowest priority, while the first console is used; it
 * ends with that console, and the next one begins it again. The JVM refuses a cache that does not
 * fit the program any more and starts without; then it is made anew.
 */
final class NextStart implements AutoCloseable {

  /** Names the cache; an installed program has one already, and no such property. */
  static final String PROPERTY = "lectern.next";

  /** The first minute belongs to the user. */
  private static final long AFTER_MILLIS = 20_000;

  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final Logger LOG = System.getLogger(NextStart.class.getName());

  private final Path cache;
  private volatile @Nullable Process rehearsal;

  /**
   * @param cache where it lies
   */
  NextStart(Path cache) {
    this.cache = cache;
  }

  /** As the command line asks for it. */
  static Optional<NextStart> asked() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(NextStart::new);
  }

  /** Makes the cache in a while, unless this start has used it. FX thread. */
  void prepare(TaskRunner tasks) {
    if (used(System.getProperty("java.vm.info", ""))) {
      return;
    }
    tasks.later(
        AFTER_MILLIS,
        () ->
            tasks
                .work(
                    "",
                    progress -> {
                      make();
                      return "";
                    })
                .onFailure(cannot -> LOG.log(Level.DEBUG, "No ahead-of-time cache: {0}", cannot))
                .start());
  }

  /**
   * Whether this start has used the cache.
   *
   * @param mode what the JVM says of itself; it shares classes unless it has refused the cache
   */
  boolean used(String mode) {
    return Files.isRegularFile(cache) && mode.contains("sharing");
  }

  private void make() throws IOException, InterruptedException {
    Path draft = cache.resolveSibling(cache.getFileName() + ".new");
    Process begun =
        new ProcessBuilder(
                command(
                    ManagementFactory.getRuntimeMXBean().getInputArguments(),
                    Files.isExecutable(NICE),
                    draft))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    rehearsal = begun;
    try {
      if (begun.waitFor() == 0 && Files.isRegularFile(draft)) {
        Files.move(draft, cache, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      close();
      Files.deleteIfExists(draft);
      Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + ".config"));
    }
  }

  /** Ends the rehearsal. */
  @Override
  public void close() {
    Process running = rehearsal;
    if (running != null) {
      // the JVM writes the cache in a process of its own
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }

  /**
   * What makes a cache for a program that runs with these arguments.
   *
   * @param nice whether the system has a command that lowers the priority
   */
  static List<String> command(List<String> arguments, boolean nice, Path draft) {
    List<String> command = new ArrayList<>();
    if (nice) {
      command.addAll(List.of(NICE.toString(), "-n", "19"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    arguments.stream()
        .filter(each -> !each.startsWith("-XX:AOT") && !each.startsWith("-Xlog"))
        .filter(each -> !each.startsWith("-D" + PROPERTY))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + draft,
            // What was compiled in a rehearsal would be compiled at once in every start.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-cp",
            System.getProperty("java.class.path", ""),
            Launcher.class.getName(),
            "rehearse"));
    return command;
  }
}
