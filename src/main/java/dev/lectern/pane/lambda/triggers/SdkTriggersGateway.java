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
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.OnFailure;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
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
              rules(each),
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

  private static Rules rules(EventSourceMappingConfiguration of) {
    DestinationConfig destination = of.destinationConfig();
    OnFailure failed = destination == null ? null : destination.onFailure();
    return new Rules(
        Objects.requireNonNullElse(of.batchSize(), 0),
        of.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
        Boolean.TRUE.equals(of.bisectBatchOnFunctionError()),
        Objects.requireNonNullElse(of.maximumRetryAttempts(), Rules.NONE),
        Objects.requireNonNullElse(of.maximumRecordAgeInSeconds(), Rules.NONE),
        failed == null ? "" : text(failed.destination()));
  }

  @Override
  public void map(String function, Pull pull) {
    Rules rules = pull.rules();
    CreateEventSourceMappingRequest.Builder mapping =
        CreateEventSourceMappingRequest.builder()
            .functionName(function)
            .eventSourceArn(pull.source())
            .batchSize(rules.batch());
    if (rules.reportFailures()) {
      mapping.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    }
    if (!pull.filter().isEmpty()) {
      Filter filter = Filter.builder().pattern(pull.filter()).build();
      mapping.filterCriteria(all -> all.filters(filter));
    }
    if (TriggersGateway.isStream(pull.source())) {
      mapping
          .startingPosition(EventSourcePosition.TRIM_HORIZON)
          .maximumRetryAttempts(rules.retries() == Rules.NONE ? null : rules.retries())
          .maximumRecordAgeInSeconds(rules.oldest() == Rules.NONE ? null : rules.oldest())
          .bisectBatchOnFunctionError(rules.split() ? true : null);
      if (!rules.destination().isEmpty()) {
        mapping.destinationConfig(to(rules.destination()));
      }
    }
    clients.lambda().createEventSourceMapping(mapping.build());
  }

  private static DestinationConfig to(String arn) {
    return DestinationConfig.builder()
        .onFailure(f -> f.destination(arn.isEmpty() ? null : arn))
        .build();
  }

  @Override
  public void change(String uuid, String source, Rules rules) {
    UpdateEventSourceMappingRequest.Builder mapping =
        UpdateEventSourceMappingRequest.builder()
            .uuid(uuid)
            .batchSize(rules.batch())
            .functionResponseTypesWithStrings(
                rules.reportFailures()
                    ? List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES.toString())
                    : List.of());
    if (TriggersGateway.isStream(source)) {
      mapping
          .maximumRetryAttempts(rules.retries())
          .maximumRecordAgeInSeconds(rules.oldest())
          .bisectBatchOnFunctionError(rules.split())
          .destinationConfig(to(rules.destination()));
    }
    clients.lambda().updateEventSourceMapping(mapping.build());
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
