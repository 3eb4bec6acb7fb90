package dev.lectern.sandbox.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that always works, under the eyes of a watchdog. */
class WatchdogTest {

  private static final double SHARE = 0.2;
  private Process process;
  private Watchdog watchdog;

  @BeforeEach
  void work() throws Exception {
    assumeTrue(ProcessHandle.current().info().totalCpuDuration().isPresent());
    process = new ProcessBuilder(List.of("sh", "-c", "while :; do :; done")).start();
    watchdog = new Watchdog(process.toHandle(), 1L << 30, SHARE, () -> {});
  }

  @AfterEach
  void end() {
    if (process != null) {
      watchdog.close();
      process.destroyForcibly();
    }
  }

  private long used() {
    return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos();
  }

  /** How long it takes the process to use so much of the processor. */
  private long taken(Duration processor) {
    long begin = System.nanoTime();
    long enough = used() + processor.toNanos();
    while (used() < enough) {
      LockSupport.parkNanos(5_000_000);
    }
    return System.nanoTime() - begin;
  }

  @Test
  void aCallHasItsShareAlsoWhenOthersWereJustBeforeIt() {
    Duration processor = Duration.ofMillis(300);
    // the first call wakes the watchdog from its rest, the second one does not
    for (int call = 0; call < 2; call++) {
      watchdog.begin(true);
      assertThat(taken(processor)).isGreaterThan((long) (0.7 * processor.toNanos() / SHARE));
      watchdog.ease();
      watchdog.end();
    }
  }
}
