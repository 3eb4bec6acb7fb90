package dev.lectern.pane.dynamodb.streams;

import dev.lectern.aws.AwsClients;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.Placeholders;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** Streams and time to live through the SDK. */
public final class SdkStreamsGateway implements StreamsGateway {

  private static final String SERVICE = "dynamodb.amazonaws.com";

  private final AwsClients clients;
  private final Meter meter;

  /** With a session's clients; tells the meter of reads. */
  public SdkStreamsGateway(AwsClients clients, Meter meter) {
    this.clients = clients;
    this.meter = meter;
  }

  @Override
  public List<String> shards(String streamArn) {
    List<String> shards = new ArrayList<>();
    String from = null;
    do {
      String start = from;
      DescribeStreamResponse page =
          clients
              .dynamoDbStreams()
              .describeStream(d -> d.streamArn(streamArn).exclusiveStartShardId(start));
      page.streamDescription().shards().forEach(shard -> shards.add(shard.shardId()));
      from = page.streamDescription().lastEvaluatedShardId();
    } while (from != null);
    return shards;
  }

  @Override
  public String iterator(String streamArn, String shard, @Nullable String after) {
    try {
      return clients
          .dynamoDbStreams()
          .getShardIterator(
              i ->
                  i.streamArn(streamArn)
                      .shardId(shard)
                      .sequenceNumber(after)
                      .shardIteratorType(
                          after == null
                              ? ShardIteratorType.TRIM_HORIZON
                              : ShardIteratorType.AFTER_SEQUENCE_NUMBER))
          .shardIterator();
    } catch (TrimmedDataAccessException gone) {
      return iterator(streamArn, shard, null);
    }
  }

  @Override
  public Optional<Batch> records(String iterator) {
    try {
      GetRecordsResponse answer =
          clients.dynamoDbStreams().getRecords(r -> r.shardIterator(iterator));
      return Optional.of(
          new Batch(
              answer.records().stream().map(SdkStreamsGateway::record).toList(),
              answer.nextShardIterator()));
    } catch (ExpiredIteratorException | TrimmedDataAccessException late) {
      return Optional.empty();
    }
  }

  private static StreamRecord record(Record record) {
    var change = record.dynamodb();
    return new StreamRecord(
        record.eventNameAsString(),
        change.approximateCreationDateTime(),
        change.sequenceNumber(),
        ValuesGateway.item(change.keys()),
        change.hasOldImage() ? ValuesGateway.item(change.oldImage()) : null,
        change.hasNewImage() ? ValuesGateway.item(change.newImage()) : null,
        record.userIdentity() != null && SERVICE.equals(record.userIdentity().principalId()),
        Objects.requireNonNullElse(change.sizeBytes(), 0L));
  }

  @Override
  public void stream(TableInfo table, @Nullable String view) {
    clients
        .dynamoDb()
        .updateTable(
            u ->
                u.tableName(table.name())
                    .streamSpecification(s -> s.streamEnabled(view != null).streamViewType(view)));
  }

  @Override
  public Expiry expiry(TableInfo table) {
    TimeToLiveDescription found =
        clients
            .dynamoDb()
            .describeTimeToLive(d -> d.tableName(table.name()))
            .timeToLiveDescription();
    return new Expiry(
        Objects.requireNonNullElse(found.timeToLiveStatusAsString(), "DISABLED"),
        Objects.requireNonNullElse(found.attributeName(), ""));
  }

  @Override
  public void expire(TableInfo table, String attribute, boolean on) {
    clients
        .dynamoDb()
        .updateTimeToLive(
            u ->
                u.tableName(table.name())
                    .timeToLiveSpecification(t -> t.enabled(on).attributeName(attribute)));
  }

  @Override
  public Timed timed(TableInfo table, String attribute, Map<String, AttributeValue> start) {
    Placeholders placeholders = new Placeholders();
    String name = placeholders.name(attribute);
    List<String> projection = new ArrayList<>();
    table.keys().forEach(key -> projection.add(placeholders.name(key)));
    if (!table.keys().contains(attribute)) {
      projection.add(name);
    }
    ScanRequest.Builder scan =
        ScanRequest.builder()
            .tableName(table.name())
            .filterExpression("attribute_exists(" + name + ")")
            .projectionExpression(String.join(", ", projection))
            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES);
    if (!placeholders.names().isEmpty()) {
      scan.expressionAttributeNames(placeholders.names());
    }
    if (!start.isEmpty()) {
      scan.exclusiveStartKey(ValuesGateway.sdk(start));
    }
    ScanResponse answer = clients.dynamoDb().scan(scan.build());
    Used used = ValuesGateway.used(answer.consumedCapacity());
    meter.read(table.name(), used);
    return new Timed(
        answer.items().stream().map(ValuesGateway::item).toList(),
        answer.scannedCount(),
        used,
        ValuesGateway.item(answer.lastEvaluatedKey()));
  }
}
