package dev.lectern.sandbox.lambda.runtime;

import dev.lectern.sandbox.lambda.run.LaunchPlan;
import dev.lectern.sandbox.lambda.run.ProcessRegister;
import dev.lectern.sandbox.lambda.run.Rehearsal;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Java functions run on the Java of the console, with AWS's runtime interface client (Apache-2.0).
 * Its native library is replaced by a class of ours that stands before it on the class path, so
 * that it runs on every operating system. An ahead-of-time cache of the client's classes is made
 * once in the background; until then functions start without it.
 */
final class JavaRuntime {

  private static final Logger LOG = System.getLogger(JavaRuntime.class.getName());
  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private final ProcessRegister register;
  private final Path home = Path.of(System.getProperty("java.home"));
  private final AtomicBoolean making = new AtomicBoolean();
  private @Nullable JavaArchive archive;

  JavaRuntime(ProcessRegister register) {
    this.register = register;
  }

  private synchronized JavaArchive archive() throws IOException {
    JavaArchive known = archive;
    if (known == null) {
      known = JavaArchive.open(Path.of(System.getProperty("java.io.tmpdir")), register.folder());
      archive = known;
    }
    return known;
  }

  /** The command that starts a handler. */
  List<String> command(String handler, int memory, Path scratch) throws IOException {
    JavaArchive ready = archive();
    List<String> command = start(memory, scratch);
    ready.cache().ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
    client(command, ready, handler);
    return command;
  }

  private List<String> start(int memory, Path scratch) {
    List<String> command = new ArrayList<>();
    boolean windows = File.separatorChar == '\\';
    command.add(home.resolve("bin").resolve(windows ? "java.exe" : "java").toString());
    // Lambda's own choices: one collector thread, the quick compiler only.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-UsePerfData");
    // The cache lies where it was made for; moving it would touch every page of it at each start.
    command.add("-XX:+UnlockDiagnosticVMOptions");
    command.add("-XX:ArchiveRelocationMode=0");
    command.add("-Xmx" + Math.max(16, memory * 85 / 100) + "m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Djava.io.tmpdir=" + scratch);
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.add("-Duser.timezone=UTC");
    // Java's own locale data, but for UnitedStatesWeek.
    command.add("-Djava.locale.providers=SPI,CLDR");
    // The client would set the place where Amazon Linux has them.
    command.add(
        "-Djavax.net.ssl.trustStore=" + home.resolve(Path.of("lib", "security", "cacerts")));
    return command;
  }

  private static void client(List<String> command, JavaArchive archive, String handler) {
    // A cache that does not fit is left aside without a word in the function's log.
    command.add("-Xlog:disable");
    command.add("-Xlog:all=error:stderr");
    command.add("-cp");
    command.add(archive.classPath().toString());
    command.add(MAIN);
    command.add(handler);
  }

  /** Makes the cache in the background, unless it is there or being made. */
  void prepare() {
    if (making.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("lambda-java-archive")
          .start(
              () -> {
                try {
                  make(archive());
                } catch (IOException | RuntimeException e) {
                  LOG.log(Logger.Level.INFO, "Java functions start without a cache", e);
                } catch (InterruptedException stop) {
                  Thread.currentThread().interrupt();
                }
              });
    }
  }

  private void make(JavaArchive into) throws IOException, InterruptedException {
    if (into.cache().isPresent()) {
      return;
    }
    Path work = Files.createTempDirectory(register.folder(), "rehearsal-");
    Path draft = into.draft();
    List<String> command = start(512, work);
    command.add("-XX:AOTCacheOutput=" + draft);
    command.add(JavaArchive.WITHOUT_TRAINING);
    client(command, into, "dev.lectern.sandbox.lambda.runtime.RehearsalHandler");
    Map<String, String> environment =
        Map.of(
            "LANG", "en_US.UTF-8",
            "TZ", ":UTC",
            "AWS_LAMBDA_FUNCTION_NAME", "rehearsal",
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
            "AWS_LAMBDA_LOG_GROUP_NAME", "rehearsal",
            "AWS_LAMBDA_LOG_STREAM_NAME", "rehearsal",
            "LAMBDA_TASK_ROOT", work.toString());
    try {
      boolean good = Rehearsal.run(new LaunchPlan(command, environment, work), register);
      if (good && Files.size(draft) > 0) {
        into.keep(draft);
      }
    } finally {
      JavaArchive.discard(draft);
    }
  }
}
