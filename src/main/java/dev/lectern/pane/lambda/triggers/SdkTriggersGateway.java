package dev.lectern.pane.lambda.triggers;

import dev.lectern.aws.AwsClients;
import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;

/** Triggers through the SDK. */
public final class SdkTriggersGateway implements TriggersGateway {

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkTriggersGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Triggers triggers(String function) {
    List<Mapping> mappings = new ArrayList<>();
    for (EventSourceMappingConfiguration each :
        clients
            .lambda()
            .listEventSourceMappingsPaginator(r -> r.functionName(function))
            .eventSourceMappings()) {
      mappings.add(
          new Mapping(
              each.uuid(),
              text(each.eventSourceArn()),
              each.filterCriteria() == null
                  ? ""
                  : each.filterCriteria().filters().stream()
                      .map(Filter::pattern)
                      .collect(Collectors.joining(" or ")),
              text(each.state()),
              Objects.requireNonNullElse(each.batchSize(), 0),
              text(each.lastProcessingResult())));
    }
    return new Triggers(permissions(function), mappings);
  }

  private List<Permission> permissions(String function) {
    List<Permission> found = new ArrayList<>();
    try {
      String policy = clients.lambda().getPolicy(r -> r.functionName(function)).policy();
      for (JsonNode each : Json.MAPPER.readTree(policy).path("Statement")) {
        JsonNode principal = each.path("Principal");
        JsonNode condition = each.path("Condition");
        found.add(
            new Permission(
                each.path("Sid").asString(""),
                principal.isString()
                    ? principal.asString()
                    : principal.path("Service").asString(principal.path("AWS").asString("")),
                each.path("Action").asString(""),
                condition.path("ArnLike").path("AWS:SourceArn").asString(""),
                condition.path("StringEquals").has("lambda:FunctionUrlAuthType")
                    || condition.path("Bool").has("lambda:InvokedViaFunctionUrl")));
      }
    } catch (ResourceNotFoundException noPolicy) {
      return List.of();
    }
    return found;
  }

  @Override
  public void permit(String function, String id, String principal, String source) {
    clients
        .lambda()
        .addPermission(
            r ->
                r.functionName(function)
                    .statementId(id)
                    .action("lambda:InvokeFunction")
                    .principal(principal)
                    .sourceArn(source.isEmpty() ? null : source));
  }

  @Override
  public void forbid(String function, String id) {
    clients.lambda().removePermission(r -> r.functionName(function).statementId(id));
  }

  @Override
  public void map(String function, Pull pull) {
    CreateEventSourceMappingRequest.Builder mapping =
        CreateEventSourceMappingRequest.builder()
            .functionName(function)
            .eventSourceArn(pull.source())
            .batchSize(pull.batch());
    if (!pull.source().contains(":sqs:")) {
      mapping.startingPosition(EventSourcePosition.TRIM_HORIZON);
    }
    if (pull.reportFailures()) {
      mapping.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    }
    if (!pull.filter().isEmpty()) {
      Filter filter = Filter.builder().pattern(pull.filter()).build();
      mapping.filterCriteria(all -> all.filters(filter));
    }
    clients.lambda().createEventSourceMapping(mapping.build());
  }

  @Override
  public void enable(String uuid, boolean enabled) {
    clients.lambda().updateEventSourceMapping(r -> r.uuid(uuid).enabled(enabled));
  }

  @Override
  public void unmap(String uuid) {
    clients.lambda().deleteEventSourceMapping(r -> r.uuid(uuid));
  }

  @Override
  public List<String> streams() {
    return clients.dynamoDbStreams().listStreams().streams().stream()
        .map(Stream::streamArn)
        .toList();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
