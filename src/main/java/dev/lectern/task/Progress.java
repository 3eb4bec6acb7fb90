package dev.lectern.task;

/** How far work has come; called by the work on its own thread as often as it likes. */
public interface Progress {

  /** For work that nobody watches. */
  static Progress unseen() {
    return new Progress() {
      @Override
      public void update(long done, long total) {}

      @Override
      public void message(String text) {}

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }

  /** Units done and in all; {@code total} is negative when not known. */
  void update(long done, long total);

  /** What is being done now, in a few words. */
  void message(String text);

  /** Whether the user cancelled. */
  boolean cancelled();

  /**
   * Ends the work when the user cancelled.
   *
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  default void check() {
    if (cancelled()) {
      throw new java.util.concurrent.CancellationException("cancelled by the user");
    }
  }
}
