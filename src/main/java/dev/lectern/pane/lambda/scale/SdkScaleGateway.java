package dev.lectern.pane.lambda.scale;

import dev.lectern.aws.AwsClients;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AccountLimit;

/** Concurrency through the SDK. */
public final class SdkScaleGateway implements ScaleGateway {

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkScaleGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Standing standing(String function) {
    AccountLimit limit = clients.lambda().getAccountSettings(r -> {}).accountLimit();
    Integer reserved =
        clients
            .lambda()
            .getFunctionConcurrency(r -> r.functionName(function))
            .reservedConcurrentExecutions();
    List<Provisioned> provisioned =
        clients
            .lambda()
            .listProvisionedConcurrencyConfigsPaginator(r -> r.functionName(function))
            .provisionedConcurrencyConfigs()
            .stream()
            .map(
                each ->
                    new Provisioned(
                        each.functionArn().substring(each.functionArn().lastIndexOf(':') + 1),
                        number(each.requestedProvisionedConcurrentExecutions()),
                        number(each.availableProvisionedConcurrentExecutions()),
                        each.statusAsString(),
                        each.statusReason() == null ? "" : each.statusReason()))
            .toList();
    return new Standing(
        number(limit.concurrentExecutions()),
        number(limit.unreservedConcurrentExecutions()),
        reserved == null ? -1 : reserved,
        provisioned);
  }

  private static int number(@Nullable Integer value) {
    return Objects.requireNonNullElse(value, 0);
  }

  @Override
  public void reserve(String function, int concurrency) {
    if (concurrency < 0) {
      clients.lambda().deleteFunctionConcurrency(r -> r.functionName(function));
    } else {
      clients
          .lambda()
          .putFunctionConcurrency(
              r -> r.functionName(function).reservedConcurrentExecutions(concurrency));
    }
  }

  @Override
  public void provision(String function, String qualifier, int concurrency) {
    if (concurrency == 0) {
      clients
          .lambda()
          .deleteProvisionedConcurrencyConfig(r -> r.functionName(function).qualifier(qualifier));
    } else {
      clients
          .lambda()
          .putProvisionedConcurrencyConfig(
              r ->
                  r.functionName(function)
                      .qualifier(qualifier)
                      .provisionedConcurrentExecutions(concurrency));
    }
  }
}
