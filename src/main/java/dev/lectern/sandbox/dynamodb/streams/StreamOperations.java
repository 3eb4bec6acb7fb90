package dev.lectern.sandbox.dynamodb.streams;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.table.ChangeLog;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ListStreams, DescribeStream, GetShardIterator and GetRecords. */
public final class StreamOperations {

  private static final int MOST_STREAMS = 100;
  private static final int MOST_RECORDS = 1000;
  private static final int LARGEST_ANSWER = 1024 * 1024;

  private final Store store;
  private final Streams streams;
  private final ChangeLog log;

  private StreamOperations(Store store, Streams streams, ChangeLog log) {
    this.store = store;
    this.streams = streams;
    this.log = log;
  }

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(Store store, Streams streams, ChangeLog log) {
    StreamOperations operations = new StreamOperations(store, streams, log);
    return Map.of(
        "ListStreams", operations::list,
        "DescribeStream", operations::describe,
        "GetShardIterator", operations::iterator,
        "GetRecords", operations::records);
  }

  private Reply list(Call call) {
    ObjectNode input = call.input();
    int limit = Math.min(MOST_STREAMS, input.path("Limit").asInt(MOST_STREAMS));
    String tables =
        "arn:aws:dynamodb:" + call.region() + ":" + call.caller().accountId() + ":table/";
    String prefix =
        input.has("TableName") ? tables + input.path("TableName").asString() + "/" : tables;
    List<Streams.Description> found =
        streams.list(prefix, input.path("ExclusiveStartStreamArn").asString(""), limit + 1);
    ObjectNode output = Json.object();
    ArrayNode all = output.putArray("Streams");
    found.stream()
        .limit(limit)
        .forEach(
            stream ->
                all.addObject()
                    .put("StreamArn", stream.arn())
                    .put("TableName", stream.tableName())
                    .put("StreamLabel", stream.label()));
    if (found.size() > limit) {
      output.put("LastEvaluatedStreamArn", found.get(limit - 1).arn());
    }
    return Reply.of(output);
  }

  private Streams.Description require(Call call, String arn) {
    String own = "arn:aws:dynamodb:" + call.region() + ":" + call.caller().accountId() + ":";
    return streams
        .find(arn)
        .filter(stream -> stream.arn().startsWith(own))
        .orElseThrow(
            () ->
                new ServiceException(
                    400,
                    "ResourceNotFoundException",
                    "Requested resource not found: Stream: " + arn + " not found"));
  }

  private Reply describe(Call call) {
    ObjectNode input = call.input();
    if (input.has("ShardFilter")) {
      throw new ServiceException(
          501,
          "NotImplemented",
          "The option ShardFilter is not in the sandbox, whose streams have one shard. On AWS it"
              + " exists.");
    }
    Streams.Description stream = require(call, input.path("StreamArn").asString());
    ObjectNode output = Json.object();
    ObjectNode node = output.putObject("StreamDescription");
    node.put("StreamArn", stream.arn()).put("StreamLabel", stream.label());
    node.put("StreamStatus", stream.closed() == null ? "ENABLED" : "DISABLED");
    node.put("StreamViewType", stream.view());
    node.put("CreationRequestDateTime", stream.created().toString());
    node.put("TableName", stream.tableName());
    ArrayNode keys = node.putArray("KeySchema");
    for (KeySchema.Attribute attribute : stream.key().attributes()) {
      keys.addObject()
          .put("AttributeName", attribute.name())
          .put("KeyType", attribute.equals(stream.key().partition()) ? "HASH" : "RANGE");
    }
    ArrayNode shards = node.putArray("Shards");
    if (!input.path("ExclusiveStartShardId").asString("").equals(stream.shard())) {
      ObjectNode range =
          shards.addObject().put("ShardId", stream.shard()).putObject("SequenceNumberRange");
      range.put("StartingSequenceNumber", number(stream.id()));
      if (stream.closed() != null) {
        range.put("EndingSequenceNumber", number(stream.end()));
      }
    }
    return Reply.of(output);
  }

  private static String number(long sequence) {
    return String.format(Locale.ROOT, "%021d", sequence);
  }

  private Reply iterator(Call call) {
    ObjectNode input = call.input();
    Streams.Description stream = require(call, input.path("StreamArn").asString());
    String shard = input.path("ShardId").asString();
    if (!shard.equals(stream.shard())) {
      throw new ServiceException(
          400,
          "ResourceNotFoundException",
          "Requested resource not found: Shard: "
              + shard
              + " in Stream: "
              + stream.arn()
              + " not found");
    }
    String type = input.path("ShardIteratorType").asString();
    boolean numbered = type.endsWith("SEQUENCE_NUMBER");
    if (numbered != input.has("SequenceNumber")) {
      throw new ServiceException(
          400,
          "ValidationException",
          numbered
              ? "1 validation error detected: SequenceNumber is required for ShardIteratorType "
                  + type
              : "1 validation error detected: SequenceNumber must not be given for"
                  + " ShardIteratorType "
                  + type);
    }
    long from =
        switch (type) {
          case "TRIM_HORIZON" -> 0;
          case "LATEST" -> store.nextId();
          case "AT_SEQUENCE_NUMBER" -> sequence(input, stream, call.now());
          default -> sequence(input, stream, call.now()) + 1;
        };
    return Reply.of(
        Json.object()
            .put("ShardIterator", new ShardIterator(stream.arn(), from, call.now()).text()));
  }

