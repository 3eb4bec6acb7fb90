package dev.lectern.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Saves and restores the sandbox's whole state: maps, blobs, clock. Safe for any thread. */
public interface Snapshots {

  /** Names of states that a lab saves by itself, and forgets by itself, begin with this. */
  String OF_LABS = "lab ";

  /** What is saved before the state is replaced; not for the user to see. */
  String UNDO = "before the last restore";

  /**
   * A saved state.
   *
   * @param name unique
   * @param savedAt what the sandbox's clock showed
   */
  record Snapshot(String name, Instant savedAt) {}

  /** A file that was not exported from a sandbox, or is damaged; the message is for the user. */
  final class ForeignFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** With a whole sentence that says what is wrong with the file. */
    public ForeignFileException(String message) {
      super(message);
    }
  }

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

  /**
   * What a snapshot takes on disk, in bytes: its tables and the large objects that it keeps, also
   * when the state now and other snapshots keep the same ones; 0 when there is none of that name.
   */
  long bytes(String name) throws IOException;

  /**
   * Writes a snapshot with everything that belongs to it into one file.
   *
   * @throws java.util.NoSuchElementException when there is no such snapshot
   */
  void exportTo(String name, Path file) throws IOException;

  /**
   * Reads a snapshot from a file that {@link #exportTo} wrote; it is not restored yet. Its name
   * gets a number when there is another one of that name, and "from" before it when a lab saved it
   * elsewhere: no lab here may forget it, or go back to it.
   *
   * @throws ForeignFileException when the file is something else, or damaged; nothing was changed
   */
  Snapshot importFrom(Path file) throws IOException;

  /**
   * Calls the listener when a snapshot was saved, imported or forgotten, on any thread; it must be
   * quick. Close to stop.
   */
  AutoCloseable onChange(Runnable listener);

  /** Empties the whole state; the snapshots stay. The clock goes back to real time. */
  void wipe() throws IOException;
}
