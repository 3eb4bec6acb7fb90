package dev.lectern.sandbox.store;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;

/** A walk over a table in key order, up or down, on the state at its start. For one thread. */
public final class Scan {

  private final MVMap<byte[], byte[]> map;
  private final RootReference<byte[], byte[]> root;
  private final boolean down;
  private Cursor<byte[], byte[]> cursor;

  Scan(MVMap<byte[], byte[]> map, byte[] from, boolean down) {
    this.map = map;
    this.root = map.flushAndGetRoot();
    this.down = down;
    this.cursor = map.cursor(root, from, null, down);
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

  /** Jumps: the next entry is the first at or beyond this key. */
  public void seek(byte[] from) {
    cursor = map.cursor(root, from, null, down);
  }
}
