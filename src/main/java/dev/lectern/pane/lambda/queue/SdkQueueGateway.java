package dev.lectern.pane.lambda.queue;

import dev.lectern.aws.AwsClients;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Asynchronous settings through the SDK. */
public final class SdkQueueGateway implements QueueGateway {

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkQueueGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Rules rules(String function) {
    try {
      GetFunctionEventInvokeConfigResponse now =
          clients.lambda().getFunctionEventInvokeConfig(r -> r.functionName(function));
      DestinationConfig to = now.destinationConfig();
      String success = to == null || to.onSuccess() == null ? null : to.onSuccess().destination();
      String failure = to == null || to.onFailure() == null ? null : to.onFailure().destination();
      return new Rules(
          Objects.requireNonNullElse(now.maximumRetryAttempts(), 2),
          Objects.requireNonNullElse(now.maximumEventAgeInSeconds(), 21_600),
          success == null ? "" : success,
          failure == null ? "" : failure);
    } catch (ResourceNotFoundException none) {
      return Rules.DEFAULT;
    }
  }

  @Override
  public void save(String function, Rules rules) {
    clients
        .lambda()
        .putFunctionEventInvokeConfig(
            r ->
                r.functionName(function)
                    .maximumRetryAttempts(rules.retries())
                    .maximumEventAgeInSeconds(rules.ageSeconds())
                    .destinationConfig(
                        d -> {
                          if (!rules.onSuccess().isEmpty()) {
                            d.onSuccess(s -> s.destination(rules.onSuccess()));
                          }
                          if (!rules.onFailure().isEmpty()) {
                            d.onFailure(f -> f.destination(rules.onFailure()));
                          }
                        }));
  }
}
