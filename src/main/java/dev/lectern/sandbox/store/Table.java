package dev.lectern.sandbox.store;

import org.jspecify.annotations.Nullable;

/**
 * An ordered table of bytes by bytes, in unsigned binary order of the keys. Reading needs no lock
 * and sees what is committed; writing is done through {@link Store#write}. Arrays that come out are
 * shared: do not change them. Safe for any thread.
 */
public final class Table {

  private final Store store;
  private final String name;

  Table(Store store, String name) {
    this.store = store;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** The value, or null when there is none. */
  public byte @Nullable [] get(byte[] key) {
    return store.tables().map(name).get(key);
  }

  /** Walks upwards from a key, that key included; the walk sees the table as it is now. */
  public Scan scan(byte[] from) {
    return new Scan(store.tables().map(name), from, false);
  }

  /** Walks downwards from a key, that key included; the walk sees the table as it is now. */
  public Scan scanDown(byte[] from) {
    return new Scan(store.tables().map(name), from, true);
  }

  /** Number of entries. */
  public long size() {
    return store.tables().map(name).sizeAsLong();
  }
}
