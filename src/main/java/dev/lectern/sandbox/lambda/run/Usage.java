package dev.lectern.sandbox.lambda.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process uses: memory from {@code /proc} where there is one, CPU time everywhere. */
final class Usage {

  private static final long PAGE = 4096;
  private static final String PEAK = "VmHWM:";
  private static final long TICK_NANOS = 10_000_000;

  private final ProcessHandle process;
  private final Path folder;
  private final boolean linux;

  Usage(ProcessHandle process) {
    this.process = process;
    this.folder = Path.of("/proc", Long.toString(process.pid()));
    this.linux = Files.isReadable(folder.resolve("statm"));
  }

  /** Resident memory in bytes; 0 when it cannot be known. */
  long memory() {
    if (!linux) {
      return 0;
    }
    try {
      String[] pages = Files.readString(folder.resolve("statm")).split(" ", 3);
      return Long.parseLong(pages[1]) * PAGE;
    } catch (IOException | RuntimeException gone) {
      return 0;
    }
  }

  /** The most that it ever had resident, in bytes; 0 when it cannot be known. */
  long peak() {
    if (!linux) {
      return 0;
    }
    try {
      String status = Files.readString(folder.resolve("status"), StandardCharsets.ISO_8859_1);
      int at = status.indexOf(PEAK);
      int unit = status.indexOf(" kB", at);
      return at < 0 ? 0 : Long.parseLong(status.substring(at + PEAK.length(), unit).strip()) * 1024;
    } catch (IOException | RuntimeException gone) {
      return 0;
    }
  }

  /** CPU time so far, in nanoseconds, in steps of about 10 ms. */
  long cpu() {
    if (!linux) {
      return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
    try {
      String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 15);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_NANOS;
    } catch (IOException | RuntimeException gone) {
      return 0;
    }
  }
}
