package dev.lectern.sandbox.s3.state;

import dev.lectern.sandbox.store.Scan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A walk over a bucket's keys in S3's order (UTF-8 bytes), with keys rolled into common prefixes. A
 * common prefix is passed by a jump, however many keys it has. For one thread.
 */
public final class Walk {

  /** What a walk meets. */
  public interface Visitor {

    /** A key with its newest version; false ends the walk before it. */
    boolean object(String key, ObjectVersion newest);

    /** A common prefix; false ends the walk before it. */
    boolean commonPrefix(String prefix);
  }

  private final ObjectTable objects;
  private final Bucket bucket;
  private final byte[] prefix;
  private final byte[] delimiter;
  private final boolean markers;

  /**
   * @param delimiter empty for none
   * @param markers whether keys whose newest version is a delete marker count
   */
  public Walk(
      ObjectTable objects, Bucket bucket, String prefix, String delimiter, boolean markers) {
    this.objects = objects;
    this.bucket = bucket;
    this.prefix = Keys.utf8(prefix);
    this.delimiter = Keys.utf8(delimiter);
    this.markers = markers;
  }

  /**
   * Walks.
   *
   * @param after the first key is above this one; empty for all
   * @param including whether that key itself belongs to it
   * @param skipRolled whether the common prefix that {@code after} is in was met already
   */
  public void run(String after, boolean including, boolean skipRolled, Visitor visitor) {
    byte[] start = start(Keys.utf8(after), including, skipRolled);
    Scan scan = objects.newest().scan(Keys.object(bucket.id(), start));
    while (scan.next() && Keys.inBucket(scan.key(), bucket.id())) {
      byte[] key = Keys.key(scan.key());
      if (!Keys.startsWith(key, prefix)) {
        return;
      }
      if (markers || !ObjectVersion.isMarker(scan.value())) {
        byte[] rolled = rolled(key);
        if (rolled != null) {
          if (!visitor.commonPrefix(text(rolled))) {
            return;
          }
          scan.seek(Keys.object(bucket.id(), Keys.above(rolled)));
        } else if (!visitor.object(text(key), ObjectVersion.decode(scan.value(), false))) {
          return;
        }
      }
    }
  }

  private byte[] start(byte[] after, boolean including, boolean skipRolled) {
    if (after.length == 0 || Arrays.compareUnsigned(after, prefix) < 0) {
      return prefix;
    }
    byte[] rolled = skipRolled && Keys.startsWith(after, prefix) ? rolled(after) : null;
    if (rolled != null) {
      return Keys.above(rolled);
    }
    return including ? after : Arrays.copyOf(after, after.length + 1);
  }

  /** The common prefix that a key is rolled into, null when it stands for itself. */
  private byte @Nullable [] rolled(byte[] key) {
    if (delimiter.length == 0) {
      return null;
    }
    for (int at = prefix.length; at + delimiter.length <= key.length; at++) {
      int end = at + delimiter.length;
      if (Arrays.equals(key, at, end, delimiter, 0, delimiter.length)) {
        return Arrays.copyOf(key, end);
      }
    }
    return null;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Calls back for the older versions of a key, newest first, until it answers false. */
  public void older(String key, BiPredicate<String, ObjectVersion> visitor) {
    byte[] start = Keys.versions(bucket.id(), Keys.utf8(key));
    Scan scan = objects.older().scan(start);
    while (scan.next() && Keys.startsWith(scan.key(), start)) {
      if (!visitor.test(key, ObjectVersion.decode(scan.value(), false))) {
        return;
      }
    }
  }
}
