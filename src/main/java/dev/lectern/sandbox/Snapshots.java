package dev.lectern.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Saves and restores the sandbox's whole state: maps, blobs, clock. Safe for any thread. */
public interface Snapshots {

  /** A saved state. Its name is unique. */
  record Snapshot(String name, Instant savedAt) {}

  /** Saves the state; a snapshot of that name is replaced. */
  Snapshot save(String name) throws IOException;

  /**
   * Puts the state back.
   *
   * @throws java.util.NoSuchElementException when there is no such snapshot
   */
  void restore(String name) throws IOException;

  /** All, oldest first. */
  List<Snapshot> list();

  /** Forgets one; nothing happens when there is none of that name. */
  void delete(String name) throws IOException;
}
