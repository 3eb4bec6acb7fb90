package dev.lectern.pane.lambda.setup;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.functions.FunctionsGateway;
import dev.lectern.pane.lambda.role.ExecutionRole;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LogFormat;

/** Configuration through the SDK. */
public final class SdkSetupGateway implements SetupGateway {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final AwsClients clients;
  private final FunctionsGateway functions;

  /** With a session's clients. */
  public SdkSetupGateway(AwsClients clients, FunctionsGateway functions) {
    this.clients = clients;
    this.functions = functions;
  }

  @Override
  public FunctionInfo save(String function, Setup setup, Progress progress)
      throws InterruptedException {
    clients
        .lambda()
        .updateFunctionConfiguration(
            r ->
                r.functionName(function)
                    .handler(setup.handler())
                    .description(setup.description())
                    .role(setup.role())
                    .memorySize(setup.memory())
                    .timeout(setup.timeout())
                    .environment(e -> e.variables(setup.variables()))
                    .layers(setup.layers())
                    .loggingConfig(
                        l -> l.logFormat(setup.jsonLog() ? LogFormat.JSON : LogFormat.TEXT)));
    FunctionInfo now = functions.describe(function, "");
    while (!now.ready()) {
      Pause.of(LOOK_AGAIN, progress);
      now = functions.describe(function, "");
    }
    return now;
  }

  @Override
  public List<ExecutionRole> roles() {
    return functions.roles();
  }

  @Override
  public boolean standsIn() {
    return functions.standsIn();
  }

  @Override
  public List<String> layers() {
    return clients.lambda().listLayersPaginator().layers().stream()
        .map(layer -> layer.latestMatchingVersion().layerVersionArn())
        .toList();
  }

  @Override
  public String publishLayer(String name, byte[] zip) {
    return clients
        .lambda()
        .publishLayerVersion(
            r -> r.layerName(name).content(c -> c.zipFile(SdkBytes.fromByteArray(zip))))
        .layerVersionArn();
  }
}
