package dev.lectern.pane.s3.bucket;

import dev.lectern.pane.s3.bucket.SectionGateway.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts versions and markers, which S3 lists apart, together again key by key. */
final class VersionListing {

  /** A version or marker as S3 lists it. */
  record Entry(
      String key,
      boolean latest,
      boolean marker,
      Instant modified,
      long size,
      String storageClass) {}

  private final Map<String, List<Entry>> keys = new LinkedHashMap<>();
  private int count;

  void add(Entry entry) {
    keys.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry);
    count++;
  }

  int count() {
    return count;
  }

  /** With what is known of an entry only from its neighbours. */
  List<Listed> rows() {
    List<Listed> rows = new ArrayList<>();
    for (List<Entry> stack : keys.values()) {
      stack.sort(
          Comparator.comparing(Entry::latest)
              .reversed()
              .thenComparing(Comparator.comparing(Entry::modified).reversed()));
      for (int i = 0; i < stack.size(); i++) {
        Entry entry = stack.get(i);
        rows.add(
            new Listed(
                entry.key(),
                entry.size(),
                entry.modified(),
                entry.storageClass(),
                i == 0 ? null : stack.get(i - 1).modified(),
                Math.max(0, i - 1),
                entry.marker(),
                stack.size() == 1));
      }
    }
    return rows;
  }
}
