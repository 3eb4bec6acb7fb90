package dev.lectern.pane.dynamodb.streams;

import dev.lectern.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads all shards of a stream side by side, and those that are opened while it reads. Blocking,
 * for one thread.
 */
final class StreamReader {

  /** Enough for a view; a shard that has more is read on the next time. */
  private static final int PAGES = 20;

  private final StreamsGateway gateway;
  private final String arn;
  private final Map<String, @Nullable String> iterators = new LinkedHashMap<>();
  private boolean begun;

  StreamReader(StreamsGateway gateway, String arn) {
    this.gateway = gateway;
    this.arn = arn;
  }

  /** What came since the last time, oldest first; the first time everything that is kept. */
  List<StreamRecord> next(Progress progress) {
    boolean closed = iterators.values().stream().anyMatch(java.util.Objects::isNull);
    if (!begun || closed) {
      // a shard that is closed has children; what came before this reader looked is in them too
      for (String shard : gateway.shards(arn)) {
        if (!iterators.containsKey(shard)) {
          iterators.put(shard, gateway.iterator(arn, shard, true));
        }
      }
      begun = true;
    }
    List<StreamRecord> found = new ArrayList<>();
    for (Map.Entry<String, @Nullable String> shard : iterators.entrySet()) {
      read(shard, found, progress);
    }
    found.sort(Comparator.comparing(StreamRecord::at));
    return found;
  }

  private void read(
      Map.Entry<String, @Nullable String> shard, List<StreamRecord> found, Progress progress) {
    String from = shard.getValue();
    for (int page = 0; from != null && page < PAGES; page++) {
      progress.check();
      StreamsGateway.Batch batch = gateway.records(from);
      found.addAll(batch.records());
      from = batch.next();
      shard.setValue(from);
      if (batch.records().isEmpty()) {
        return;
      }
    }
  }
}
