package dev.lectern.sandbox.lambda.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A function's process with its Runtime API. What it prints goes to a file, so that everything that
 * it printed before it answered is there when the answer is. For one thread at a time; the process
 * itself is watched by a thread of its own.
 */
final class RuntimeProcess implements AutoCloseable {

  private static final int LONGEST_OUTPUT = 8 << 20;

  private final BlockingQueue<RuntimeEvent> events = new LinkedBlockingQueue<>();
  private final RuntimeApi api;
  private final Process process;
  private final Path output;
  private final Watchdog watchdog;
  private final ProcessRegister register;
  private long printed;

  /**
   * Starts it.
   *
   * @param plan how to start; the address of the Runtime API comes to its environment
   * @param output the file to which it prints
   * @param memory the function's memory in bytes
   * @param share its share of processors while it works: 1 is one whole processor
   */
  RuntimeProcess(LaunchPlan plan, Path output, long memory, double share, ProcessRegister register)
      throws IOException {
    this.output = output;
    this.register = register;
    this.api = new RuntimeApi(events::add);
    ProcessBuilder builder = new ProcessBuilder(plan.command());
    builder.environment().clear();
    builder.environment().putAll(plan.environment());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.directory(plan.folder().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(output.toFile()));
    builder.redirectInput(Redirect.PIPE);
    this.printed = output.toFile().length();
    try {
      this.process = builder.start();
    } catch (IOException cannotStart) {
      api.close();
      throw cannotStart;
    }
    register.started(process.toHandle());
    process.getOutputStream().close();
    var _ =
        process
            .onExit()
            .thenAccept(ended -> events.add(new RuntimeEvent.Exited(ended.exitValue())));
    this.watchdog =
        new Watchdog(
            process.toHandle(),
            memory,
            share,
            () -> {
              events.add(new RuntimeEvent.OutOfMemory());
              kill();
            });
  }

  /** The next thing that it does; null when it does nothing for that long. */
  @Nullable RuntimeEvent await(long nanos) throws InterruptedException {
    return events.poll(nanos, TimeUnit.NANOSECONDS);
  }

  /** Gives it an event. */
  void hand(Invocation invocation) {
    api.hand(invocation);
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Stops it where it stands. */
  void freeze() {
    Signals.stop(process.pid());
  }

  /** Lets it go on. */
  void thaw() {
    Signals.resume(process.pid());
  }

  /** Watches memory from now on, and holds it to its share of processors when asked to. */
  void watch(boolean throttled) {
    watchdog.begin(throttled);
  }

  /** Lets it have all the processors that there are, while its memory is watched. */
  void ease() {
    watchdog.ease();
  }

  /** Ends the watch: it is about to be frozen. */
  void rest() {
    watchdog.end();
  }

  /** The most memory that it had, in bytes. */
  long peak() {
    return watchdog.peak();
  }

  /** The lines that it printed since they were asked for last, the last one without an end too. */
  List<String> lines() throws IOException {
    return lines(true);
  }

  /** The same while it may be printing: a line that has no end yet comes later. */
  List<String> wholeLines() throws IOException {
    return lines(false);
  }

  private List<String> lines(boolean all) throws IOException {
    long length = output.toFile().length();
    if (length <= printed) {
      return List.of();
    }
    byte[] bytes = new byte[(int) Math.min(length - printed, LONGEST_OUTPUT)];
    try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
      file.seek(length - bytes.length);
      file.readFully(bytes);
    }
    int end = bytes.length;
    while (!all && end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    printed = length - bytes.length + end;
    return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
  }

  /** Ends it and all that it started. */
  void kill() {
    // Children first: their parent's end would hide them.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Ends it and all that it started, and waits for it. */
  @Override
  public void close() throws IOException {
    watchdog.close();
    kill();
    api.close();
    try {
      if (process.waitFor(5, TimeUnit.SECONDS)) {
        register.ended(process.pid());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
