package dev.lectern.app;

import dev.lectern.bench.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

/**
 * Uses the console for a while, {@code mvn -Psoak verify}, and prints the heap after a collection,
 * minute by minute: every explorer and page is opened and closed, versions and calls are looked at,
 * themes change. {@code -Dsoak.minutes=N}; 15 when not said.
 */
@Tag("soak")
class SoakTest extends ConsoleJourney {

  private static final long MEGABYTE = 1 << 20;

  /**
   * Calls that the sandbox's journal keeps; the Call Lens keeps fewer. From then on each call takes
   * the place of one like it, and every class is loaded.
   */
  private static final int MOST_KEPT = 5_000;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void staysFlat() throws IOException, TimeoutException {
    Duration time = Duration.ofMinutes(Integer.getInteger("soak.minutes", 15));
    start();
    until(() -> rows("#s3-objects") > 3);
    round();
    Table table = new Table();
    long resident = resident();
    table.value(
        "resident after every explorer was opened",
        "MB",
        resident,
        Double.NaN,
        "under 400",
        resident < 400);
    while (console.calls().lastSequence() < MOST_KEPT) {
      round();
    }
    long begin = System.nanoTime();
    long warm = heap();
    for (int minutes = 1; minutes <= time.toMinutes(); minutes++) {
      while (System.nanoTime() - begin < Duration.ofMinutes(minutes).toNanos()) {
        round();
      }
      long heap = heap();
      table.value(
          "heap after " + minutes + " minutes",
          "MB",
          heap / (double) MEGABYTE,
          warm / (double) MEGABYTE,
          "at most 1.05",
          heap <= warm * 1.05);
    }
  }

  /** What a person does within some seconds. */
  private void round() {
    for (String mode : List.of("dark", "light")) {
      interact(() -> menu("shell-theme-" + mode).fire());
      interact(() -> console.window().open("s3", SampleGateway.BUCKET + "/cfg.json?versions"));
      until(() -> rows("#s3-versions-list") > 2);
      for (String pane : PaneCatalog.ids()) {
        interact(() -> console.window().open(pane, ""));
        until(() -> node("#shell-crumbs") != null);
      }
      interact(() -> console.window().open("module-5", ""));
      interact(() -> console.window().open("s3", SampleGateway.BUCKET + "/"));
      until(() -> rows("#s3-objects") > 3);
      act("Close the other tabs");
    }
  }

  /**
   * The serial collector leaves some holes, and compacts wholly at every fourth time. TestFX keeps
   * every event of a stage since that was registered: it begins anew.
   */
  private long heap() throws TimeoutException {
    FxToolkit.registerStage(() -> stage);
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** MB of this process, as Linux counts them; the tests' own are among them. */
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return -1;
  }
}
