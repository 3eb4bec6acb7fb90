package dev.lectern.pane.dynamodb.streams;

import dev.lectern.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final Map<String, String> last = new HashMap<>();
  private boolean begun;

  StreamReader(StreamsGateway gateway, String arn) {
    this.gateway = gateway;
    this.arn = arn;
  }

  /** What came since the last time, oldest first; the first time everything that is kept. */
  List<StreamRecord> next(Progress progress) {
    boolean closed = iterators.values().stream().anyMatch(Objects::isNull);
    if (!begun || closed) {
      open();
    }
    List<StreamRecord> found = new ArrayList<>();
    if (!readAll(found, progress)) {
      // nobody looked for a while, or the clock was moved: go on behind what is known
      iterators.values().removeIf(Objects::nonNull);
      open();
      readAll(found, progress);
    }
    found.sort(Comparator.comparing(StreamRecord::at));
    return found;
  }

  /** A shard that is closed has children; what came before this reader looked is in them too. */
  private void open() {
    List<String> shards = gateway.shards(arn);
    iterators.keySet().retainAll(shards);
    for (String shard : shards) {
      if (!iterators.containsKey(shard)) {
        iterators.put(shard, gateway.iterator(arn, shard, last.get(shard)));
      }
    }
    begun = true;
  }

  /** False when an iterator had expired. */
  private boolean readAll(List<StreamRecord> found, Progress progress) {
    boolean fresh = true;
    for (Map.Entry<String, @Nullable String> shard : iterators.entrySet()) {
      fresh &= read(shard, found, progress);
    }
    return fresh;
  }

  private boolean read(
      Map.Entry<String, @Nullable String> shard, List<StreamRecord> found, Progress progress) {
    String from = shard.getValue();
    for (int page = 0; from != null && page < PAGES; page++) {
      progress.check();
      Optional<StreamsGateway.Batch> batch = gateway.records(from);
      if (batch.isEmpty()) {
        return false;
      }
      List<StreamRecord> records = batch.get().records();
      found.addAll(records);
      from = batch.get().next();
      shard.setValue(from);
      if (records.isEmpty()) {
        return true;
      }
      last.put(shard.getKey(), records.getLast().sequence());
    }
    return true;
  }
}
