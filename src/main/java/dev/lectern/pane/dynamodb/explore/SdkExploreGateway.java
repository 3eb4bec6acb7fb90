package dev.lectern.pane.dynamodb.explore;

import dev.lectern.aws.AwsClients;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Reads through the SDK; always asks what they consumed. */
public final class SdkExploreGateway implements ExploreGateway {

  private final AwsClients clients;
  private final Meter meter;

  /** With a session's clients; tells the meter. */
  public SdkExploreGateway(AwsClients clients, Meter meter) {
    this.clients = clients;
    this.meter = meter;
  }

  @Override
  public Page read(Request request, Map<String, AttributeValue> start) {
    long begin = System.nanoTime();
    try {
      Page page = request.scan() ? scan(request, start, begin) : query(request, start, begin);
      meter.read(request.table(), page.used());
      return page;
    } catch (ProvisionedThroughputExceededException e) {
      meter.throttled(request.table(), false);
      throw e;
    }
  }

  private Page query(Request request, Map<String, AttributeValue> start, long begin) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(request.table())
            .indexName(request.index())
            .keyConditionExpression(request.keyCondition())
            .filterExpression(request.filter())
            .projectionExpression(request.projection())
            .consistentRead(request.consistent() ? true : null)
            .scanIndexForward(request.forward() ? null : false)
            .limit(request.limit() > 0 ? request.limit() : null)
            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
            .expressionAttributeNames(sent(request.names()))
            .expressionAttributeValues(sent(ValuesGateway.sdk(request.values())))
            .exclusiveStartKey(sent(ValuesGateway.sdk(start)))
            .build();
    QueryResponse answer = clients.dynamoDb().query(query);
    return page(
        answer.items(),
        answer.lastEvaluatedKey(),
        answer.scannedCount(),
        ValuesGateway.used(answer.consumedCapacity()),
        begin);
  }

  private Page scan(Request request, Map<String, AttributeValue> start, long begin) {
    ScanRequest scan =
        ScanRequest.builder()
            .tableName(request.table())
            .indexName(request.index())
            .filterExpression(request.filter())
            .projectionExpression(request.projection())
            .consistentRead(request.consistent() ? true : null)
            .limit(request.limit() > 0 ? request.limit() : null)
            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
            .expressionAttributeNames(sent(request.names()))
            .expressionAttributeValues(sent(ValuesGateway.sdk(request.values())))
            .exclusiveStartKey(sent(ValuesGateway.sdk(start)))
            .build();
    ScanResponse answer = clients.dynamoDb().scan(scan);
    return page(
        answer.items(),
        answer.lastEvaluatedKey(),
        answer.scannedCount(),
        ValuesGateway.used(answer.consumedCapacity()),
        begin);
  }

  /** DynamoDB refuses an empty map where it takes none. */
  private static <V> @Nullable Map<String, V> sent(Map<String, V> map) {
    return map.isEmpty() ? null : map;
  }

  private static Page page(
      List<Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>> items,
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> lastKey,
      int scanned,
      Used used,
      long begin) {
    return new Page(
        items.stream().map(ValuesGateway::item).toList(),
        ValuesGateway.item(lastKey),
        scanned,
        used,
        (System.nanoTime() - begin) / 1_000_000);
  }
}
