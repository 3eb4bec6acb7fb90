package dev.lectern.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.Scene;

/**
 * Says in the log {@code dev.lectern.start}, at the level DEBUG, when the console's first frames
 * are there. FX thread.
 */
final class StartLog {

  private final Logger log = System.getLogger("dev.lectern.start");

  /** Says it when the next frame of a window has its layout; a pulse draws it at once. */
  void atNextFrame(Scene scene, String what) {
    if (log.isLoggable(Level.DEBUG)) {
      scene.addPostLayoutPulseListener(
          new Runnable() {
            @Override
            public void run() {
              scene.removePostLayoutPulseListener(this);
              log.log(Level.DEBUG, "{0} after {1} ms", what, Long.toString(age().toMillis()));
            }
          });
    }
  }

  /** Of this process. */
  private static Duration age() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }
}
