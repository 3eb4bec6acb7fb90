package dev.lectern.pane.sandbox;

/** Ends subscriptions to the sandbox. */
final class Listening {

  private Listening() {}

  /** Ends one; the sandbox's ports do not fail at that. */
  static void end(AutoCloseable subscription) {
    try {
      subscription.close();
    } catch (Exception impossible) {
      throw new IllegalStateException("A listener could not be taken off", impossible);
    }
  }
}
