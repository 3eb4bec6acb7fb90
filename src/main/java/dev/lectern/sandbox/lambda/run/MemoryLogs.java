package dev.lectern.sandbox.lambda.run;

import dev.lectern.sandbox.FunctionLogs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Logs in memory: the newest streams, and of each the newest events. */
public final class MemoryLogs implements FunctionLogs {

  private static final int MOST_STREAMS = 1_000;
  private static final int MOST_EVENTS = 5_000;

  private final Map<Stream, Deque<Event>> streams = new LinkedHashMap<>();

  @Override
  public synchronized void add(Stream stream, List<Event> events) {
    Deque<Event> kept = streams.computeIfAbsent(stream, key -> new ArrayDeque<>());
    kept.addAll(events);
    while (kept.size() > MOST_EVENTS) {
      kept.removeFirst();
    }
    if (streams.size() > MOST_STREAMS) {
      streams.remove(streams.keySet().iterator().next());
    }
  }

  @Override
  public synchronized List<Stream> streams(String accountId, String region, String group) {
    List<Stream> found = new ArrayList<>(streams.keySet());
    found.removeIf(
        stream ->
            !stream.accountId().equals(accountId)
                || !stream.region().equals(region)
                || !stream.group().equals(group));
    return found;
  }

  @Override
  public synchronized List<Event> events(Stream stream) {
    return List.copyOf(streams.getOrDefault(stream, new ArrayDeque<>()));
  }
}
