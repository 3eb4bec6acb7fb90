package dev.lectern.pane.dynamodb.capacity;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Which partition keys a load has touched. Keys are spread over rows by a hash of ours: DynamoDB
 * tells nobody its own, but any good hash shows the same thing, that one key stays in one place.
 * Safe for any thread.
 */
final class Heat {

  /** Rows of hashes. */
  static final int ROWS = 8;

  private final int seconds;
  private final int[][] counts;
  private final Map<String, Integer> keys = new HashMap<>();
  private int total;

  Heat(int seconds) {
    this.seconds = seconds;
    counts = new int[ROWS][seconds];
  }

  /** A request for a key in a second of the load. */
  synchronized void touch(String key, int second) {
    if (second < seconds) {
      counts[row(key)][second]++;
    }
    keys.merge(key, 1, Integer::sum);
    total++;
  }

  static int row(String key) {
    CRC32 crc = new CRC32();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    // the lowest bits of a CRC of short texts are spread well, the highest are not
    return (int) ((((crc.getValue() * 0x9E3779B9L) >>> 24) & 0xff) * ROWS / 256);
  }

  synchronized int[][] counts() {
    int[][] copy = new int[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      copy[i] = counts[i].clone();
    }
    return copy;
  }

  /** Requests in all. */
  synchronized int sent() {
    return total;
  }

  /** The key with most requests, and its share of all; empty and 0 when there were none. */
  synchronized Map.Entry<String, Double> hottest() {
    return keys.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> Map.entry(entry.getKey(), entry.getValue() / (double) total))
        .orElse(Map.entry("", 0.0));
  }
}
