package dev.lectern.pane.dynamodb.compose;

import dev.lectern.aws.AwsClients;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Batches and transactions through the SDK; always asks what they consumed. */
public final class SdkComposeGateway implements ComposeGateway {

  private static final ReturnValuesOnConditionCheckFailure STORED =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;

  private final AwsClients clients;
  private final Meter meter;

  /** With a session's clients; tells the meter. */
  public SdkComposeGateway(AwsClients clients, Meter meter) {
    this.clients = clients;
    this.meter = meter;
  }

  private DynamoDbClient dynamo() {
    return clients.dynamoDb();
  }

  @Override
  public Reply batchWrite(List<Act> acts) {
    try {
      return write(acts);
    } catch (ProvisionedThroughputExceededException e) {
      return throttled(acts, true);
    }
  }

  /** A batch of which nothing was processed is refused; it is sent again like any leftover. */
  private Reply throttled(List<Act> acts, boolean writes) {
    acts.stream().map(Act::table).distinct().forEach(name -> meter.throttled(name, writes));
    return new Reply(acts.stream().<Outcome>map(act -> new Outcome.Left()).toList(), Used.NONE);
  }

  private Reply write(List<Act> acts) {
    Map<String, List<WriteRequest>> requests = new LinkedHashMap<>();
    for (Act act : acts) {
      requests.computeIfAbsent(act.table(), any -> new ArrayList<>()).add(write(act));
    }
    BatchWriteItemResponse answer =
        dynamo()
            .batchWriteItem(
                b ->
                    b.requestItems(requests)
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
    Map<String, List<WriteRequest>> left = answer.unprocessedItems();
    List<Outcome> outcomes = new ArrayList<>();
    for (Act act : acts) {
      outcomes.add(
          left.getOrDefault(act.table(), List.of()).contains(write(act))
              ? new Outcome.Left()
              : new Outcome.Done(null));
    }
    return new Reply(outcomes, used(answer.consumedCapacity(), true));
  }

  private static WriteRequest write(Act act) {
    var item = ValuesGateway.sdk(act.item());
    return act.kind() == Act.Kind.PUT
        ? WriteRequest.builder().putRequest(p -> p.item(item)).build()
        : WriteRequest.builder().deleteRequest(d -> d.key(item)).build();
  }

  @Override
  public Reply batchGet(List<Act> acts) {
    try {
      return get(acts);
    } catch (ProvisionedThroughputExceededException e) {
      return throttled(acts, false);
    }
  }

  private Reply get(List<Act> acts) {
    Map<String, List<Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>>>
        keys = new LinkedHashMap<>();
    for (Act act : acts) {
      keys.computeIfAbsent(act.table(), any -> new ArrayList<>())
          .add(ValuesGateway.sdk(act.item()));
    }
    Map<String, KeysAndAttributes> request = new LinkedHashMap<>();
    keys.forEach(
        (table, wanted) -> request.put(table, KeysAndAttributes.builder().keys(wanted).build()));
    BatchGetItemResponse answer =
        dynamo()
            .batchGetItem(
                b ->
                    b.requestItems(request).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
    List<Outcome> outcomes = new ArrayList<>();
    for (Act act : acts) {
      KeysAndAttributes left = answer.unprocessedKeys().get(act.table());
      boolean again = left != null && left.keys().contains(ValuesGateway.sdk(act.item()));
      outcomes.add(
          again
              ? new Outcome.Left()
              : found(
                  answer.responses().getOrDefault(act.table(), List.of()).stream()
                      .map(ValuesGateway::item)
                      .filter(item -> item.entrySet().containsAll(act.item().entrySet()))
                      .findFirst()
                      .orElse(null)));
    }
    return new Reply(outcomes, used(answer.consumedCapacity(), false));
  }

  private static Outcome found(@Nullable Map<String, AttributeValue> item) {
    return item == null || item.isEmpty() ? new Outcome.Missing() : new Outcome.Done(item);
  }

  @Override
  public Reply transactWrite(List<Act> acts, String token) {
    try {
      List<ConsumedCapacity> consumed =
          dynamo()
              .transactWriteItems(
                  t ->
                      t.transactItems(acts.stream().map(SdkComposeGateway::action).toList())
                          .clientRequestToken(token.isEmpty() ? null : token)
                          .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
              .consumedCapacity();
      return new Reply(
          acts.stream().<Outcome>map(act -> new Outcome.Done(null)).toList(), used(consumed, true));
    } catch (TransactionCanceledException e) {
      return cancelled(acts, e);
    }
  }

  private static Reply cancelled(List<Act> acts, TransactionCanceledException e) {
    if (!e.hasCancellationReasons() || e.cancellationReasons().size() != acts.size()) {
      throw e;
    }
    return new Reply(
        e.cancellationReasons().stream().map(SdkComposeGateway::reason).toList(), Used.NONE);
  }

  private static Outcome reason(CancellationReason reason) {
    return new Outcome.Cancelled(
        Objects.requireNonNullElse(reason.code(), "None"),
        Objects.requireNonNullElse(reason.message(), ""),
        reason.hasItem() ? ValuesGateway.item(reason.item()) : null);
  }

  private static TransactWriteItem action(Act act) {
    TransactWriteItem.Builder action = TransactWriteItem.builder();
    var item = ValuesGateway.sdk(act.item());
    var names = act.names().isEmpty() ? null : act.names();
    var values = act.values().isEmpty() ? null : ValuesGateway.sdk(act.values());
    switch (act.kind()) {
      case PUT ->
          action.put(
              p ->
                  p.tableName(act.table())
                      .item(item)
                      .conditionExpression(act.condition())
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .returnValuesOnConditionCheckFailure(STORED));
      case UPDATE ->
          action.update(
              u ->
                  u.tableName(act.table())
                      .key(item)
                      .updateExpression(act.update())
                      .conditionExpression(act.condition())
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .returnValuesOnConditionCheckFailure(STORED));
      case DELETE ->
          action.delete(
              d ->
                  d.tableName(act.table())
                      .key(item)
                      .conditionExpression(act.condition())
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .returnValuesOnConditionCheckFailure(STORED));
      default ->
          action.conditionCheck(
              c ->
                  c.tableName(act.table())
                      .key(item)
                      .conditionExpression(act.condition())
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .returnValuesOnConditionCheckFailure(STORED));
    }
    return action.build();
  }

  @Override
  public Reply transactGet(List<Act> acts) {
    try {
      TransactGetItemsResponse answer =
          dynamo()
              .transactGetItems(
                  t ->
                      t.transactItems(
                              acts.stream()
                                  .map(
                                      act ->
                                          TransactGetItem.builder()
                                              .get(
                                                  g ->
                                                      g.tableName(act.table())
                                                          .key(ValuesGateway.sdk(act.item())))
                                              .build())
                                  .toList())
                          .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
      return new Reply(
          answer.responses().stream()
              .map(each -> found(each.hasItem() ? ValuesGateway.item(each.item()) : null))
              .toList(),
          used(answer.consumedCapacity(), false));
    } catch (TransactionCanceledException e) {
      return cancelled(acts, e);
    }
  }

  private Used used(List<ConsumedCapacity> consumed, boolean writes) {
    for (ConsumedCapacity each : consumed) {
      if (each.tableName() != null && writes) {
        meter.written(each.tableName(), ValuesGateway.used(each));
      } else if (each.tableName() != null) {
        meter.read(each.tableName(), ValuesGateway.used(each));
      }
    }
    return ValuesGateway.used(consumed);
  }
}
