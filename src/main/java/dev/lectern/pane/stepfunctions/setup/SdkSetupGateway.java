package dev.lectern.pane.stepfunctions.setup;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.stepfunctions.data.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.Tag;

/** Configuration through the SDK. */
public final class SdkSetupGateway implements SetupGateway {

  private final AwsClients clients;
  private final Function<String, Machine> describe;

  /**
   * With a session's clients.
   *
   * @param describe asks for a machine by its name
   */
  public SdkSetupGateway(AwsClients clients, Function<String, Machine> describe) {
    this.clients = clients;
    this.describe = describe;
  }

  @Override
  public Map<String, String> tags(String machine) {
    Map<String, String> tags = new TreeMap<>();
    clients
        .sfn()
        .listTagsForResource(r -> r.resourceArn(machine))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  @Override
  public void tags(String machine, Map<String, String> before, Map<String, String> now) {
    List<String> gone = before.keySet().stream().filter(key -> !now.containsKey(key)).toList();
    if (!gone.isEmpty()) {
      clients.sfn().untagResource(r -> r.resourceArn(machine).tagKeys(gone));
    }
    List<Tag> set = new ArrayList<>();
    now.forEach(
        (key, value) -> {
          if (!value.equals(before.get(key))) {
            set.add(Tag.builder().key(key).value(value).build());
          }
        });
    if (!set.isEmpty()) {
      clients.sfn().tagResource(r -> r.resourceArn(machine).tags(set));
    }
  }

  @Override
  public Machine save(Machine machine, String role, Machine.Logging logging, boolean tracing) {
    LoggingConfiguration.Builder logs =
        LoggingConfiguration.builder()
            .level(logging.level())
            .includeExecutionData(logging.includeData());
    if (!logging.group().isEmpty()) {
      logs.destinations(
          List.of(
              LogDestination.builder()
                  .cloudWatchLogsLogGroup(g -> g.logGroupArn(logging.group()))
                  .build()));
    }
    clients
        .sfn()
        .updateStateMachine(
            r -> {
              r.stateMachineArn(machine.arn()).tracingConfiguration(t -> t.enabled(tracing));
              if (!role.equals(machine.role())) {
                r.roleArn(role);
              }
              if (!logging.equals(machine.logging())) {
                r.loggingConfiguration(logs.build());
              }
            });
    return describe.apply(machine.name());
  }
}
