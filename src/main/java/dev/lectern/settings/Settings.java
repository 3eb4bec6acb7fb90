package dev.lectern.settings;

/**
 * What the user set, one record type a section, kept in one JSON file. A change is saved within a
 * second, atomically; {@link #close()} saves at once. Safe for any thread.
 */
public interface Settings extends AutoCloseable {

  /**
   * The section of that type, or {@code initial} when nothing valid was kept.
   *
   * @param name key of the section in the file
   */
  <T extends Record> T get(String name, Class<T> type, T initial);

  /** Replaces a section. */
  void put(String name, Record section);

  @Override
  void close();
}
