package dev.lectern.pane.dynamodb.item;

import dev.lectern.aws.AwsClients;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Single items through the SDK; always asks what a call consumed. */
public final class SdkItemGateway implements ItemGateway {

  private static final ReturnConsumedCapacity UNITS = ReturnConsumedCapacity.INDEXES;
  private static final ReturnValuesOnConditionCheckFailure THEIRS =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;

  private final AwsClients clients;
  private final Meter meter;

  /** With a session's clients; tells the meter. */
  public SdkItemGateway(AwsClients clients, Meter meter) {
    this.clients = clients;
    this.meter = meter;
  }

  @Override
  public @Nullable Map<String, AttributeValue> get(
      TableInfo table, Map<String, AttributeValue> key) {
    GetItemResponse answer =
        clients
            .dynamoDb()
            .getItem(
                r ->
                    r.tableName(table.name())
                        .key(ValuesGateway.sdk(key))
                        .consistentRead(true)
                        .returnConsumedCapacity(UNITS));
    meter.read(table.name(), ValuesGateway.used(answer.consumedCapacity()));
    return answer.hasItem() ? ValuesGateway.item(answer.item()) : null;
  }

  @Override
  public Outcome save(SavePlan plan) {
    try {
      Outcome.Done done =
          switch (plan.how()) {
            case PUT -> new Outcome.Done(put(plan));
            case UPDATE -> update(plan);
            case DELETE -> new Outcome.Done(delete(plan));
            case MOVE -> new Outcome.Done(move(plan));
          };
      meter.written(plan.table().name(), done.used());
      return done;
    } catch (ConditionalCheckFailedException e) {
      return new Outcome.Lost(e.hasItem() ? ValuesGateway.item(e.item()) : null);
    } catch (TransactionCanceledException e) {
      return notMoved(e);
    } catch (ProvisionedThroughputExceededException e) {
      meter.throttled(plan.table().name(), true);
      throw e;
    }
  }

  /** Why {@link #move} was cancelled: by the old item, or by one under the new key. */
  private static Outcome notMoved(TransactionCanceledException e) {
    if (failed(e, 0)) {
      CancellationReason old = e.cancellationReasons().get(0);
      return new Outcome.Lost(
          old.hasItem() && !old.item().isEmpty() ? ValuesGateway.item(old.item()) : null);
    }
    if (failed(e, 1)) {
      return new Outcome.Taken();
    }
    throw e;
  }

  private static boolean failed(TransactionCanceledException e, int action) {
    return e.cancellationReasons().size() > action
        && "ConditionalCheckFailed".equals(e.cancellationReasons().get(action).code());
  }

  private DynamoDbClient dynamo() {
    return clients.dynamoDb();
  }

  private static Map<String, AttributeValue> item(SavePlan plan) {
    return plan.after() == null ? Map.of() : plan.after();
  }

  private Used put(SavePlan plan) {
    PutItemRequest.Builder put =
        PutItemRequest.builder()
            .tableName(plan.table().name())
            .item(ValuesGateway.sdk(item(plan)))
            .returnConsumedCapacity(UNITS);
    if (plan.condition() != null) {
      put.conditionExpression(plan.condition()).returnValuesOnConditionCheckFailure(THEIRS);
    }
    if (!plan.names().isEmpty()) {
      put.expressionAttributeNames(plan.names());
    }
    if (!plan.values().isEmpty()) {
      put.expressionAttributeValues(ValuesGateway.sdk(plan.values()));
    }
    return ValuesGateway.used(dynamo().putItem(put.build()).consumedCapacity());
  }

  private Outcome.Done update(SavePlan plan) {
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .tableName(plan.table().name())
            .key(ValuesGateway.sdk(plan.key()))
            .updateExpression(plan.update())
            .returnValues(ReturnValue.ALL_NEW)
            .returnConsumedCapacity(UNITS);
    if (plan.condition() != null) {
      update.conditionExpression(plan.condition()).returnValuesOnConditionCheckFailure(THEIRS);
    }
    if (!plan.names().isEmpty()) {
      update.expressionAttributeNames(plan.names());
    }
    if (!plan.values().isEmpty()) {
      update.expressionAttributeValues(ValuesGateway.sdk(plan.values()));
    }
    UpdateItemResponse answer = dynamo().updateItem(update.build());
    return new Outcome.Done(
        ValuesGateway.used(answer.consumedCapacity()), ValuesGateway.item(answer.attributes()));
  }

  private Used delete(SavePlan plan) {
    DeleteItemRequest.Builder delete =
        DeleteItemRequest.builder()
            .tableName(plan.table().name())
            .key(ValuesGateway.sdk(plan.key()))
            .returnConsumedCapacity(UNITS);
    if (plan.condition() != null) {
      delete.conditionExpression(plan.condition()).returnValuesOnConditionCheckFailure(THEIRS);
    }
    if (!plan.names().isEmpty()) {
      delete.expressionAttributeNames(plan.names());
    }
    if (!plan.values().isEmpty()) {
      delete.expressionAttributeValues(ValuesGateway.sdk(plan.values()));
    }
    return ValuesGateway.used(dynamo().deleteItem(delete.build()).consumedCapacity());
  }

  /** The old item goes and the new one comes, or neither; the condition is on the old one. */
  private Used move(SavePlan plan) {
    Map<String, AttributeValue> old = plan.before() == null ? Map.of() : plan.before();
    String there = "attribute_exists(#pk)";
    var names = new java.util.LinkedHashMap<>(plan.names());
    names.put("#pk", plan.table().partition().name());
    TransactWriteItem gone =
        TransactWriteItem.builder()
            .delete(
                d -> {
                  d.tableName(plan.table().name())
                      .key(ValuesGateway.sdk(plan.table().keyOf(old)))
                      .conditionExpression(
                          plan.condition() == null
                              ? there
                              : there + " AND (" + plan.condition() + ")")
                      .expressionAttributeNames(names)
                      .returnValuesOnConditionCheckFailure(THEIRS);
                  if (!plan.values().isEmpty()) {
                    d.expressionAttributeValues(ValuesGateway.sdk(plan.values()));
                  }
                })
            .build();
    TransactWriteItem come =
        TransactWriteItem.builder()
            .put(
                p ->
                    p.tableName(plan.table().name())
                        .item(ValuesGateway.sdk(item(plan)))
                        .conditionExpression("attribute_not_exists(#pk)")
                        .expressionAttributeNames(Map.of("#pk", plan.table().partition().name())))
            .build();
    return ValuesGateway.used(
        dynamo()
            .transactWriteItems(
                TransactWriteItemsRequest.builder()
                    .transactItems(gone, come)
                    .returnConsumedCapacity(UNITS)
                    .build())
            .consumedCapacity());
  }
}
