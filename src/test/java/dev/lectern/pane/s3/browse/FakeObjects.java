package dev.lectern.pane.s3.browse;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bucket in memory with S3's way of grouping and paging. */
public class FakeObjects implements ObjectsGateway {

  public final TreeMap<String, Long> keys = new TreeMap<>();
  public final List<String> calls = new ArrayList<>();
  public final java.util.TreeSet<String> markers = new java.util.TreeSet<>();
  public String versioning = "Enabled";
  public int pageSize = 1_000;
  public @Nullable UserProblem failure;
  public @Nullable UserProblem copyFailure;

  @Override
  public Page page(Query query, @Nullable String from) {
    calls.add("page " + query.prefix() + " from " + from);
    if (failure != null) {
      throw new ProblemException(failure);
    }
    List<ObjectRow> rows = new ArrayList<>();
    String after = from == null ? query.prefix() : from;
    String last = "";
    for (var entry : keys.tailMap(after, from == null).entrySet()) {
      String key = entry.getKey();
      if (!key.startsWith(query.prefix())) {
        break;
      }
      int slash = key.indexOf('/', query.prefix().length());
      String group = slash < 0 ? "" : key.substring(0, slash + 1);
      if (!group.isEmpty() && (group.equals(last) || from != null && from.startsWith(group))) {
        continue;
      }
      if (rows.size() == pageSize) {
        return new Page(rows, last.isEmpty() ? rows.getLast().key() : last + "\uffff");
      }
      last = group;
      rows.add(
          group.isEmpty()
              ? new ObjectRow(key, false, entry.getValue(), Instant.EPOCH, "STANDARD", false)
              : ObjectRow.folder(group));
    }
    if (query.versions()) {
      markers.tailSet(query.prefix()).stream()
          .takeWhile(key -> key.startsWith(query.prefix()))
          .forEach(key -> rows.add(new ObjectRow(key, false, 0, Instant.EPOCH, "", true)));
    }
    return new Page(rows, null);
  }

  @Override
  public String versioning(String bucket) {
    return versioning;
  }

  @Override
  public Extent extent(String bucket, List<ObjectRow> rows, Progress progress) {
    List<ObjectRow> all = objects(bucket, rows, progress);
    return new Extent(all.size(), all.stream().mapToLong(ObjectRow::size).sum());
  }

  @Override
  public Deleted delete(String bucket, List<ObjectRow> rows, Progress progress) {
    List<ObjectRow> all = objects(bucket, rows, progress);
    all.forEach(row -> keys.remove(row.key()));
    return new Deleted(all.size(), 0, "");
  }

  @Override
  public void createFolder(String bucket, String key) {
    keys.put(key, 0L);
  }

  @Override
  public List<ObjectRow> objects(String bucket, List<ObjectRow> rows, Progress progress) {
    List<ObjectRow> found = new ArrayList<>();
    for (ObjectRow row : rows) {
      if (!row.folder()) {
        found.add(row);
        continue;
      }
      keys.tailMap(row.key()).entrySet().stream()
          .takeWhile(entry -> entry.getKey().startsWith(row.key()))
          .forEach(
              e ->
                  found.add(
                      new ObjectRow(
                          e.getKey(), false, e.getValue(), Instant.EPOCH, "STANDARD", false)));
    }
    return found;
  }

  @Override
  public synchronized boolean exists(String bucket, String key) {
    return keys.containsKey(key);
  }

  @Override
  public synchronized void copy(Source from, String bucket, String key) {
    calls.add("copy " + from.key() + " to " + key);
    if (copyFailure != null) {
      throw new ProblemException(copyFailure);
    }
    keys.put(key, keys.get(from.key()));
  }

  @Override
  public String url(String bucket, String key) {
    return "https://" + bucket + ".s3.amazonaws.com/" + key;
  }

  @Override
  public String region(String bucket) {
    return "us-east-1";
  }
}
