package dev.lectern.pane.dynamodb.streams;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table's stream and its time to live. Blocking; failures are the SDK's exceptions. */
public interface StreamsGateway {

  /** All shards of a stream, parents first ("DescribeStream"). */
  List<String> shards(String streamArn);

  /**
   * Where to begin ("GetShardIterator").
   *
   * @param after the sequence number of the record to begin behind; null, or one that is not kept
   *     any more, begins with the oldest record that is kept
   */
  String iterator(String streamArn, String shard, @Nullable String after);

  /**
   * What comes there ("GetRecords"); empty when the iterator has expired, which it does after 15
   * minutes.
   */
  Optional<Batch> records(String iterator);

  /**
   * Records.
   *
   * @param next where to go on; null at the end of a closed shard
   */
  record Batch(List<StreamRecord> records, @Nullable String next) {}

  /**
   * Switches the stream ("UpdateTable").
   *
   * @param view its view type, null to switch it off
   */
  void stream(TableInfo table, @Nullable String view);

  /** How time to live is set ("DescribeTimeToLive"). */
  Expiry expiry(TableInfo table);

  /**
   * Time to live.
   *
   * @param status AWS's word, for example {@code ENABLED}
   * @param attribute that holds the time of expiry; empty when it is off
   */
  record Expiry(String status, String attribute) {

    /** Whether items expire now, or soon will. */
    public boolean on() {
      return status.equals("ENABLED") || status.equals("ENABLING");
    }
  }

  /** Switches time to live ("UpdateTimeToLive"). */
  void expire(TableInfo table, String attribute, boolean on);

  /**
   * One page of items that have a time of expiry ("Scan"): their keys and that attribute.
   *
   * @param start the last key of the page before; empty for the first page
   */
  Timed timed(TableInfo table, String attribute, Map<String, AttributeValue> start);

  /**
   * Items.
   *
   * @param lastKey where to go on; empty at the end
   */
  record Timed(
      List<Map<String, AttributeValue>> items,
      int scanned,
      Used used,
      Map<String, AttributeValue> lastKey) {}
}
