package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.aws.AwsClients;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calls.ApiCall;
import dev.lectern.calls.CallTap;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A load through the SDK. */
public final class SdkLoadGateway implements LoadGateway {

  private static final int BATCH = 25;

  private final AwsClients clients;
  private final Meter meter;

  /** With a session's clients; tells the meter. */
  public SdkLoadGateway(AwsClients clients, Meter meter) {
    this.clients = clients;
    this.meter = meter;
  }

  @Override
  public Sent put(TableInfo table, Map<String, AttributeValue> item) {
    Attempts attempts = new Attempts();
    try {
      var answer =
          clients
              .dynamoDb()
              .putItem(
                  r ->
                      r.tableName(table.name())
                          .item(ValuesGateway.sdk(item))
                          .overrideConfiguration(
                              o -> o.putExecutionAttribute(CallTap.FINISHED, attempts))
                          .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
      meter.written(table.name(), ValuesGateway.used(answer.consumedCapacity()));
      return new Sent(true, attempts.count());
    } catch (DynamoDbException e) {
      refused(e, table, true);
      return new Sent(false, attempts.count());
    }
  }

  @Override
  public Sent read(TableInfo table, Map<String, AttributeValue> key) {
    Attempts attempts = new Attempts();
    try {
      var answer =
          clients
              .dynamoDb()
              .getItem(
                  r ->
                      r.tableName(table.name())
                          .key(ValuesGateway.sdk(key))
                          .consistentRead(true)
                          .overrideConfiguration(
                              o -> o.putExecutionAttribute(CallTap.FINISHED, attempts))
                          .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
      meter.read(table.name(), ValuesGateway.used(answer.consumedCapacity()));
      return new Sent(true, attempts.count());
    } catch (DynamoDbException e) {
      refused(e, table, false);
      return new Sent(false, attempts.count());
    }
  }

  /** How often the SDK sent a call, as the Call Lens has it. */
  private static final class Attempts implements Consumer<ApiCall> {

    private int sent = 1;

    @Override
    public void accept(ApiCall call) {
      sent = call.attempts().size();
    }

    int count() {
      return sent;
    }
  }

  private void refused(DynamoDbException failure, TableInfo table, boolean writes) {
    if (failure instanceof ProvisionedThroughputExceededException
        || failure.isThrottlingException()) {
      meter.throttled(table.name(), writes);
      return;
    }
    throw failure;
  }

  @Override
  public void delete(TableInfo table, List<Map<String, AttributeValue>> keys) {
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<WriteRequest> batch = new ArrayList<>();
      for (Map<String, AttributeValue> key :
          keys.subList(from, Math.min(keys.size(), from + BATCH))) {
        batch.add(WriteRequest.builder().deleteRequest(d -> d.key(ValuesGateway.sdk(key))).build());
      }
      Map<String, List<WriteRequest>> left = Map.of(table.name(), batch);
      while (!left.isEmpty()) {
        Map<String, List<WriteRequest>> now = left;
        BatchWriteItemResponse answer =
            clients
                .dynamoDb()
                .batchWriteItem(
                    r ->
                        r.requestItems(now).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
        meter.written(table.name(), ValuesGateway.used(answer.consumedCapacity()));
        left = answer.unprocessedItems();
      }
    }
  }
}