  private long sequence(ObjectNode input, Streams.Description stream, Instant now) {
    String text = input.path("SequenceNumber").asString();
    long sequence;
    try {
      sequence = Long.parseLong(text);
    } catch (NumberFormatException wrong) {
      throw new ServiceException(400, "ValidationException", "Invalid SequenceNumber: " + text);
    }
    long first = oldest(stream, now);
    if (sequence < first && sequence > stream.id()) {
      throw new ServiceException(
          400,
          "TrimmedDataAccessException",
          "The operation attempted to read past the oldest stream record in a shard.");
    }
    return sequence;
  }

  /** The first sequence number that is not older than a day; when there is none, 0. */
  private long oldest(Streams.Description stream, Instant now) {
    long[] first = {0};
    log.forEach(
        stream.id(),
        0,
        change -> {
          boolean kept = !change.cause().now().isBefore(now.minus(Streams.RETENTION));
          first[0] = kept ? change.sequence() : 0;
          return !kept;
        });
    return first[0];
  }

  private Reply records(Call call) {
    ObjectNode input = call.input();
    ShardIterator iterator = ShardIterator.of(input.path("ShardIterator").asString(), call.now());
    Streams.Description stream = require(call, iterator.streamArn());
    int limit = Math.min(MOST_RECORDS, input.path("Limit").asInt(MOST_RECORDS));
    Instant oldest = call.now().minus(Streams.RETENTION);
    ObjectNode output = Json.object();
    ArrayNode records = output.putArray("Records");
    long[] state = {iterator.from(), 0};
    log.forEach(
        stream.id(),
        iterator.from(),
        change -> {
          if (records.size() == limit || state[1] >= LARGEST_ANSWER) {
            return false;
          }
          if (!change.cause().now().isBefore(oldest)) {
            ObjectNode record = record(call.region(), stream, change);
            state[1] += record.path("dynamodb").path("SizeBytes").asLong();
            records.add(record);
          }
          state[0] = change.sequence() + 1;
          return true;
        });
    boolean more = records.size() == limit || state[1] >= LARGEST_ANSWER;
    if (stream.closed() == null || more) {
      output.put("NextShardIterator", new ShardIterator(stream.arn(), state[0], call.now()).text());
    }
    return Reply.of(output);
  }

  private static ObjectNode record(
      String region, Streams.Description stream, ChangeLog.Change change) {
    Map<String, AttributeValue> before = change.before();
    Map<String, AttributeValue> after = change.after();
    ObjectNode record = Json.object();
    record.put("eventID", new UUID(stream.id(), change.sequence()).toString().replace("-", ""));
    record.put("eventName", before == null ? "INSERT" : after == null ? "REMOVE" : "MODIFY");
    record.put("eventVersion", "1.1").put("eventSource", "aws:dynamodb");
    record.put("awsRegion", region);
    ObjectNode data = record.putObject("dynamodb");
    data.put(
        "ApproximateCreationDateTime",
        change.cause().now().truncatedTo(ChronoUnit.SECONDS).toString());
    Map<String, AttributeValue> key =
        new LinkedHashMap<>(after != null ? after : before == null ? Map.of() : before);
    key.keySet().removeIf(name -> !stream.key().has(name));
    data.set("Keys", ItemJson.json(key));
    long size = ItemSize.of(key);
    size += image(data, "NewImage", after, stream.view());
    size += image(data, "OldImage", before, stream.view());
    data.put("SequenceNumber", number(change.sequence()));
    data.put("SizeBytes", size);
    data.put("StreamViewType", stream.view());
    if (change.cause().expired()) {
      record
          .putObject("userIdentity")
          .put("PrincipalId", "dynamodb.amazonaws.com")
          .put("Type", "Service");
    }
    return record;
  }

  private static int image(
      ObjectNode data, String member, @Nullable Map<String, AttributeValue> item, String view) {
    boolean wanted =
        view.equals("NEW_AND_OLD_IMAGES")
            || view.equals(member.equals("NewImage") ? "NEW_IMAGE" : "OLD_IMAGE");
    if (item == null || !wanted) {
      return 0;
    }
    data.set(member, ItemJson.json(item));
    return ItemSize.of(item);
  }
}
