package dev.lectern.sandbox.store;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;

/** A walk over a table in key order, on the state at its start. For one thread. */
public final class Scan {

  private final MVMap<byte[], byte[]> map;
  private final RootReference<byte[], byte[]> root;
  private Cursor<byte[], byte[]> cursor;

  Scan(MVMap<byte[], byte[]> map, byte[] from) {
    this.map = map;
    this.root = map.flushAndGetRoot();
    this.cursor = map.cursor(root, from, null, false);
  }

  /** Moves to the next entry; false at the end. */
  public boolean next() {
    if (!cursor.hasNext()) {
      return false;
    }
    cursor.next();
    return true;
  }

  /** The key of the current entry. */
  public byte[] key() {
    return cursor.getKey();
  }

  /** The value of the current entry. */
  public byte[] value() {
    return cursor.getValue();
  }

  /** Jumps: the next entry is the first at or above this key. */
  public void seek(byte[] from) {
    cursor = map.cursor(root, from, null, false);
  }
}
