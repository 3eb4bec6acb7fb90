package dev.lectern.sandbox.lambda.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Starts a process as an environment does, gives it one event, and lets it end in order. */
public final class Rehearsal {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Rehearsal() {}

  /**
   * Runs to the process's end.
   *
   * @return whether it answered and ended by itself when it was asked to
   */
  public static boolean run(LaunchPlan plan, ProcessRegister register)
      throws IOException, InterruptedException {
    BlockingQueue<RuntimeEvent> events = new LinkedBlockingQueue<>();
    try (RuntimeApi api = new RuntimeApi(events::add)) {
      ProcessBuilder builder = new ProcessBuilder(plan.command());
      builder.environment().clear();
      builder.environment().putAll(plan.environment());
      builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
      builder.directory(plan.folder().toFile());
      builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
      Process process = builder.start();
      register.started(process.toHandle());
      try {
        boolean answered = false;
        if (events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS) instanceof RuntimeEvent.Ready) {
          api.hand(
              new Invocation(
                  "00000000-0000-0000-0000-000000000000",
                  "arn:aws:lambda:us-east-1:000000000000:function:rehearsal",
                  "{\"name\":\"rehearsal\"}".getBytes(StandardCharsets.UTF_8),
                  null,
                  "",
                  PATIENCE,
                  () -> 0,
                  null));
          answered =
              events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS) instanceof RuntimeEvent.Response
                  && events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                      instanceof RuntimeEvent.Ready;
        }
        process.destroy();
        return answered && process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        register.ended(process.pid());
      }
    }
  }
}
