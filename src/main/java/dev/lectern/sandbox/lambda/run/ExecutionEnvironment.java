package dev.lectern.sandbox.lambda.run;

import dev.lectern.sandbox.FunctionInsight.End;
import dev.lectern.sandbox.FunctionInsight.Failure;
import dev.lectern.sandbox.FunctionInsight.Stage;
import dev.lectern.sandbox.FunctionLogs;
import dev.lectern.sandbox.lambda.run.PlatformLines.Figures;
import dev.lectern.sandbox.store.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment: a process, its scratch folder and its log stream, through its whole
 * life ("Understanding the Lambda execution environment lifecycle"). For one thread at a time; it
 * is frozen while nobody uses it.
 */
final class ExecutionEnvironment {

  private static final long INIT_LIMIT = Duration.ofSeconds(10).toNanos();
  private static final long PROVISIONED_INIT_LIMIT = Duration.ofSeconds(130).toNanos();
  private static final long READY_LIMIT = Duration.ofSeconds(5).toNanos();
  private static final long LOG_STEP = Duration.ofMillis(200).toNanos();
  private static final double WHOLE_PROCESSOR = 1769;
  private static final long MEGABYTE = 1 << 20;

  private final EnvironmentSpec spec;
  private final Launcher launcher;
  private final ProcessRegister register;
  private final Semaphore gate;
  private final boolean throttled;
  private final Path folder;
  private final PlatformLines lines;
  private final EnvironmentLog log;
  private final Life life;
  private volatile @Nullable RuntimeProcess process;
  private volatile boolean started;
  private long peak;
  final Instant made;
  private volatile Instant lastUsed;

  ExecutionEnvironment(
      EnvironmentSpec spec,
      Launcher launcher,
      ProcessRegister register,
      Semaphore gate,
      boolean throttled,
      FunctionLogs logs,
      InstantSource clock,
      Random random,
      Lives lives)
      throws IOException {
    this.spec = spec;
    this.launcher = launcher;
    this.register = register;
    this.gate = gate;
    this.throttled = throttled;
    this.log = new EnvironmentLog(spec, logs, clock, random);
    this.lines = new PlatformLines(spec.jsonLog());
    this.folder = Files.createTempDirectory(register.folder(), "environment-");
    Files.createDirectories(scratch());
    this.life = lives.born(spec, log.name());
    this.made = clock.instant();
    this.lastUsed = made;
  }

  EnvironmentSpec spec() {
    return spec;
  }

  /** Whether it was made ahead of demand and is ready. */
  boolean provisioned() {
    return started && !spec.initializationType().equals("on-demand");
  }

  /** Sandbox time. */
  Instant lastUsed() {
    return lastUsed;
  }

  private Path scratch() {
    return folder.resolve("tmp");
  }

  /** Whether it can serve: not yet started, or its process waits, or its next one is to be made. */
  boolean usable() {
    RuntimeProcess running = process;
    return running == null || running.alive();
  }

  /**
   * Initializes it ahead of any invocation.
   *
   * @return the type of the error, empty when it is ready
   */
  String warm() throws IOException, InterruptedException {
    Init init = initialize(System.nanoTime() + PROVISIONED_INIT_LIMIT, "init");
    started = true;
    var _ = log.taken();
    if (init.done()) {
      rest();
    }
    return init.done() ? "" : init.error();
  }

  /** Serves one invocation; initializes first when it must. */
  Outcome invoke(Invocation invocation) throws IOException, InterruptedException {
    long init = -1;
    RuntimeProcess running = process;
    if (!started) {
      started = true;
      Init first = initialize(System.nanoTime() + INIT_LIMIT, "init");
      init = first.done() ? first.nanos() : -1;
    } else if (running != null) {
      running.thaw();
    }
    log.line(lines.start(log.now(), invocation.requestId(), spec.version()));
    Outcome outcome = serve(invocation, init);
    lastUsed = log.now();
    return outcome;
  }

