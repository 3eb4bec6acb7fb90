package dev.lectern.pane.dynamodb;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.streams.StreamRecord;
import dev.lectern.pane.dynamodb.streams.StreamsGateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream of two shards, of which the first is closed after its first record. */
public final class FakeStreams implements StreamsGateway {

  public final List<String> switched = new ArrayList<>();
  public List<String> shards = List.of("one");
  public boolean expired;
  private int number;

  @Override
  public List<String> shards(String streamArn) {
    return shards;
  }

  @Override
  public String iterator(String streamArn, String shard, String after) {
    return after == null ? shard : shard + "+";
  }

  @Override
  public Optional<Batch> records(String iterator) {
    if (expired) {
      expired = false;
      return Optional.empty();
    }
    if (iterator.endsWith("+")) {
      return Optional.of(new Batch(List.of(), iterator));
    }
    number++;
    Map<String, AttributeValue> item = DynamoDbSamples.order(number);
    StreamRecord record =
        new StreamRecord(
            "MODIFY",
            Instant.EPOCH.plusSeconds(number),
            String.valueOf(number),
            DynamoDbSamples.orders().keyOf(item),
            item,
            DynamoDbSamples.order(number + 1),
            false,
            100);
    return Optional.of(new Batch(List.of(record), iterator.equals("one") ? null : iterator + "+"));
  }

  @Override
  public void stream(TableInfo table, String view) {
    switched.add(String.valueOf(view));
  }

  @Override
  public Expiry expiry(TableInfo table) {
    return new Expiry("ENABLED", "expire_at");
  }

  @Override
  public void expire(TableInfo table, String attribute, boolean on) {
    switched.add(attribute + " " + on);
  }

  @Override
  public Timed timed(TableInfo table, String attribute, Map<String, AttributeValue> start) {
    return new Timed(
        List.of(
            DynamoDbSamples.item("{\"pk\":{\"S\":\"late\"},\"expire_at\":{\"N\":\"2000\"}}"),
            DynamoDbSamples.item("{\"pk\":{\"S\":\"soon\"},\"expire_at\":{\"N\":\"1000\"}}"),
            DynamoDbSamples.item("{\"pk\":{\"S\":\"never\"},\"expire_at\":{\"S\":\"2030\"}}")),
        3,
        new Used(0.5, 0.5, Map.of()),
        Map.of());
  }
}
