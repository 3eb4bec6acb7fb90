package dev.lectern.pane.lambda.sweep;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.functions.FunctionsGateway;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.time.Duration;

/** Memory through the SDK. */
public final class SdkSweepGateway implements SweepGateway {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final AwsClients clients;
  private final FunctionsGateway functions;

  /** With a session's clients. */
  public SdkSweepGateway(AwsClients clients, FunctionsGateway functions) {
    this.clients = clients;
    this.functions = functions;
  }

  @Override
  public FunctionInfo memory(String function, int megabytes, Progress progress)
      throws InterruptedException {
    clients
        .lambda()
        .updateFunctionConfiguration(r -> r.functionName(function).memorySize(megabytes));
    FunctionInfo now = functions.describe(function, "");
    while (!now.ready()) {
      Pause.of(LOOK_AGAIN, progress);
      now = functions.describe(function, "");
    }
    return now;
  }
}
