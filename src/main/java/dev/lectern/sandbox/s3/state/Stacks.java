package dev.lectern.sandbox.s3.state;

import dev.lectern.sandbox.store.Scan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks through a bucket key by key, each with all its versions; for work that looks at everything.
 * For one thread.
 */
public final class Stacks {

  private final ObjectTable objects;
  private final Bucket bucket;
  private final Scan scan;
  private final byte[] after;

  private Stacks(ObjectTable objects, Bucket bucket, String after) {
    this.objects = objects;
    this.bucket = bucket;
    this.after = Keys.object(bucket.id(), Keys.utf8(after));
    this.scan = objects.newest().scan(this.after);
  }

  /** From the first key behind this one; from the first of all when it is empty. */
  public static Stacks after(ObjectTable objects, Bucket bucket, String key) {
    return new Stacks(objects, bucket, key);
  }

  /** The versions of one key as committed, newest first; empty when there is none. */
  public static List<ObjectVersion> of(ObjectTable objects, Bucket bucket, String key) {
    byte[] row = objects.newest().get(Keys.object(bucket.id(), Keys.utf8(key)));
    return row == null ? List.of() : versions(objects, bucket, Keys.utf8(key), row);
  }

  /** Moves to the next key; false at the end of the bucket. */
  public boolean next() {
    while (scan.next()) {
      if (!Keys.inBucket(scan.key(), bucket.id())) {
        return false;
      }
      if (!Arrays.equals(scan.key(), after)) {
        return true;
      }
    }
    return false;
  }

  /** The current key. */
  public String key() {
    return new String(Keys.key(scan.key()), StandardCharsets.UTF_8);
  }

  /** The current key's versions, newest first; at least one. */
  public List<ObjectVersion> versions() {
    return versions(objects, bucket, Keys.key(scan.key()), scan.value());
  }

  private static List<ObjectVersion> versions(
      ObjectTable objects, Bucket bucket, byte[] key, byte[] newest) {
    List<ObjectVersion> versions = new ArrayList<>();
    versions.add(ObjectVersion.decode(newest, true));
    byte[] start = Keys.versions(bucket.id(), key);
    Scan older = objects.older().scan(start);
    while (older.next() && Keys.startsWith(older.key(), start)) {
      versions.add(ObjectVersion.decode(older.value(), true));
    }
    return versions;
  }
}