  private Outcome serve(Invocation invocation, long init) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    long deadline = begin + invocation.timeout().toNanos();
    if (process == null) {
      // Suppressed initialization: once more, within the invocation and its time.
      Init again = initialize(deadline, "invoke");
      if (!again.done()) {
        return again.status().equals("timeout")
            ? timedOut(invocation, begin, init)
            : initFailed(invocation, again, begin, init);
      }
    }
    RuntimeProcess running = running();
    life.invoke(invocation.requestId());
    running.watch(throttled);
    running.hand(invocation);
    RuntimeEvent event = next(running, () -> deadline + invocation.held().getAsLong());
    return switch (event) {
      case RuntimeEvent.Response response ->
          answered(invocation, response.body(), "", "", begin, init);
      case RuntimeEvent.Failure failure ->
          answered(invocation, failure.body(), "Unhandled", failure.type(), begin, init);
      case RuntimeEvent.TooLarge large ->
          answered(
              invocation,
              Failures.tooLarge(),
              "Unhandled",
              "Function.ResponseSizeTooLarge",
              begin,
              init);
      case RuntimeEvent.Stream stream -> streamed(invocation, stream, begin, deadline, init);
      case RuntimeEvent.OutOfMemory memory -> outOfMemory(invocation, begin, init);
      case RuntimeEvent.Exited exited -> exited(invocation, exited.code(), begin, init);
      case RuntimeEvent.InitError late ->
          answered(invocation, late.body(), "Unhandled", late.type(), begin, init);
      case RuntimeEvent.Ready silent -> timedOut(invocation, begin, init);
      case null -> timedOut(invocation, begin, init);
    };
  }

  private RuntimeProcess running() {
    RuntimeProcess running = process;
    if (running == null) {
      throw new IllegalStateException("the environment has no process");
    }
    return running;
  }

  private Init initialize(long deadline, String phase) throws IOException, InterruptedException {
    // Waiting for this computer, unpacking and looking for interpreters are no part of it.
    life.begin(Stage.WAITING);
    long asked = System.nanoTime();
    gate.acquire();
    try {
      LaunchPlan plan = launcher.plan(spec, log.name(), scratch());
      log.line(lines.initStart(log.now(), spec));
      life.begin(Stage.INIT);
      long begin = System.nanoTime();
      RuntimeProcess fresh =
          new RuntimeProcess(
              plan,
              folder.resolve("output"),
              spec.memory() * MEGABYTE,
              spec.memory() / WHOLE_PROCESSOR,
              register);
      process = fresh;
      peak = 0;
      fresh.watch(false);
      RuntimeEvent event = next(fresh, () -> deadline + (begin - asked));
      long nanos = System.nanoTime() - begin;
      Init init = Init.of(event, nanos);
      if (init.done()) {
        log.lines(fresh.lines());
      } else {
        life.failed(init.failure(), init.error());
        drop();
        log.line(lines.initReport(log.now(), nanos, phase, init.status(), init.error()));
      }
      return init;
    } finally {
      gate.release();
    }
  }

  /** Waits for what the process does, and passes on what it prints meanwhile. */
  private @Nullable RuntimeEvent next(RuntimeProcess running, LongSupplier deadline)
      throws IOException, InterruptedException {
    long left;
    while ((left = deadline.getAsLong() - System.nanoTime()) > 0) {
      RuntimeEvent event = running.await(Math.min(left, LOG_STEP));
      if (event != null) {
        return event;
      }
      log.lines(running.wholeLines());
    }
    return null;
  }

  private Outcome answered(
      Invocation invocation, byte[] body, String functionError, String type, long begin, long init)
      throws IOException, InterruptedException {
    long nanos = System.nanoTime() - begin - invocation.held().getAsLong();
    if (!functionError.isEmpty()) {
      life.failed(Failure.FUNCTION, type);
    }
    // A runtime may still print after it has answered: Java's prints an error's stack trace then.
    // The invocation lasts until it asks for the next event, and what it printed is read only then.
    RuntimeProcess running = running();
    running.ease();
    long ready = System.nanoTime() + READY_LIMIT;
    boolean waits = next(running, () -> ready) instanceof RuntimeEvent.Ready;
    if (waits) {
      rest();
      log.lines(running.lines());
    } else {
      // It answered and then ended or hung: the next invocation begins anew.
      drop();
    }
    String error = functionError.isEmpty() || !Failures.inReport(type) ? "" : type;
    report(invocation, nanos, init, error, body.length);
    return new Outcome(body, functionError, type, log.taken());
  }

  private void rest() {
    RuntimeProcess running = running();
    running.rest();
    peak = Math.max(peak, running.peak());
    running.freeze();
    life.begin(Stage.FROZEN);
  }

  private Outcome streamed(
      Invocation invocation, RuntimeEvent.Stream stream, long begin, long deadline, long init)
      throws IOException, InterruptedException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    RuntimeProcess running = running();
    Thread limit =
        Thread.ofVirtual()
            .start(
                () -> {
                  LockSupport.parkNanos(deadline - System.nanoTime());
                  if (System.nanoTime() - deadline >= 0) {
                    running.kill();
                  }
                });
    Invocation.StreamSink sink = invocation.sink();
    try {
      invocation.begins(stream.contentType());
      byte[] chunk = new byte[16 * 1024];
      for (int n = stream.body().read(chunk); n >= 0; n = stream.body().read(chunk)) {
        if (sink == null) {
          whole.write(chunk, 0, n);
        } else {
          sink.write(chunk, 0, n);
        }
      }
    } catch (IOException cut) {
      stream.taken().countDown();
      return System.nanoTime() - deadline >= 0
          ? timedOut(invocation, begin, init)
          : exited(invocation, 1, begin, init);
    } finally {
      limit.interrupt();
    }
    stream.taken().countDown();
    String type = stream.trailers().getOrDefault("lambda-runtime-function-error-type", "");
    byte[] details =
        Base64.getDecoder()
            .decode(stream.trailers().getOrDefault("lambda-runtime-function-error-body", ""));
    return type.isEmpty()
        ? answered(invocation, whole.toByteArray(), "", "", begin, init)
        : answered(invocation, details, "Unhandled", type, begin, init);
  }

  private Outcome timedOut(Invocation invocation, long begin, long init) throws IOException {
    long nanos = Math.min(System.nanoTime() - begin, invocation.timeout().toNanos());
    double limit = invocation.timeout().toMillis() / 1000.0;
    String what = String.format(Locale.ROOT, "Task timed out after %.2f seconds", limit);
    life.failed(Failure.TIMEOUT, "");
    drop();
    log.line(log.now() + " " + invocation.requestId() + " " + what);
    report(invocation, nanos, init, "timeout", 0);
    return failed(invocation, "Sandbox.Timedout", what);
  }

  private Outcome outOfMemory(Invocation invocation, long begin, long init) throws IOException {
    long nanos = System.nanoTime() - begin;
    life.failed(Failure.MEMORY, "");
    drop();
    peak = spec.memory() * MEGABYTE;
    report(invocation, nanos, init, "Runtime.OutOfMemory", 0);
    return failed(invocation, "Runtime.ExitError", Failures.killed());
  }

  private Outcome exited(Invocation invocation, int code, long begin, long init)
      throws IOException {
    long nanos = System.nanoTime() - begin;
    life.failed(Failure.CRASH, Failures.exit(code).replace("Runtime exited with error: ", ""));
    drop();
    report(invocation, nanos, init, "Runtime.ExitError", 0);
    return failed(invocation, "Runtime.ExitError", Failures.exit(code));
  }

  private Outcome initFailed(Invocation invocation, Init again, long begin, long init) {
    report(invocation, System.nanoTime() - begin, init, again.error(), 0);
    return new Outcome(
        again.error().equals("Runtime.ExitError") || again.error().equals("Runtime.OutOfMemory")
            ? Failures.body(
                "Runtime.ExitError", invocation, new String(again.body(), StandardCharsets.UTF_8))
            : again.body(),
        "Unhandled",
        again.error(),
        log.taken());
  }

  /** Ends the process; what it printed is kept, and the scratch folder for the next process. */
  private void drop() throws IOException {
    RuntimeProcess running = process;
    process = null;
    if (running != null) {
      running.rest();
      peak = Math.max(peak, running.peak());
      running.close();
      log.lines(running.lines());
      life.begin(Stage.RESET);
    }
  }

  private Outcome failed(Invocation invocation, String type, String what) {
    return new Outcome(Failures.body(type, invocation, what), "Unhandled", type, log.taken());
  }

  private void report(Invocation invocation, long nanos, long init, String error, long bytes) {
    boolean onDemand = spec.initializationType().equals("on-demand");
    Figures figures =
        new Figures(
            invocation.requestId(),
            nanos,
            onDemand ? init : -1,
            spec.memory(),
            Math.min(spec.memory(), Math.ceilDiv(peak, MEGABYTE)),
            error);
    log.line(lines.end(log.now(), figures, bytes));
    log.line(lines.report(log.now(), figures));
  }

  /** Ends the process while another thread uses the environment. */
  void kill() {
    RuntimeProcess running = process;
    if (running != null) {
      running.kill();
    }
  }

  /** Ends the process and deletes the scratch folder. */
  void close(End why) throws IOException {
    life.end(why);
    drop();
    Folders.delete(folder);
  }
}
